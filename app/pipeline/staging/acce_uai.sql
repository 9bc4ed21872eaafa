-- ACCE, one row per UAI. Names and types only.
SELECT
    uai,
    trim(appellation_officielle) AS libelle_etablissement,
    trim(commune_libe) AS commune,
    nullif(code_postal_uai, '') AS code_postal,
    code_departement(departement_insee_3) AS code_departement,
    nullif(academie, '') AS code_academie,
    nullif(type_uai_libe, '') AS type_etablissement,
    nullif(nature_uai, '') AS code_nature,
    nullif(nature_uai_libe, '') AS nature,
    etat(etat_etablissement_libe) AS etat,
    jour(date_derniere_mise_a_jour) AS mis_a_jour,
    fichier,
    ligne
FROM source.acce_uai
