-- One row per place and diploma taught there in apprenticeship, and one per place for all of its offers (cfd empty): who
-- teaches and who answers for it, where there is only one. Figures may be those of either: none of several is ever picked.
-- key: uai, cfd
WITH offre AS (
    SELECT
        uai,
        cfd,
        -- A number that is no UAI, or none at all, is one more answer: it never makes another one sure.
        CASE WHEN est_uai(uai_formateur) THEN uai_formateur ELSE '' END AS formateur,
        CASE WHEN est_uai(uai_gestionnaire) THEN uai_gestionnaire ELSE '' END AS gestionnaire
    FROM staging.catalogue_apprentissage
    WHERE est_uai(uai) AND coalesce(publiee, 'true') <> 'false'
)

SELECT
    uai,
    cfd,
    if(count(DISTINCT formateur) = 1, nullif(min(formateur), ''), NULL) AS uai_formateur,
    count(DISTINCT formateur) AS nb_formateurs,
    if(count(DISTINCT gestionnaire) = 1, nullif(min(gestionnaire), ''), NULL) AS uai_gestionnaire,
    count(DISTINCT gestionnaire) AS nb_gestionnaires
FROM offre
GROUP BY GROUPING SETS ((uai, cfd), (uai))
-- An offer without a code counts for its place only.
HAVING cfd IS NOT NULL OR grouping(cfd) = 1
ORDER BY uai, cfd
