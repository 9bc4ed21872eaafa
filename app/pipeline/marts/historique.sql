-- Every cohort that was published of a formation in an establishment, of a whole establishment, and of a diploma of higher
-- education there and in France (no UAI): a row each, its shares or the reason for having none, never averaged.
-- key: uai, code, population, millesime
WITH datee AS (
    SELECT *, length(millesime) = 4 AS est_une_annee, left(millesime, 4) AS debut, right(millesime, 4) AS fin
    FROM intermediate.cohorte
),

-- A year and two pooled years that hold it count the same people, and their difference would be those of the other year,
-- which may be hidden: of the two, only the one that the card of the latest cohort would choose.
-- Two years pooled give way to the last of them, unless they alone have shares.
sans_double AS (
    SELECT *
    FROM datee
    WINDOW meme_fin AS (PARTITION BY uai, code, population, fin)
    QUALIFY
        est_une_annee
        OR NOT if(motif IS NULL, bool_or(est_une_annee AND motif IS NULL) OVER meme_fin, bool_or(est_une_annee) OVER meme_fin)
),

-- Then a year gives way to the two years that still hold it, unless it alone has shares.
sans_doublon AS (
    SELECT *
    FROM sans_double
    WINDOW
        meme_debut AS (PARTITION BY uai, code, population, debut), meme_fin AS (PARTITION BY uai, code, population, fin)
    QUALIFY
        NOT est_une_annee
        OR NOT if(
            motif IS NULL,
            bool_or(NOT est_une_annee AND motif IS NULL) OVER meme_debut OR bool_or(NOT est_une_annee AND motif IS NULL) OVER meme_fin,
            bool_or(NOT est_une_annee) OVER meme_debut OR bool_or(NOT est_une_annee) OVER meme_fin
        )
)

SELECT
    uai,
    code,
    type_code,
    population,
    millesime,
    motif AS motif_absence,
    obtention_diplome,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    effectif,
    origine,
    source,
    fichier,
    ligne
FROM sans_doublon
ORDER BY uai, code, population, ordre(millesime)
