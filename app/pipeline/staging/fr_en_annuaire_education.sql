-- Directory of the establishments, one row per site: an establishment of several sites has several. Names and types only.
SELECT
    uai,
    trim(nom_etablissement) AS libelle_etablissement,
    trim(nom_commune) AS commune,
    nullif(code_postal, '') AS code_postal,
    code_departement(code_departement) AS code_departement,
    nullif(code_region, '') AS code_region,
    nullif(code_academie, '') AS code_academie,
    nullif(type_etablissement, '') AS type_etablissement,
    nullif(code_nature, '') AS code_nature,
    nullif(libelle_nature, '') AS nature,
    etat(etat) AS etat,
    nullif(date_maj_ligne, '')::DATE AS mis_a_jour,
    nullif(etablissement_mere, '') AS uai_mere,
    nullif(type_rattachement_etablissement_mere, '') AS type_rattachement,
    fichier,
    ligne
FROM source.fr_en_annuaire_education
