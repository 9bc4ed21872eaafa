-- What is written of each formation and establishment that a search may find, and how much a word of it counts.
WITH ecrit AS (
    SELECT 'formation' AS objet, numero, type_diplome, libelle AS texte, 1.0 AS poids FROM intermediate.formation_cherchee
    UNION ALL
    SELECT 'formation', numero, f.type_diplome, n.nom, 0.6
    FROM intermediate.formation_cherchee AS f JOIN reference.nom_diplome AS n USING (type_diplome)
    UNION ALL
    SELECT 'formation', numero, NULL, formation, 1.0 FROM intermediate.formation_cherchee
    UNION ALL
    SELECT 'formation', f.numero, NULL, d.code, 1.0
    FROM intermediate.diplome AS d JOIN intermediate.formation_cherchee AS f ON f.formation = d.cfd
    WHERE d.type_code = 'mefstat11'
    UNION ALL
    -- A speciality is found by the name of its family too: « seconde pro relation client ».
    SELECT 'formation', f.numero, f.type_diplome, s.libelle_famille, 0.3
    FROM intermediate.formation_cherchee AS f
    JOIN (SELECT DISTINCT cfd, libelle_famille FROM intermediate.specialite) AS s ON s.cfd = f.formation
    UNION ALL
    SELECT 'etablissement', numero, NULL, unnest(list_distinct(libelles)), 1.0 FROM intermediate.etablissement_cherche
    UNION ALL
    SELECT 'etablissement', numero, NULL, unnest([commune, code_postal, lower(uai)]), 1.0 FROM intermediate.etablissement_cherche
    UNION ALL
    SELECT 'etablissement', numero, NULL, unnest([e.code_departement, d.departement, r.region, e.type_etablissement]), 0.5
    FROM intermediate.etablissement_cherche AS e
    LEFT JOIN reference.departement AS d USING (code_departement)
    LEFT JOIN reference.region AS r ON r.code_region = e.code_region
    UNION ALL
    SELECT 'etablissement', numero, NULL, if(population IN ('cfa', 'apprentis'), 'CFA apprentissage alternance', 'lycée'), 0.4
    FROM (SELECT numero, unnest(populations) AS population FROM intermediate.etablissement_cherche)
),

-- Both ways: a name that holds the abbreviation is found by its meaning, and the other way round.
abrege AS (
    SELECT e.objet, e.numero, a.abreviation AS texte, e.poids
    FROM ecrit AS e
    JOIN reference.abreviation AS a
        ON a.portee IN ('mot', e.objet) AND coalesce(a.type_diplome = e.type_diplome, true) AND contient(e.texte, a.sens)
    UNION ALL
    SELECT e.objet, e.numero, a.sens, e.poids
    FROM ecrit AS e
    JOIN reference.abreviation AS a ON a.portee = 'mot' AND contient(e.texte, a.abreviation)
    UNION ALL
    SELECT 'formation', f.numero, unnest([a.abreviation, a.sens]), if(a.portee = 'diplome', 0.6, if(f.est_commune, 1.0, 0.2))
    FROM intermediate.formation_cherchee AS f
    JOIN reference.abreviation AS a USING (type_diplome)
    WHERE a.portee IN ('diplome', 'premiere_annee')
)

SELECT objet, numero, texte, poids FROM ecrit WHERE texte IS NOT NULL
UNION ALL
SELECT objet, numero, texte, poids FROM abrege
