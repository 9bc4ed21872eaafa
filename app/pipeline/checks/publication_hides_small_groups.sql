-- The data API would tell how many they are, or a figure that its own reason says is hidden.
SELECT niveau, lieu, code, millesime
FROM marts.publication
WHERE
    effectif < 20
    OR (
        motif_absence IS NOT NULL
        AND coalesce(
            effectif, part_formation, part_en_emploi_6_mois, part_autres_situations, part_en_emploi_12_mois,
            part_en_emploi_18_mois, part_en_emploi_24_mois, part_autres_situations_12_mois, part_autres_situations_18_mois,
            part_autres_situations_24_mois, taux_contrats_interrompus, salaire_q1_12_mois, salaire_q2_12_mois, salaire_q3_12_mois
        ) IS NOT NULL
    )
