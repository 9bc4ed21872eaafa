-- Fewer than 20 young people could be recognised, and fewer than 20 in work by what they earn.
SELECT 'formation' AS mart, uai, code FROM marts.formation WHERE effectif < 20
UNION ALL
SELECT 'etablissement', uai, population FROM marts.etablissement WHERE effectif < 20
UNION ALL
SELECT 'historique', uai, concat_ws(' ', code, population, millesime) FROM marts.historique
WHERE
    effectif < 20
    OR (
        motif_absence IS NOT NULL
        AND coalesce(effectif, part_en_emploi_6_mois, part_formation, part_autres_situations) IS NOT NULL
    )
UNION ALL
SELECT 'reference_publiee', code_region, code FROM marts.reference_publiee
WHERE
    effectif < 20
    OR (
        motif_absence IS NOT NULL
        AND coalesce(
            effectif, part_formation, part_en_emploi_6_mois, part_autres_situations, salaire_q1_12_mois, salaire_q2_12_mois,
            salaire_q3_12_mois
        ) IS NOT NULL
    )
