-- What stands in for the figure of a region or of France: the middle of the lycées that publish one, latest cohort.
-- key: code, niveau, code_region
SELECT
    code,
    niveau,
    code_region,
    millesime,
    nb_etablissements,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    'mediane' AS origine,
    'fr-en-inserjeunes-lycee_pro-formation-fine' AS source
FROM intermediate.reference
-- A cohort with the three shares wins over a later one with a single share.
QUALIFY row_number() OVER (
    PARTITION BY code, niveau, code_region ORDER BY part_en_emploi_6_mois IS NULL, ordre(millesime) DESC
) = 1
ORDER BY code, niveau, code_region
