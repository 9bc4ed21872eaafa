-- Familles de métiers, one row per speciality of a seconde commune. Names and types only, no rule.
SELECT
    trim(famille) AS famille,
    trim(specialite) AS specialite,
    mefstat11_commun,
    cfd_commun,
    mefstat11_specialite,
    cfd_specialite,
    fichier,
    ligne
FROM source.familles_metiers
