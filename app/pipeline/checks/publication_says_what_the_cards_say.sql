-- The data API and the cards would give one formation two figures: both hold the same cohorts of an establishment.
-- Not compared: the number of young people, which the API hides where it would tell of a few of them.
WITH api AS (
    SELECT lieu AS uai, if(type_code = 'sise', 'SISE:' || code, code) AS code, millesime, motif_absence,
        part_en_emploi_6_mois, part_formation, part_autres_situations
    FROM marts.publication
    WHERE niveau = 'etablissement' AND type_donnee = 'self'
),

cartes AS (
    SELECT uai, code, millesime, motif_absence, part_en_emploi_6_mois, part_formation, part_autres_situations
    FROM marts.historique
    WHERE uai IS NOT NULL AND code IS NOT NULL
)

SELECT 'api' AS cote, * FROM (FROM api EXCEPT FROM cartes)
UNION ALL
SELECT 'cartes', * FROM (FROM cartes EXCEPT FROM api)
