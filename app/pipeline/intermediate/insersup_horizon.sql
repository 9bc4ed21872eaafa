-- Every line of InserSup that was read, at each of its horizons, the three layouts alike; `refus` says why one is not kept.
-- obtention_diplome is « ensemble » here: a card speaks of all who finished, with or without the diploma, and the row
-- « diplômé » counts a part of them again. The first layout has no such column and covers graduates only (`diplome`).
WITH publiee AS (
    SELECT 6 AS mois, 1 AS lignes, COLUMNS('[^0-9]$'), COLUMNS('^(.*)_6$') AS '\1' FROM staging.fr_esr_insersup
    UNION ALL BY NAME
    SELECT 12 AS mois, 0 AS lignes, COLUMNS('[^0-9]$'), COLUMNS('^(.*)_12$') AS '\1' FROM staging.fr_esr_insersup
    UNION ALL BY NAME
    SELECT 18 AS mois, 0 AS lignes, COLUMNS('[^0-9]$'), COLUMNS('^(.*)_18$') AS '\1' FROM staging.fr_esr_insersup
    UNION ALL BY NAME
    SELECT 24 AS mois, 0 AS lignes, COLUMNS('[^0-9]$'), COLUMNS('^(.*)_24$') AS '\1' FROM staging.fr_esr_insersup
    UNION ALL BY NAME
    SELECT 30 AS mois, 0 AS lignes, COLUMNS('[^0-9]$'), COLUMNS('^(.*)_30$') AS '\1' FROM staging.fr_esr_insersup
),

identifiee AS (
    SELECT
        * EXCLUDE (etablissement, obtention_diplome),
        -- By code, never by label: « National » and « Tout Master LMD » have been written in several ways.
        CASE WHEN etablissement IN ('all', 'UNIV') THEN 'national' ELSE etablissement END AS uai,
        coalesce(obtention_diplome, 'diplome') AS obtention_diplome,
        CASE
            WHEN coalesce(sise, 'all') = 'all' THEN 'total de plusieurs diplômes'
            WHEN length(sise) <> 7 THEN 'code de diplôme qui n''est pas un code SISE'
            WHEN etablissement IS NULL THEN 'établissement sans UAI'
            WHEN dispositif <> 'insersup' THEN 'autre enquête qu''InserSup'
        END AS refus_de_la_ligne
    FROM (
        SELECT *, 'fr-esr-insersup' AS source FROM publiee
        UNION ALL BY NAME
        SELECT *, 1 AS lignes, 'fr-esr-insersup-par-horizon' AS source FROM staging.fr_esr_insersup_par_horizon
    )
),

comparee AS (
    SELECT
        *,
        max(coalesce(date_jeu, '')) OVER (PARTITION BY uai, sise, millesime, refus_de_la_ligne) AS derniere_diffusion,
        row_number() OVER (meme ORDER BY fichier, ligne) AS rang,
        -- Figures of one formation given twice, in two files or in two disciplines: alike, or nobody can tell which.
        hash(flag, nb_sortants, nb_poursuivants, nb_sortants_en_emploi_sal_fr, tx_sortants_en_emploi_sal_fr, salaire_q2) AS figures,
        min(figures) OVER meme <> max(figures) OVER meme AS a_deux_figures
    FROM identifiee
    WINDOW meme AS (PARTITION BY uai, sise, millesime, mois, coalesce(date_jeu, ''), refus_de_la_ligne)
)

SELECT
    * EXCLUDE (refus_de_la_ligne, derniere_diffusion, rang, figures, a_deux_figures),
    CASE
        WHEN refus_de_la_ligne IS NOT NULL THEN refus_de_la_ligne
        WHEN coalesce(date_jeu, '') < derniere_diffusion THEN 'remplacée par une diffusion plus récente'
        WHEN bool_or(a_deux_figures) OVER (PARTITION BY uai, sise, millesime, coalesce(date_jeu, ''), refus_de_la_ligne)
            THEN 'plusieurs chiffres pour la même formation'
        WHEN rang > 1 THEN 'ligne répétée'
    END AS refus
FROM comparee
