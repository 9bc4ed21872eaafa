-- Formations of lycées, all cohorts. A line of rates without any share is no small group (nothing is published of one): it
-- is left out and told, as that of the API is.
SELECT
    *,
    'fr-en-inserjeunes-lycee_pro-formation-fine' AS source,
    CASE
        WHEN
            coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NULL
            AND coalesce(taux_emploi_6_mois, taux_emploi_12_mois, taux_emploi_18_mois, taux_emploi_24_mois) IS NOT NULL
            THEN 'aucune part'
    END AS refus
FROM devenir('staging.fr_en_inserjeunes_lycee_pro_formation_fine')
