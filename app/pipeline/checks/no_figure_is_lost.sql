-- A formation or an establishment that a join or a filter drops would answer « unknown » to its own school.
(
    SELECT uai, code
    FROM (
        SELECT uai, mefstat11 AS code FROM intermediate.formation_fine WHERE refus IS NULL
        UNION
        SELECT uai, code FROM intermediate.api_formation WHERE refus IS NULL
    )
    EXCEPT
    SELECT uai, code FROM marts.formation
)
UNION ALL
(
    SELECT uai, 'cfa'
    FROM (SELECT uai FROM staging.fr_en_inserjeunes_cfa UNION SELECT uai FROM staging.depp_etablissements_apprentissage)
    EXCEPT
    SELECT uai, population FROM marts.etablissement
)
UNION ALL
(
    SELECT uai, population
    FROM (
        SELECT uai, population FROM staging.fr_en_inserjeunes_lycee_pro
        UNION
        SELECT uai, population FROM staging.depp_etablissements_pro
    )
    EXCEPT
    SELECT uai, population FROM marts.etablissement
)
