-- One row per code, filière and region, or France: the figure that was published of it where there is one, and otherwise the
-- middle of the lycées that publish, under that name. Latest cohort.
WITH publiee AS (
    SELECT
        unnest(list_distinct([p.code, d.cfd])) AS code,
        CASE p.niveau WHEN 'national' THEN 'france' ELSE p.niveau END AS niveau,
        coalesce(p.code_region, '00') AS code_region,
        p.* EXCLUDE (code, niveau, code_region),
        p.code AS code_publie
    FROM intermediate.reference_publiee AS p
    LEFT JOIN intermediate.diplome AS d ON d.code = p.code
    WHERE p.refus IS NULL AND coalesce(p.part_en_emploi_6_mois, p.part_formation, p.part_autres_situations) IS NOT NULL
),

-- A CFD prepared by several courses has no figure of its own: none of theirs is picked.
nommee AS (
    SELECT * FROM publiee
    QUALIFY count(DISTINCT code_publie) OVER (PARTITION BY code, niveau, code_region, filiere, millesime) = 1
),

toutes AS (
    SELECT 1 AS rang, NULL::BIGINT AS nb_etablissements, * FROM nommee
    UNION ALL BY NAME
    SELECT
        2 AS rang,
        'mediane' AS origine,
        'scolaire' AS filiere,
        *
    FROM intermediate.reference
)

SELECT
    code,
    niveau,
    code_region,
    filiere,
    millesime,
    nb_etablissements,
    effectif,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    origine,
    source,
    fichier,
    ligne
FROM toutes
-- Published before median; the three shares before a later cohort with a single one.
QUALIFY row_number() OVER (
    PARTITION BY code, niveau, code_region, filiere
    ORDER BY rang, part_en_emploi_6_mois IS NULL, ordre(millesime) DESC
) = 1
