-- Every kept figure, whole establishments (mefstat11 is NULL) and formations alike, all cohorts. Populations of one
-- establishment overlap: they are never added.
SELECT NULL::VARCHAR AS mefstat11, NULL::VARCHAR AS motif, * FROM intermediate.apprentissage WHERE refus IS NULL
UNION ALL BY NAME
SELECT * FROM intermediate.scolaire WHERE refus IS NULL
UNION ALL BY NAME
SELECT *, 'eleves' AS population FROM intermediate.formation_fine WHERE refus IS NULL
UNION ALL BY NAME
-- A lycée known by its formations only: it exists, and nothing is published of it as a whole.
SELECT
    uai,
    arg_max(libelle, ordre(millesime)) AS libelle,
    arg_max(region, ordre(millesime)) AS region,
    max(millesime) AS millesime,
    'lycee' AS population,
    'absence' AS motif
FROM intermediate.formation_fine
WHERE uai NOT IN (SELECT uai FROM intermediate.scolaire)
GROUP BY uai
