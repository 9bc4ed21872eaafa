-- Formations of Idéo, one row per FOR number. Names and types only.
SELECT
    trim(libelle) AS libelle,
    nullif(trim(code_rncp), '') AS code_rncp,
    nullif(trim(cfd), '') AS cfd,
    nullif(regexp_extract(url_ideo, 'FOR\.\d+'), '') AS code_ideo,
    fichier,
    ligne
FROM source.onisep_formations
