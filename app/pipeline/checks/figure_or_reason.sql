-- Without a figure or a reason, a card would be blank.
SELECT uai, code FROM marts.formation WHERE millesime IS NULL AND motif_absence IS NULL
UNION ALL
SELECT uai, population FROM marts.etablissement WHERE millesime IS NULL AND motif_absence IS NULL
UNION ALL
SELECT code, millesime FROM marts.reference_publiee
WHERE
    coalesce(
        part_en_emploi_6_mois, part_formation, part_autres_situations, salaire_q1_12_mois, salaire_q2_12_mois, salaire_q3_12_mois
    ) IS NULL
    AND motif_absence IS NULL
UNION ALL
SELECT uai, concat_ws(' ', code, population, millesime) FROM marts.historique
WHERE coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NULL AND motif_absence IS NULL
