-- V_FORMATION_DIPLOME, one row per diploma (CFD), those of apprenticeship included. Names and types only, no rule.
SELECT
    formation_diplome AS cfd,
    libelle_long_200 AS libelle_long,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture
FROM source.v_formation_diplome
