-- N_FORMATION_DIPLOME_ENQUETE_51, one row per diploma (CFD) of apprenticeship. Names and types only, no rule.
SELECT
    formation_diplome AS cfd,
    libelle_long_200 AS libelle_long,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture
FROM source.n_formation_diplome_enquete_51
