-- A year beside two pooled years that hold it: the difference of the two is the other year, which may be hidden.
SELECT a.niveau, a.lieu, a.code, a.millesime, deux.millesime AS deux_annees
FROM marts.publication AS a
JOIN marts.publication AS deux USING (niveau, lieu, code, filiere)
WHERE length(a.millesime) = 4 AND length(deux.millesime) = 9 AND contains(deux.millesime, a.millesime)
    AND a.motif_absence IS NULL AND deux.motif_absence IS NULL
