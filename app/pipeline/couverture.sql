-- How many addresses have a figure, step by step, together and by filière (or population), diploma, region and cohort.
-- `dont_anciens`: those whose latest cohort has none, and an older one has. An address is what a publication names: a diploma
-- in a region or in France counts as soon as an establishment of that place has it. Of a lycée, its pupils and its apprentices
-- are not counted again.
WITH lieu AS (
    SELECT 'region' AS etape, 'region' AS niveau, code_region AS place, filiere, type_diplome, code
    FROM marts.formation
    WHERE code_region IS NOT NULL
    UNION
    SELECT 'france', 'france', '00', filiere, type_diplome, code FROM marts.formation
),

superieur AS (
    SELECT sise, any_value(type_diplome) AS type_diplome
    FROM (SELECT sise, type_diplome FROM marts.insersup UNION ALL SELECT sise, type_diplome FROM marts.insersup_national)
    GROUP BY sise
),

adresse AS (
    SELECT
        'formation' AS etape,
        filiere,
        type_diplome,
        coalesce(code_region, 'inconnue') AS code_region,
        millesime IS NOT NULL AS a_un_chiffre,
        motif_absence IS NOT NULL AS sans_dernier
    FROM marts.formation
    UNION ALL
    SELECT 'etablissement', population, NULL, coalesce(code_region, 'inconnue'), millesime IS NOT NULL, motif_absence IS NOT NULL
    FROM marts.etablissement
    WHERE population IN ('cfa', 'lycee')
    UNION ALL
    SELECT l.etape, l.filiere, l.type_diplome, nullif(l.place, '00'), r.code IS NOT NULL, false
    FROM lieu AS l
    LEFT JOIN marts.reference AS r ON (r.niveau, r.code_region, r.code, r.filiere) = (l.niveau, l.place, l.code, l.filiere)
    UNION ALL
    SELECT 'superieur', NULL, type_diplome, coalesce(code_region, 'inconnue'), millesime IS NOT NULL, motif_absence IS NOT NULL
    FROM marts.insersup
    UNION ALL
    SELECT 'superieur_france', NULL, s.type_diplome, NULL, n.millesime IS NOT NULL, n.motif_absence IS NOT NULL
    FROM superieur AS s
    LEFT JOIN marts.insersup_national AS n USING (sise)
),

cohorte AS (
    SELECT
        CASE
            WHEN type_code = 'sise' THEN if(uai IS NULL, 'superieur_france', 'superieur')
            ELSE if(code IS NULL, 'etablissement', 'formation')
        END AS etape,
        'millesime' AS axe,
        millesime AS valeur,
        motif_absence IS NULL AS a_un_chiffre,
        false AS sans_dernier
    FROM marts.historique
    WHERE code IS NOT NULL OR population IN ('cfa', 'lycee')
),

vue AS (
    SELECT etape, a_un_chiffre, sans_dernier, unnest([
        {'axe': 'ensemble', 'valeur': 'ensemble'},
        {'axe': 'filiere', 'valeur': filiere},
        {'axe': 'type_diplome', 'valeur': type_diplome},
        {'axe': 'code_region', 'valeur': code_region}
    ], recursive := true)
    FROM adresse
    UNION ALL BY NAME
    FROM cohorte
)

SELECT
    etape,
    axe,
    valeur,
    count(*) AS adresses,
    count(*) FILTER (WHERE a_un_chiffre) AS avec_chiffres,
    count(*) FILTER (WHERE a_un_chiffre AND sans_dernier) AS dont_anciens
FROM vue
WHERE valeur IS NOT NULL
GROUP BY etape, axe, valeur
ORDER BY etape, axe, valeur
