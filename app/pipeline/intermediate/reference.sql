-- The middle of the lycées that publish a figure for one diploma, in a region and in France, cohort by cohort.
-- No open source gives the figure of a region: the median of at least 5 establishments stands in for it, and is always
-- called by that name. Medians of the three shares would not sum to 100: that of the other situations is never given.
-- Both shares come from the same lycées; where fewer than 5 publish the three, only the share that more of them publish is
-- kept. A lycée with several courses of one CFD has no single figure for it, and is left out of the median of the CFD.
WITH publiee AS (
    SELECT
        f.uai,
        f.millesime,
        f.source,
        r.code_region,
        f.part_en_emploi_6_mois,
        f.part_formation,
        f.part_autres_situations,
        unnest([f.mefstat11, d.cfd]) AS code,
        f.part_en_emploi_6_mois IS NOT NULL AND f.part_formation IS NOT NULL AND f.part_autres_situations IS NOT NULL AS est_complete
    FROM intermediate.figure AS f
    LEFT JOIN intermediate.diplome AS d ON d.code = f.mefstat11
    LEFT JOIN reference.region AS r ON r.region_inserjeunes = f.region
    WHERE f.mefstat11 IS NOT NULL
),

seule AS (
    SELECT * FROM publiee QUALIFY count(*) OVER (PARTITION BY uai, millesime, code) = 1
),

niveau AS (
    SELECT 'region' AS niveau, * FROM seule WHERE code_region IS NOT NULL
    UNION ALL BY NAME
    SELECT 'france' AS niveau, '00' AS code_region, * EXCLUDE (code_region) FROM seule
),

milieu AS (
    SELECT
        niveau,
        code_region,
        code,
        millesime,
        count(DISTINCT uai) FILTER (WHERE est_complete) AS nb_complets,
        count(DISTINCT uai) FILTER (WHERE part_formation IS NOT NULL) AS nb_formation,
        median(part_en_emploi_6_mois) FILTER (WHERE est_complete) AS emploi,
        median(part_formation) FILTER (WHERE est_complete) AS formation,
        median(part_formation) FILTER (WHERE part_formation IS NOT NULL) AS formation_seule,
        -- Of several, the first by name: a middle that counts a figure of the API is not one of the open data.
        min(source) AS source
    FROM niveau
    WHERE code IS NOT NULL
    GROUP BY ALL
)

SELECT
    niveau,
    code_region,
    code,
    millesime,
    CASE WHEN nb_complets >= 5 THEN nb_complets ELSE nb_formation END AS nb_etablissements,
    CASE WHEN nb_complets >= 5 THEN floor(emploi + 0.5)::INTEGER END AS part_en_emploi_6_mois,
    floor(CASE WHEN nb_complets >= 5 THEN formation ELSE formation_seule END + 0.5)::INTEGER AS part_formation,
    NULL::INTEGER AS part_autres_situations,
    source
FROM milieu
WHERE nb_formation >= 5
