-- Every formation of Parcoursup by its number (g_ta_cod), as its latest session describes it.
WITH publiee AS (
    SELECT *, 'fr-esr-cartographie_formations_parcoursup' AS source, 1 AS rang FROM staging.fr_esr_cartographie_formations_parcoursup
    UNION ALL BY NAME
    SELECT *, 'fr-esr-parcoursup' AS source, 2 AS rang FROM staging.fr_esr_parcoursup
)

SELECT
    g_ta_cod,
    session,
    CASE WHEN est_uai(uai) THEN uai END AS uai,
    libelle,
    intitule_parcoursup(libelle) AS intitule,
    id_paysage,
    source,
    rang,
    fichier,
    ligne
FROM publiee
QUALIFY (session, -rang) = max((session, -rang)) OVER (PARTITION BY g_ta_cod)
