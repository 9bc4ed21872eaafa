-- Table de passage, one row per certification of Certif Info × formation of Idéo. Names and types only.
SELECT
    trim(libelle) AS libelle,
    nullif(trim(code_rncp), '') AS code_rncp,
    nullif(trim(cfd), '') AS cfd,
    nullif(trim(code_ideo), '') AS code_ideo,
    trim(libelle_ideo) AS libelle_ideo,
    lower(trim(statut)) AS statut,
    fichier,
    ligne
FROM source.onisep_table_de_passage
