-- Formations of establishments, all cohorts, by the open data and by the API InserJeunes. For one formation and cohort,
-- in this order: what the API says is under 20, published shares, rebuilt ones; the more complete, then the API.
WITH publiee AS (
    SELECT *, mefstat11 AS code, 'mefstat11' AS type_code, 'scolaire' AS filiere, 'eleves' AS population
    FROM intermediate.formation_fine
    UNION ALL BY NAME
    SELECT *, CASE type_code WHEN 'mefstat11' THEN code END AS mefstat11 FROM intermediate.api_formation
),

comptee AS (
    SELECT
        *,
        (part_en_emploi_6_mois IS NOT NULL)::INTEGER
        + (part_formation IS NOT NULL)::INTEGER
        + (part_autres_situations IS NOT NULL)::INTEGER AS nb_parts
    FROM publiee
)

SELECT
    * EXCLUDE (nb_parts),
    row_number() OVER (
        PARTITION BY uai, code, millesime
        ORDER BY
            refus IS NOT NULL,
            coalesce(motif, '') <> 'effectif_faible',
            nb_parts = 0,
            origine = 'calcule',
            nb_parts DESC,
            source LIKE 'api-%' DESC
    ) > 1 AS est_remplacee
FROM comptee
