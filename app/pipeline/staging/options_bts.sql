-- BTS with a common first year, one row per option. Names and types only, no rule.
SELECT
    cfd_commun,
    trim(famille) AS famille,
    cfd_specialite,
    trim(specialite) AS specialite,
    fichier,
    ligne
FROM source.options_bts
