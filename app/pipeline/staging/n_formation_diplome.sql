-- N_FORMATION_DIPLOME, one row per diploma (CFD). Names and types only, no rule.
SELECT
    formation_diplome AS cfd,
    niveau_formation_diplome,
    libelle_long_200 AS libelle_long,
    jour(date_ouverture) AS date_ouverture,
    jour(date_fermeture) AS date_fermeture,
    jour(date_intervention) AS date_intervention,
    list_value(*COLUMNS('^ancien_diplome_.$')) AS anciens,
    list_value(*COLUMNS('^nouveau_diplome_.$')) AS nouveaux
FROM source.n_formation_diplome
