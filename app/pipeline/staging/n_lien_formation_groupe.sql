-- N_LIEN_FORMATION_GROUPE, one row per diploma of a group and file. Names and types only, no rule.
SELECT
    groupe_formation,
    formation_diplome AS cfd,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture,
    jour(date_intervention) AS date_intervention,
    fichier,
    ligne
FROM source.n_lien_formation_groupe
