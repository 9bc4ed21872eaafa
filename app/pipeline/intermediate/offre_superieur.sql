-- The diplomas of InserSup that an offer of Parcoursup names: one row per id_paysage and label. By id_paysage and not by
-- UAI: an IUT offers what its university publishes. Nothing is guessed: an id_paysage of several establishments, a label
-- with a word more, or a label of two diplomas, has no row.
WITH etablissement AS (
    SELECT id_paysage, min(uai) AS uai FROM intermediate.id_paysage GROUP BY id_paysage HAVING count(*) = 1
),

suivi AS (
    SELECT s.uai, s.sise, t.type_diplome, intitule(s.libelle_diplome) AS intitule
    FROM intermediate.insersup_adresse AS s
    JOIN reference.type_diplome_insersup AS t ON t.type_diplome_insersup = code_normalise(s.type_diplome_insersup)
    WHERE s.uai <> 'national'
),

offre AS (
    SELECT DISTINCT o.id_paysage, o.intitule, e.uai, f.type_diplome, substr(o.intitule, length(f.prefixe) + 2) AS reste
    FROM intermediate.offre_parcoursup AS o
    JOIN etablissement AS e USING (id_paysage)
    JOIN reference.famille_parcoursup AS f ON starts_with(o.intitule, f.prefixe || ' ')
)

SELECT o.id_paysage, o.intitule, o.uai, min(s.sise) AS sise
FROM offre AS o
JOIN suivi AS s
    -- « BUT - Chimie » is the BUT that InserSup calls CHIMIE, or « BUT CHIMIE » in full; never the licence of that name.
    ON s.uai = o.uai AND s.type_diplome = o.type_diplome AND s.intitule IN (o.reste, o.intitule)
GROUP BY ALL
HAVING count(DISTINCT s.sise) = 1
