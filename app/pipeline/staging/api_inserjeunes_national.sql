-- API InserJeunes, one row per code × year × filière. Names and types only, no rule.
SELECT
    code,
    type_code,
    millesime(millesime) AS millesime,
    filiere(filiere) AS filiere,
    entier(nb_annee_term) AS effectif,
    entier(COLUMNS('^((nb_en_emploi|part|taux|salaire)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.api_inserjeunes_national
