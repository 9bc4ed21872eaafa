-- Lycées as a whole, all cohorts and populations, never to be added. The portal wins over the older files of the DEPP.
WITH publiee AS (
    SELECT *, 'fr-en-inserjeunes-lycee_pro' AS source, 1 AS rang FROM devenir('staging.fr_en_inserjeunes_lycee_pro')
    UNION ALL BY NAME
    SELECT *, 'depp-etablissements-pro' AS source, 2 AS rang FROM devenir('staging.depp_etablissements_pro')
)

SELECT
    * EXCLUDE (rang),
    CASE
        WHEN row_number() OVER (PARTITION BY uai, population, millesime ORDER BY rang) > 1 THEN 'déjà dans la publication du portail'
    END AS refus
FROM publiee
