-- A formation that a join or a choice drops would answer « unknown », one that loses its figures would look secret.
WITH servie AS (
    SELECT uai, sise, millesime IS NOT NULL AS a_un_chiffre FROM marts.insersup
    UNION ALL
    SELECT 'national', sise, millesime IS NOT NULL FROM marts.insersup_national
),

gardee AS (
    SELECT
        uai,
        sise,
        bool_or(
            mois = 6
            AND nb_sortants + nb_poursuivants >= 20
            AND coalesce(nb_sortants_en_emploi_sal_fr, tx_sortants_en_emploi_sal_fr) IS NOT NULL
            AND flag IS DISTINCT FROM '**'
        ) AS a_un_chiffre
    FROM intermediate.insersup_horizon
    WHERE refus IS NULL
    GROUP BY uai, sise
)

SELECT gardee.uai, gardee.sise
FROM gardee
LEFT JOIN servie USING (uai, sise)
WHERE servie.a_un_chiffre IS NULL OR (gardee.a_un_chiffre AND NOT servie.a_un_chiffre)
