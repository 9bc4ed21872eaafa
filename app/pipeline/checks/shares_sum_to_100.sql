-- The three shares are the whole of the last-year students: another sum means that a column was taken for another.
WITH montree AS (
    SELECT fichier, ligne, uai, part_en_emploi_6_mois, part_formation, part_autres_situations FROM intermediate.figure
    UNION ALL
    SELECT fichier, ligne, uai, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.historique
)

SELECT *
FROM montree
WHERE part_en_emploi_6_mois + part_formation + part_autres_situations NOT BETWEEN 99 AND 101
