-- One row per region: its name, and its name after a preposition, which no rule gives.
-- key: code_region
SELECT code_region, region, en_region FROM reference.region ORDER BY code_region
