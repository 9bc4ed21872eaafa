-- Every cohort that a published line tells of, InserJeunes and InserSup alike: three shares, or `motif`. A diploma of higher
-- education in France has no UAI. `groupe` names those that are counted.
SELECT
    (uai, code, population) AS groupe,
    uai,
    code,
    type_code,
    population,
    millesime,
    motif,
    NULL::VARCHAR AS obtention_diplome,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    effectif,
    if(motif IS NULL, origine, NULL) AS origine,
    source,
    fichier,
    ligne
FROM intermediate.figure
-- Without a file: an establishment of which nothing is published as a whole.
WHERE fichier IS NOT NULL
UNION ALL
SELECT
    (nullif(uai, 'national'), 'SISE:' || sise, 'etudiants'),
    nullif(uai, 'national'),
    'SISE:' || sise,
    'sise',
    'etudiants',
    millesime,
    motif,
    obtention_diplome,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    effectif,
    origine,
    source,
    fichier,
    ligne
FROM intermediate.insersup
WHERE refus IS NULL
