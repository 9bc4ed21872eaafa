-- Actions de formation of Idéo, one row per formation × place of teaching. Names and types only.
SELECT
    trim(libelle) AS libelle,
    nullif(regexp_extract(url_ideo, 'FOR\.\d+'), '') AS code_ideo,
    nullif(trim(uai), '') AS uai,
    trim(libelle_etablissement) AS libelle_etablissement,
    trim(type_formation) AS type_formation,
    fichier,
    ligne
FROM source.onisep_actions
