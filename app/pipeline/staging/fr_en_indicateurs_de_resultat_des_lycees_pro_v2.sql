-- IVAL, one row per lycée × year. Names and types only.
SELECT
    uai,
    left(annee, 4)::INTEGER AS annee,
    trim(libelle_uai) AS libelle_etablissement,
    trim(libelle_commune) AS commune,
    entier(COLUMNS('^((presents|taux|attendu|va|eff)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.fr_en_indicateurs_de_resultat_des_lycees_pro_v2
