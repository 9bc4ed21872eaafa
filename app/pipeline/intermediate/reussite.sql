-- IVAL, one row per lycée × year × group of specialities (`ensemble`: all of them). The counts stay in this layer.
WITH publiee AS (
    SELECT *, 'fr-en-indicateurs-de-resultat-des-lycees-pro_v2' AS source, 1 AS rang
    FROM staging.fr_en_indicateurs_de_resultat_des_lycees_pro_v2
    UNION ALL BY NAME
    SELECT *, 'fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels' AS source, 2 AS rang
    FROM staging.fr_en_indicateurs_de_resultat_des_lycees_denseignement_professionnels
),

unique_par_annee AS (
    SELECT *
    FROM publiee
    -- The present publication wins. The former one gives Guadeloupe twice, the second time as the region of code 0.
    QUALIFY row_number() OVER (PARTITION BY uai, annee ORDER BY rang, code_region = '0') = 1
),

mesure AS (
    UNPIVOT (
        SELECT uai, annee, source, fichier, ligne, COLUMNS('^(presents|taux_reu|attendu_reu|va_reu)_') FROM unique_par_annee
    )
    ON COLUMNS(* EXCLUDE (uai, annee, source, fichier, ligne))
    INTO NAME mesure VALUE valeur
),

par_secteur AS (
    SELECT
        uai,
        annee,
        source,
        fichier,
        ligne,
        regexp_extract(mesure, '^(?:presents|taux_reu|attendu_reu|va_reu)_(.+)$', 1) AS groupe,
        max(valeur) FILTER (WHERE mesure LIKE 'presents%') AS presents,
        max(valeur) FILTER (WHERE mesure LIKE 'taux_reu%') AS taux_reussite,
        max(valeur) FILTER (WHERE mesure LIKE 'attendu_reu%') AS attendu,
        max(valeur) FILTER (WHERE mesure LIKE 'va_reu%') AS va
    FROM mesure
    GROUP BY ALL
)

SELECT
    s.* EXCLUDE (groupe, attendu, va),
    CASE s.groupe WHEN 'total' THEN 'ensemble' ELSE s.groupe END AS secteur,
    -- Each publication gives one of the two: the value added is what was reached less what was expected.
    coalesce(s.attendu, s.taux_reussite - s.va) AS taux_reussite_attendu,
    coalesce(s.va, s.taux_reussite - s.attendu) AS va_reussite,
    CASE WHEN s.groupe = 'total' THEN u.eff_2nde END AS effectif_2nde,
    CASE WHEN s.groupe = 'total' THEN u.taux_acces_2nde END AS taux_acces,
    CASE WHEN s.groupe = 'total' THEN coalesce(u.attendu_acces_2nde, u.taux_acces_2nde - u.va_acces_2nde) END AS taux_acces_attendu,
    CASE WHEN s.groupe = 'total' THEN coalesce(u.va_acces_2nde, u.taux_acces_2nde - u.attendu_acces_2nde) END AS va_acces
FROM par_secteur AS s
JOIN unique_par_annee AS u USING (uai, annee)
