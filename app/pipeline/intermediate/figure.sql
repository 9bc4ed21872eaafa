-- Every kept figure, whole establishments (code is NULL) and formations alike, all cohorts. Populations of one
-- establishment overlap: they are never added.
SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS motif, * FROM intermediate.apprentissage WHERE refus IS NULL
UNION ALL BY NAME
SELECT * FROM intermediate.scolaire WHERE refus IS NULL
UNION ALL BY NAME
SELECT * FROM intermediate.formation WHERE refus IS NULL AND NOT est_remplacee
UNION ALL BY NAME
-- An establishment known by its formations only: it exists, and nothing is published of it as a whole.
SELECT
    uai,
    arg_max(libelle, ordre(millesime)) AS libelle,
    arg_max(region, ordre(millesime)) AS region,
    max(millesime) AS millesime,
    if(bool_and(filiere = 'apprentissage'), 'cfa', 'lycee') AS population,
    'absence' AS motif
FROM intermediate.formation
WHERE refus IS NULL AND uai NOT IN (SELECT uai FROM intermediate.scolaire)
GROUP BY uai
HAVING NOT bool_and(filiere = 'apprentissage') OR uai NOT IN (SELECT uai FROM intermediate.apprentissage)
