-- A rate on fewer than 20 candidates is nearly the name of those who failed.
SELECT m.uai, m.secteur, m.annee
FROM marts.reussite AS m
LEFT JOIN intermediate.reussite AS i USING (uai, secteur, annee)
WHERE coalesce(i.presents, 0) < 20 OR (m.taux_acces IS NOT NULL AND i.effectif_2nde < 20)
