-- Every cohort that was published of a formation in an establishment, of a whole establishment, and of a diploma of higher
-- education there and in France (no UAI): a row each, its shares or the reason for having none, never averaged.
-- key: uai, code, population, millesime
SELECT
    uai,
    code,
    type_code,
    population,
    millesime,
    motif AS motif_absence,
    obtention_diplome,
    part_en_emploi_6_mois,
    part_formation,
    part_autres_situations,
    effectif,
    origine,
    source,
    fichier,
    ligne
FROM sans_chevauchement('intermediate.cohorte')
ORDER BY uai, code, population, ordre(millesime)
