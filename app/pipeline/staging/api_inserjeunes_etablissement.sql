-- API InserJeunes, one row per UAI × code × cohort × filière. Names and types only, no rule.
SELECT
    uai,
    nullif(trim(libelle), '') AS libelle,
    code,
    type_code,
    millesime(millesime) AS millesime,
    filiere(filiere) AS filiere,
    entier(nb_annee_term) AS effectif,
    entier(COLUMNS('^((part|taux)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.api_inserjeunes_etablissement
