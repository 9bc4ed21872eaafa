-- One row per diploma that a search may find. `numero` is what the other tables of the search call it.
-- key: formation
SELECT f.formation, f.numero, concat_ws(' ', n.nom, f.libelle) AS libelle
FROM intermediate.formation_cherchee AS f
LEFT JOIN reference.nom_diplome AS n USING (type_diplome)
ORDER BY f.formation
