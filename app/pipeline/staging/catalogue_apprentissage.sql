-- Apprenticeship offers, one row per offer. Names and types only.
SELECT
    nullif(trim(uai_formation), '') AS uai,
    nullif(trim(etablissement_formateur_uai), '') AS uai_formateur,
    nullif(trim(etablissement_gestionnaire_uai), '') AS uai_gestionnaire,
    nullif(trim(cfd), '') AS cfd,
    lower(published) AS publiee,
    fichier,
    ligne
FROM source.catalogue_apprentissage
