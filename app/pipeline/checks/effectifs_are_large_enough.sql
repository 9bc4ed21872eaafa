-- Fewer than 20 young people could be recognised, and fewer than 20 in work by what they earn.
SELECT 'formation' AS mart, uai, code FROM marts.formation WHERE effectif < 20
UNION ALL
SELECT 'etablissement', uai, population FROM marts.etablissement WHERE effectif < 20
UNION ALL
SELECT 'reference_publiee', code_region, code FROM marts.reference_publiee
WHERE effectif < 20 OR (motif_absence IS NOT NULL AND coalesce(part_formation, part_en_emploi_6_mois, salaire_q2_12_mois) IS NOT NULL)
