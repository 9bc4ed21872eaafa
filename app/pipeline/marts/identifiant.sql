-- What an identifier of others stands for: one row per answer. A card is drawn where there is one; a choice is offered
-- where there are several; none is picked.
-- key: type_identifiant, valeur, cle
WITH reponse AS (
    SELECT type_identifiant, valeur, NULL AS uai, cfd, NULL AS id_paysage, libelle, source, source AS source_code, rang, fichier, ligne
    FROM intermediate.certification
    UNION ALL BY NAME
    -- Without a diploma, the establishment is an answer still; for a BUT, id_paysage is what InserSup knows it by.
    SELECT
        'parcoursup' AS type_identifiant,
        o.g_ta_cod AS valeur,
        o.uai,
        i.cfd,
        o.id_paysage,
        o.libelle,
        o.source,
        i.source AS source_code,
        o.rang,
        o.fichier,
        o.ligne
    FROM intermediate.offre_parcoursup AS o
    LEFT JOIN intermediate.intitule_parcoursup AS i USING (intitule)
)

SELECT
    type_identifiant,
    valeur,
    concat_ws('-', uai, cfd) AS cle,
    uai,
    cfd,
    id_paysage,
    libelle,
    source,
    source_code,
    fichier,
    ligne
FROM reponse
WHERE coalesce(uai, cfd) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY type_identifiant, valeur, uai, cfd ORDER BY rang, fichier, ligne) = 1
ORDER BY type_identifiant, valeur, cle
