-- One row per formation, cohort and filière of a region or of France: what a formation is compared with, and salaries.
-- key: niveau, code_region, code, filiere, millesime
SELECT
    niveau,
    code_region,
    code,
    type_code,
    filiere,
    millesime,
    motif AS motif_absence,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    effectif,
    salaire_q1_12_mois,
    salaire_q2_12_mois,
    salaire_q3_12_mois,
    origine,
    source,
    fichier,
    ligne
FROM intermediate.reference_publiee
WHERE refus IS NULL
ORDER BY niveau, code_region, code, filiere, millesime
