-- The published shares of a region or of France are a whole, as those of an establishment are.
SELECT niveau, code_region, code, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations
FROM marts.reference_publiee
WHERE part_en_emploi_6_mois + part_formation + part_autres_situations NOT BETWEEN 99 AND 101
UNION ALL
SELECT niveau, code_region, code, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations
FROM marts.reference
WHERE
    origine <> 'mediane' AND part_en_emploi_6_mois + part_formation + part_autres_situations NOT BETWEEN 99 AND 101
    OR least(part_en_emploi_6_mois, part_formation) < 0
    OR greatest(part_en_emploi_6_mois, part_formation) > 100
