-- The three shares are the whole of the last-year students: another sum means that a column was taken for another.
SELECT fichier, ligne, uai, part_en_emploi_6_mois, part_formation, part_autres_situations
FROM intermediate.figure
WHERE part_en_emploi_6_mois + part_formation + part_autres_situations NOT BETWEEN 99 AND 101
