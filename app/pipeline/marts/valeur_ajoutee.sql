-- One row per establishment and population: how its leavers fared against what their profile predicted, latest cohort
-- that says it. On leavers only, all formations together: never a share.
-- key: uai, population
SELECT
    uai,
    population,
    millesime,
    taux_emploi_6_mois,
    taux_emploi_6_mois_attendu,
    va_emploi_6_mois,
    source,
    fichier,
    ligne
FROM intermediate.figure
WHERE code IS NULL AND va_emploi_6_mois IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY uai, population ORDER BY ordre(millesime) DESC) = 1
ORDER BY uai, population
