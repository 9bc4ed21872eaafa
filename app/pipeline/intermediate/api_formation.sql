-- Formations of establishments by the API InserJeunes, all cohorts; of a group under 20, no figure is left.
WITH lieu AS (
    SELECT uai, arg_max(libelle, ordre(millesime)) AS libelle, arg_max(region, ordre(millesime)) AS region
    FROM (
        SELECT uai, libelle, region, millesime FROM intermediate.apprentissage
        UNION ALL
        SELECT uai, libelle, region, millesime FROM intermediate.scolaire
        UNION ALL
        SELECT uai, libelle, region, millesime FROM intermediate.formation_fine
    )
    GROUP BY uai
)

SELECT
    d.* EXCLUDE (libelle, refus),
    -- The name that the open data give, so that an establishment has only one.
    coalesce(lieu.libelle, d.libelle, d.uai) AS libelle,
    lieu.region,
    if(d.type_code = 'cfd', 'apprentis', 'eleves') AS population,
    'api-inserjeunes-etablissement' AS source,
    CASE
        WHEN (d.type_code = 'cfd') <> (d.filiere = 'apprentissage')
            THEN 'code d''une autre filière'
        WHEN d.effectif >= 20 AND coalesce(d.part_en_emploi_6_mois, d.part_formation, d.part_autres_situations) IS NULL
            THEN 'aucune part'
        ELSE d.refus
    END AS refus
FROM divulgue('staging.api_inserjeunes_etablissement') AS d
LEFT JOIN lieu USING (uai)
