-- A year beside two pooled years that hold it: the difference of the two is the other year, which may be hidden.
SELECT a.uai, a.code, a.population, a.millesime, deux.millesime AS deux_annees
FROM marts.historique AS a
JOIN marts.historique AS deux
    ON coalesce(deux.uai, '') = coalesce(a.uai, '') AND coalesce(deux.code, '') = coalesce(a.code, '') AND deux.population = a.population
WHERE length(a.millesime) = 4 AND length(deux.millesime) = 9 AND contains(deux.millesime, a.millesime)
    AND a.motif_absence IS NULL AND deux.motif_absence IS NULL
