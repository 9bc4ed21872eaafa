-- A share outside 0-100 cannot be drawn, and says that a column was read wrongly.
WITH montree AS (
    SELECT fichier, ligne, uai, part_en_emploi_6_mois, part_formation, part_autres_situations FROM intermediate.figure
    UNION ALL
    SELECT fichier, ligne, uai, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.historique
)

SELECT *
FROM montree
WHERE NOT (
    coalesce(part_en_emploi_6_mois, 0) BETWEEN 0 AND 100
    AND coalesce(part_formation, 0) BETWEEN 0 AND 100
    AND coalesce(part_autres_situations, 0) BETWEEN 0 AND 100
)
