-- Formations in a region and in France by the API InserJeunes, all cohorts; of a group under 20, no figure is left.
WITH publiee AS (
    SELECT *, 'region' AS niveau, 'api-inserjeunes-region' AS source
    FROM divulgue('staging.api_inserjeunes_region')
    LEFT JOIN reference.region_academique USING (code_region_academique)
    UNION ALL BY NAME
    SELECT *, 'national' AS niveau, 'api-inserjeunes-national' AS source FROM divulgue('staging.api_inserjeunes_national')
),

protegee AS (
    SELECT
        COLUMNS(lambda nom: NOT starts_with(nom, 'salaire')),
        -- A salary is of those who have a job, fewer than those who finished the formation.
        CASE WHEN coalesce(nb_en_emploi_12_mois, effectif) >= 20 THEN COLUMNS('^(salaire.*)$') END AS '\1'
    FROM publiee
)

SELECT
    * REPLACE (
        CASE
            WHEN
                effectif >= 20
                AND coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NULL
                AND coalesce(salaire_q1_12_mois, salaire_q2_12_mois, salaire_q3_12_mois) IS NULL
                THEN 'aucun chiffre'
            ELSE refus
        END AS refus
    )
FROM protegee
