-- N_GROUPE_FORMATION, one row per group of diplomas and file. Names and types only, no rule.
SELECT
    groupe_formation,
    type_groupe_formation,
    libelle_edition,
    jour(date_intervention) AS date_intervention,
    fichier,
    ligne
FROM source.n_groupe_formation
