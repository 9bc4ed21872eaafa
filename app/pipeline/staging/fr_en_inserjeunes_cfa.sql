-- InserJeunes of the CFA, one row per UAI × cohort. Names and types only, no rule.
SELECT
    uai,
    trim(libelle) AS libelle,
    region,
    millesime(annee) AS millesime,
    entier(COLUMNS('^((part|taux|va)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.fr_en_inserjeunes_cfa
