-- What an identifier of others stands for: one row per answer. A card is drawn where there is one; a choice is offered
-- where there are several; none is picked.
-- key: type_identifiant, valeur, cle
WITH reponse AS (
    SELECT
        type_identifiant,
        valeur,
        NULL AS uai,
        cfd,
        NULL AS sise,
        NULL AS id_paysage,
        libelle,
        source,
        source AS source_code,
        rang,
        fichier,
        ligne
    FROM intermediate.certification
    UNION ALL BY NAME
    -- Without a diploma, the establishment is an answer still, and only a part of one.
    SELECT
        'parcoursup' AS type_identifiant,
        o.g_ta_cod AS valeur,
        if(i.cfd IS NULL, coalesce(s.uai, o.uai), o.uai) AS uai,
        i.cfd,
        if(i.cfd IS NULL, s.sise, NULL) AS sise,
        o.id_paysage,
        o.libelle,
        o.source,
        coalesce(i.source, if(s.sise IS NOT NULL, 'fr-esr-insersup', NULL)) AS source_code,
        o.rang,
        o.fichier,
        o.ligne
    FROM intermediate.offre_parcoursup AS o
    LEFT JOIN intermediate.intitule_parcoursup AS i USING (intitule)
    LEFT JOIN intermediate.offre_superieur AS s USING (id_paysage, intitule)
)

SELECT
    type_identifiant,
    valeur,
    concat_ws('-', uai, cfd, 'SISE:' || sise) AS cle,
    uai,
    cfd,
    sise,
    coalesce(cfd, sise) IS NULL AS est_partielle,
    id_paysage,
    libelle,
    source,
    source_code,
    fichier,
    ligne
FROM reponse
WHERE coalesce(uai, cfd) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY type_identifiant, valeur, uai, cfd, sise ORDER BY rang, fichier, ligne) = 1
ORDER BY type_identifiant, valeur, cle
