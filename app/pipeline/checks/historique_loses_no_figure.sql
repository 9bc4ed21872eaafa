-- A cohort dropped by a join or a filter would make a hole in a curve where the ministry published a figure.
WITH lue AS (
    SELECT *, NULL AS code FROM intermediate.apprentissage WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT * FROM intermediate.scolaire WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT *, mefstat11 AS code, 'eleves' AS population FROM intermediate.formation_fine WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT * FROM intermediate.api_formation WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT nullif(uai, 'national') AS uai, 'SISE:' || sise AS code, 'etudiants' AS population, * EXCLUDE (uai)
    FROM intermediate.insersup AS i
    WHERE
        refus IS NULL
        -- Of a year and two pooled years that hold it, one is left out: see historique_counts_nobody_twice.
        AND NOT EXISTS (
            FROM intermediate.insersup AS autre
            WHERE
                autre.refus IS NULL
                AND autre.uai = i.uai
                AND autre.sise = i.sise
                AND length(autre.millesime) <> length(i.millesime)
                AND (contains(autre.millesime, i.millesime) OR contains(i.millesime, autre.millesime))
        )
)

SELECT lue.uai, lue.code, lue.population, lue.millesime, lue.fichier, lue.ligne
FROM lue
LEFT JOIN marts.historique AS h
    ON coalesce(h.uai, '') = coalesce(lue.uai, '')
    AND coalesce(h.code, '') = coalesce(lue.code, '')
    AND h.population = lue.population
    AND h.millesime = lue.millesime
WHERE
    h.millesime IS NULL
    OR (
        coalesce(lue.part_en_emploi_6_mois, lue.part_formation, lue.part_autres_situations) IS NOT NULL
        AND h.motif_absence IS NOT NULL
        -- The API counts people: of a group that it says is small, the shares of the open data are hidden too.
        AND h.source NOT LIKE 'api-%'
    )
