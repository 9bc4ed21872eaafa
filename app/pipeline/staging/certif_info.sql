-- Certif Info, one row per certification, with the one that it replaces. Names and types only.
SELECT
    trim(libelle) AS libelle,
    nullif(trim(code_rncp), '') AS code_rncp,
    nullif(trim(cfd), '') AS cfd,
    nullif(trim(code_ideo), '') AS code_ideo,
    trim(libelle_ancien) AS libelle_ancien,
    nullif(trim(code_rncp_ancien), '') AS code_rncp_ancien,
    nullif(trim(cfd_ancien), '') AS cfd_ancien,
    fichier,
    ligne
FROM source.certif_info
