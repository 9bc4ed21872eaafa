-- Every kept figure, whole establishments (code is NULL) and formations alike, all cohorts; or `motif`, why there is no
-- share. Populations of one establishment overlap: they are never added.
WITH reunie AS (
    SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS motif, * FROM intermediate.apprentissage WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT * FROM intermediate.scolaire WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT * FROM intermediate.formation WHERE refus IS NULL AND NOT est_remplacee
    UNION ALL BY NAME
    -- An establishment known by its formations only: it exists, and nothing is published of it as a whole.
    SELECT
        uai,
        arg_max(libelle, ordre(millesime)) AS libelle,
        arg_max(region, ordre(millesime)) AS region,
        max(millesime) AS millesime,
        if(bool_and(filiere = 'apprentissage'), 'cfa', 'lycee') AS population,
        'absence' AS motif,
        arg_max(source, ordre(millesime)) AS source
    FROM intermediate.formation
    WHERE refus IS NULL AND uai NOT IN (SELECT uai FROM intermediate.scolaire)
    GROUP BY uai
    HAVING NOT bool_and(filiere = 'apprentissage') OR uai NOT IN (SELECT uai FROM intermediate.apprentissage)
)

SELECT
    * REPLACE (
        CASE
            WHEN coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NOT NULL THEN NULL
            WHEN motif IS NOT NULL THEN motif
            -- A line with another figure (interrupted contracts) was not emptied by the threshold: nobody says what did.
            WHEN
                coalesce(
                    taux_contrats_interrompus, va_emploi_6_mois, taux_emploi_6_mois_attendu, taux_emploi_6_mois,
                    taux_emploi_12_mois, taux_emploi_18_mois, taux_emploi_24_mois
                ) IS NOT NULL
                THEN 'non_diffuse'
            -- A line of InserJeunes without any figure is below the threshold of 20: the only cause its producer gives.
            ELSE 'effectif_faible'
        END AS motif
    )
FROM reunie
