-- API InserJeunes, one row per région académique × code × cohort × filière. Names and types only, no rule.
SELECT
    code_region_academique,
    code,
    type_code,
    millesime(millesime) AS millesime,
    filiere(filiere) AS filiere,
    entier(nb_annee_term) AS effectif,
    entier(COLUMNS('^((nb_en_emploi|part|taux|salaire)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.api_inserjeunes_region
