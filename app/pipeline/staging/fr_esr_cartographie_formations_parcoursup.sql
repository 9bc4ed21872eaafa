-- Map of Parcoursup, one row per formation × session. Names and types only.
SELECT
    g_ta_cod,
    left(session, 4)::INTEGER AS session,
    nullif(uai, '') AS uai,
    trim(libelle) AS libelle,
    nullif(id_paysage, '') AS id_paysage,
    fichier,
    ligne
FROM source.fr_esr_cartographie_formations_parcoursup
