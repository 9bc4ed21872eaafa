-- One row per formation in an establishment that some source lists: what a search may answer with. `formation` is the CFD,
-- or SISE: and a number; `code` is the code of the key. A diploma that the figures list under its classes is not repeated.
WITH suivie AS (
    SELECT a.uai, coalesce(d.cfd, a.code) AS formation, a.code, a.chiffre IS NOT NULL AS a_un_chiffre
    FROM intermediate.adresse AS a
    LEFT JOIN intermediate.diplome AS d ON d.code = a.code
    WHERE a.code IS NOT NULL
    UNION ALL
    SELECT uai, 'SISE:' || sise, 'SISE:' || sise, chiffre IS NOT NULL FROM intermediate.insersup_adresse WHERE uai <> 'national'
),

proposee AS (
    SELECT uai, cfd FROM staging.catalogue_apprentissage WHERE est_uai(uai) AND coalesce(publiee, 'true') <> 'false'
    UNION
    SELECT o.uai, i.cfd FROM intermediate.offre_parcoursup AS o JOIN intermediate.intitule_parcoursup AS i USING (intitule)
)

SELECT * FROM suivie
UNION ALL
SELECT p.uai, p.cfd, p.cfd, false
FROM proposee AS p
ANTI JOIN suivie AS s ON s.uai = p.uai AND s.formation = p.cfd
WHERE p.uai IS NOT NULL AND p.cfd IS NOT NULL
