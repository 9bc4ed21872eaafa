-- N_FORMATION_DIPLOME, one row per diploma (CFD). Names and types only, no rule.
SELECT
    formation_diplome AS cfd,
    niveau_formation_diplome,
    libelle_long_200 AS libelle_long,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture
FROM source.n_formation_diplome
