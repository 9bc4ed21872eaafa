-- Addresses of the establishments, one row per UAI. Names and types only.
SELECT
    uai,
    trim(libelle) AS libelle_etablissement,
    trim(commune) AS commune,
    nullif(code_postal, '') AS code_postal,
    code_departement(code_departement) AS code_departement,
    nullif(code_region, '') AS code_region,
    nullif(code_academie, '') AS code_academie,
    nullif(code_nature, '') AS code_nature,
    nullif(nature, '') AS nature,
    etat(etat) AS etat,
    fichier,
    ligne
FROM source.fr_en_adresse_et_geolocalisation_etablissements_premier_et_second_degre
