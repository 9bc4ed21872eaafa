-- A region written in a new way would silently lose its name on the cards.
SELECT DISTINCT region
FROM intermediate.figure
WHERE region IS NOT NULL AND region NOT IN (SELECT region_inserjeunes FROM reference.region)
