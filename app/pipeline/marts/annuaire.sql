-- One row per establishment: who it is and where. The whole row comes from one source, the directory first.
-- key: uai
SELECT * FROM intermediate.annuaire ORDER BY uai
