-- The kept lines of InserSup: shares of all who finished (leavers and continuing alike), or the reason for having none.
WITH comptee AS (
    SELECT
        *,
        nb_sortants + nb_poursuivants AS effectif,
        -- The first layout gives the rate among leavers in place of the number in work.
        CASE
            WHEN obtention_diplome = 'diplome' THEN round(tx_sortants_en_emploi_sal_fr * nb_sortants / 100)::INTEGER
            ELSE nb_sortants_en_emploi_sal_fr
        END AS nb_en_emploi,
        [marqueur_nb_sortants, marqueur_nb_poursuivants, marqueur_nb_sortants_en_emploi_sal_fr] AS marqueurs
    FROM intermediate.insersup_horizon
    WHERE refus IS NULL
),

motivee AS (
    SELECT
        -- A salary is of those in work: hidden with a small group, and where fewer than 20 of a larger one are in work.
        * REPLACE (
            CASE WHEN least(effectif, nb_en_emploi) >= 20 OR (effectif IS NULL AND coalesce(flag, '') <> '**') THEN salaire_q1 END
                AS salaire_q1,
            CASE WHEN least(effectif, nb_en_emploi) >= 20 OR (effectif IS NULL AND coalesce(flag, '') <> '**') THEN salaire_q2 END
                AS salaire_q2,
            CASE WHEN least(effectif, nb_en_emploi) >= 20 OR (effectif IS NULL AND coalesce(flag, '') <> '**') THEN salaire_q3 END
                AS salaire_q3
        ),
        CASE
            WHEN effectif < 20 THEN 'effectif_faible'
            -- « ** »: fewer than 20 leavers, even over two promos. Those who continue may be many.
            WHEN flag = '**' THEN if(effectif IS NULL, 'effectif_faible', 'non_diffuse')
            WHEN list_contains(marqueurs, 'na') THEN 'sans_objet'
            WHEN list_has_any(marqueurs, ['nd', 'ns']) THEN 'non_diffuse'
            WHEN effectif IS NULL OR nb_en_emploi IS NULL THEN 'absence'
        END AS motif
    FROM comptee
),

-- Shares rounded down, and what is lost by it.
entiere AS (
    SELECT
        *,
        100 * nb_en_emploi // effectif AS emploi,
        100 * nb_poursuivants // effectif AS formation,
        100 * (nb_sortants - nb_en_emploi) // effectif AS autres,
        100 * nb_en_emploi % effectif AS reste_emploi,
        100 * nb_poursuivants % effectif AS reste_formation,
        100 * (nb_sortants - nb_en_emploi) % effectif AS reste_autres,
        100 - emploi - formation - autres AS manque
    FROM motivee
    WHERE motif IS NULL
)

-- Largest remainder: the points that are missing to 100 go to the shares that lost most by rounding down.
SELECT
    * EXCLUDE (emploi, formation, autres, reste_emploi, reste_formation, reste_autres, manque),
    emploi + ((reste_formation > reste_emploi)::INTEGER + (reste_autres > reste_emploi)::INTEGER < manque)::INTEGER AS part_en_emploi,
    formation + ((reste_emploi >= reste_formation)::INTEGER + (reste_autres > reste_formation)::INTEGER < manque)::INTEGER
        AS part_formation,
    autres + ((reste_emploi >= reste_autres)::INTEGER + (reste_formation >= reste_autres)::INTEGER < manque)::INTEGER
        AS part_autres_situations
FROM entiere
UNION ALL BY NAME
SELECT * REPLACE (NULL::INTEGER AS effectif) FROM motivee WHERE motif IS NOT NULL
