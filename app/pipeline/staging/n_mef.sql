-- N_MEF, one row per MEF: a year of a course that leads to a diploma. Names and types only, no rule.
SELECT
    mef,
    mef_stat_11 AS mefstat11,
    formation_diplome AS cfd,
    dispositif_formation,
    annee_dispositif::INTEGER AS annee_dispositif,
    duree_dispositif::INTEGER AS duree_dispositif,
    libelle_long,
    libelle_edition,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture
FROM source.n_mef
