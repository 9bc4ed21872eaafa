-- InserJeunes of the formations of lycées, one row per UAI × MEFSTAT11 × cohort. Names and types only, no rule.
SELECT
    uai,
    trim(libelle) AS libelle,
    region,
    code_formation_mefstat11 AS mefstat11,
    millesime(annee) AS millesime,
    entier(COLUMNS('^((part|taux|va)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.fr_en_inserjeunes_lycee_pro_formation_fine
