-- The figures that a card shows of an establishment, where their number of young people is known: what may be compared.
-- A latest cohort without figures is followed by an older one on the card: nothing is said of that one.
SELECT
    a.uai,
    a.code,
    -- Of the shown figure: the open data and the API may file one code in two filières.
    f.filiere,
    r.code_region,
    'ensemble' AS obtention_diplome,
    a.chiffre.millesime AS millesime,
    a.chiffre.effectif AS effectif,
    a.chiffre.part_en_emploi_6_mois AS part_en_emploi_6_mois,
    a.chiffre.part_formation AS part_formation
FROM intermediate.adresse AS a
INNER JOIN intermediate.formation AS f
    ON f.uai = a.uai AND f.code = a.code AND f.millesime = a.chiffre.millesime AND f.refus IS NULL AND NOT f.est_remplacee
LEFT JOIN reference.region AS r USING (region_inserjeunes)
WHERE a.motif_absence IS NULL AND a.chiffre.effectif >= 20
UNION ALL BY NAME
SELECT
    uai,
    sise AS code,
    'superieur' AS filiere,
    NULL AS code_region,
    chiffre.obtention_diplome AS obtention_diplome,
    chiffre.millesime AS millesime,
    chiffre.effectif AS effectif,
    chiffre.part_en_emploi_6_mois AS part_en_emploi_6_mois,
    chiffre.part_formation AS part_formation
FROM intermediate.insersup_adresse
WHERE uai <> 'national' AND motif_absence IS NULL AND chiffre.effectif >= 20
