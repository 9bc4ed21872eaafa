-- One row per establishment and related one, both ways: `lien` says what `uai_lie` is to `uai`, its mere or its fille.
-- Figures may be taken from a related establishment only where nb_reponses is 1: none of several is ever picked.
-- key: uai, lien, uai_lie
WITH declaree AS (
    SELECT uai AS fille, uai_mere AS mere, type_rattachement, 'fr-en-annuaire-education' AS source, 1 AS rang, fichier, ligne
    FROM staging.fr_en_annuaire_education
    UNION ALL BY NAME
    SELECT uai AS fille, uai_lie AS mere, type_rattachement, 'acce-uai-mere' AS source, 2 AS rang, fichier, ligne
    FROM staging.acce_uai_mere
    UNION ALL BY NAME
    SELECT uai_lie AS fille, uai AS mere, type_rattachement, 'acce-uai-fille' AS source, 3 AS rang, fichier, ligne
    FROM staging.acce_uai_fille
),

-- An establishment of several sites says its mother once a site.
unique_par_lien AS (
    SELECT *
    FROM declaree
    WHERE est_uai(fille) AND est_uai(mere) AND fille <> mere
    QUALIFY row_number() OVER (PARTITION BY fille, mere ORDER BY rang, fichier, ligne) = 1
),

dans_les_deux_sens AS (
    SELECT fille AS uai, mere AS uai_lie, 'mere' AS lien, * EXCLUDE (fille, mere, rang) FROM unique_par_lien
    UNION ALL BY NAME
    SELECT mere AS uai, fille AS uai_lie, 'fille' AS lien, * EXCLUDE (fille, mere, rang) FROM unique_par_lien
)

SELECT uai, lien, uai_lie, count(*) OVER (PARTITION BY uai, lien) AS nb_reponses, type_rattachement, source, fichier, ligne
FROM dans_les_deux_sens
ORDER BY uai, lien, uai_lie
