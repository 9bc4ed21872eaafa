-- How many young people the published figures of a region and of France stand for, by formation and cohort. France of
-- InserJeunes is published one year at a time and establishments over two: both years are pooled, where both are known and
-- nothing is published for the two together; the line is then that of the later year. Counts are not served: they stay here.
WITH publiee AS (
    SELECT
        *,
        if(niveau = 'region', 'region', 'france') AS niveau_compare,
        if(niveau = 'region', code_region, '00') AS place,
        'ensemble' AS obtention_diplome
    FROM intermediate.reference_publiee
    WHERE refus IS NULL
    UNION ALL BY NAME
    SELECT *, sise AS code, 'superieur' AS filiere, 'france' AS niveau_compare, '00' AS place
    FROM intermediate.insersup
    WHERE uai = 'national' AND refus IS NULL
),

comptee AS (
    SELECT
        niveau_compare AS niveau,
        place,
        code,
        filiere,
        obtention_diplome,
        millesime,
        effectif,
        nb_de(part_en_emploi_6_mois, effectif) AS nb_en_emploi,
        nb_de(part_formation, effectif) AS nb_formation,
        source,
        fichier,
        ligne
    FROM publiee
    WHERE effectif >= 20 AND coalesce(part_en_emploi_6_mois, part_formation) IS NOT NULL AND place IS NOT NULL
),

annee AS (
    SELECT * FROM comptee WHERE niveau = 'france' AND length(millesime) = 4
)

FROM comptee
UNION ALL BY NAME
SELECT
    b.* REPLACE (
        a.millesime || '_' || b.millesime AS millesime,
        a.effectif + b.effectif AS effectif,
        a.nb_en_emploi + b.nb_en_emploi AS nb_en_emploi,
        a.nb_formation + b.nb_formation AS nb_formation
    )
FROM annee AS b
INNER JOIN annee AS a USING (code, filiere, obtention_diplome)
ANTI JOIN comptee AS c
    ON c.niveau = 'france'
    AND (c.code, c.filiere, c.obtention_diplome) = (b.code, b.filiere, b.obtention_diplome)
    AND c.millesime = a.millesime || '_' || b.millesime
WHERE a.millesime::INTEGER + 1 = b.millesime::INTEGER
