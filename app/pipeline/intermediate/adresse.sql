-- One row per address of a card: the figures of its latest cohort that has any, and why its latest cohort has none.
WITH chiffree AS (
    SELECT *, coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NOT NULL AS a_un_chiffre
    FROM intermediate.figure
)

SELECT
    uai,
    population,
    code,
    any_value(type_code) AS type_code,
    any_value(filiere) AS filiere,
    any_value(mefstat11) AS mefstat11,
    last(libelle ORDER BY ordre(millesime)) AS libelle_etablissement,
    last(region ORDER BY ordre(millesime)) AS region_inserjeunes,
    last(millesime ORDER BY ordre(millesime)) AS dernier_millesime,
    CASE
        WHEN NOT last(a_un_chiffre ORDER BY ordre(millesime))
            -- A line of InserJeunes without any figure is below the threshold of 20: the only cause its producer gives.
            THEN coalesce(last(motif ORDER BY ordre(millesime)), 'effectif_faible')
    END AS motif_absence,
    arg_max(
        {
            'millesime': millesime,
            'part_en_emploi_6_mois': part_en_emploi_6_mois,
            'part_formation': part_formation,
            'part_autres_situations': part_autres_situations,
            'effectif': effectif,
            'origine': origine,
            'source': source,
            'fichier': fichier,
            'ligne': ligne
        },
        ordre(millesime)
    ) FILTER (WHERE a_un_chiffre) AS chiffre
FROM chiffree
GROUP BY uai, population, code
