-- One row per address of a card: the figures of its latest cohort that has any, and why its latest cohort has none.
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
    last(motif ORDER BY ordre(millesime)) AS motif_absence,
    last(source ORDER BY ordre(millesime)) AS source_dernier_millesime,
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
    ) FILTER (WHERE motif IS NULL) AS chiffre
FROM intermediate.figure
GROUP BY uai, population, code
