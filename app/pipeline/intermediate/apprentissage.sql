-- CFA as a whole, all cohorts. The portal and the older files of the DEPP publish the same figures: the portal wins.
WITH publiee AS (
    SELECT *, 'fr-en-inserjeunes-cfa' AS source, 1 AS rang FROM devenir('staging.fr_en_inserjeunes_cfa')
    UNION ALL BY NAME
    SELECT *, 'depp-etablissements-apprentissage' AS source, 2 AS rang FROM devenir('staging.depp_etablissements_apprentissage')
)

SELECT
    * EXCLUDE (rang),
    'cfa' AS population,
    CASE WHEN row_number() OVER (PARTITION BY uai, millesime ORDER BY rang) > 1 THEN 'déjà dans la publication du portail' END AS refus
FROM publiee
