-- One row per CFA: interrupted apprenticeship contracts, latest cohort that says it (the portal filled 2018-2019 only).
-- key: uai
SELECT uai, millesime, taux_contrats_interrompus, source, fichier, ligne
FROM intermediate.figure
WHERE code IS NULL AND population = 'cfa' AND taux_contrats_interrompus IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY uai ORDER BY ordre(millesime) DESC) = 1
ORDER BY uai
