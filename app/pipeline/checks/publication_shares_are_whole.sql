-- Three shares that do not make 100, or one outside of 0 to 100, would be a wrong figure.
SELECT niveau, lieu, code, millesime
FROM marts.publication
WHERE
    least(part_en_emploi_12_mois, part_en_emploi_18_mois, part_en_emploi_24_mois, part_autres_situations_12_mois,
        part_autres_situations_18_mois, part_autres_situations_24_mois) < 0
    OR greatest(part_en_emploi_12_mois, part_en_emploi_18_mois, part_en_emploi_24_mois, part_autres_situations_12_mois,
        part_autres_situations_18_mois, part_autres_situations_24_mois) > 100
    OR (filiere <> 'superieur' AND part_formation + part_en_emploi_12_mois + part_autres_situations_12_mois <> 100)
    OR (filiere <> 'superieur' AND part_formation + part_en_emploi_18_mois + part_autres_situations_18_mois <> 100)
    OR (filiere <> 'superieur' AND part_formation + part_en_emploi_24_mois + part_autres_situations_24_mois <> 100)
