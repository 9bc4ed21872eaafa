-- A history that ends elsewhere than the card that it stands under would contradict it, in its figures or their absence.
WITH histoire AS (
    SELECT
        uai,
        code,
        population,
        last(millesime ORDER BY ordre(millesime)) AS dernier_millesime,
        last(motif_absence ORDER BY ordre(millesime)) AS motif_absence,
        unnest(
            arg_max(
                {
                    'millesime': millesime,
                    'emploi': part_en_emploi_6_mois,
                    'formation': part_formation,
                    'autres': part_autres_situations,
                    'effectif': effectif,
                    'origine': origine,
                    'source': source,
                    'fichier': fichier,
                    'ligne': ligne
                },
                ordre(millesime)
            ) FILTER (WHERE motif_absence IS NULL)
        )
    FROM marts.historique
    GROUP BY uai, code, population
),

servie AS (
    SELECT *, if(type_code = 'cfd', 'apprentis', 'eleves') AS population FROM marts.formation
    UNION ALL BY NAME
    SELECT * FROM marts.etablissement WHERE motif_absence IS DISTINCT FROM 'absence'
    UNION ALL BY NAME
    SELECT *, 'SISE:' || sise AS code, 'etudiants' AS population FROM marts.insersup
    UNION ALL BY NAME
    SELECT *, 'SISE:' || sise AS code, 'etudiants' AS population FROM marts.insersup_national
),

attendue AS (
    SELECT
        uai, code, population, dernier_millesime, motif_absence, millesime, part_en_emploi_6_mois, part_formation,
        part_autres_situations, effectif, origine, source, fichier, ligne
    FROM servie
)

(SELECT * FROM histoire EXCEPT SELECT * FROM attendue)
UNION ALL
(SELECT * FROM attendue EXCEPT SELECT * FROM histoire)
