-- Formations of lycées, all cohorts.
SELECT *, 'fr-en-inserjeunes-lycee_pro-formation-fine' AS source, NULL::VARCHAR AS refus
FROM devenir('staging.fr_en_inserjeunes_lycee_pro_formation_fine')
