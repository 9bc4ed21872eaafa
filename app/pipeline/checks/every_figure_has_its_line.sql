-- A figure that cannot be traced back to a line of a published file cannot be defended.
WITH servie AS (
    SELECT 'formation' AS mart, concat_ws(' ', uai, code) AS adresse, millesime AS chiffre, fichier, ligne FROM marts.formation
    UNION ALL
    SELECT 'etablissement', concat_ws(' ', uai, population), millesime, fichier, ligne FROM marts.etablissement
    UNION ALL
    -- Its lines without figures too: they say why.
    SELECT 'historique', concat_ws(' ', uai, code, population), millesime, fichier, ligne FROM marts.historique
    UNION ALL
    SELECT 'reference_publiee', concat_ws(' ', niveau, code_region, code), millesime, fichier, ligne FROM marts.reference_publiee
    UNION ALL
    SELECT 'reussite', concat_ws(' ', uai, secteur), annee::VARCHAR, fichier, ligne FROM marts.reussite
    UNION ALL
    SELECT 'rupture', uai, millesime, fichier, ligne FROM marts.rupture
    UNION ALL
    SELECT 'valeur_ajoutee', concat_ws(' ', uai, population), millesime, fichier, ligne FROM marts.valeur_ajoutee
    UNION ALL
    SELECT 'insersup_national', sise, salaire_millesime, salaire_fichier, salaire_ligne FROM marts.insersup_national
)

SELECT mart, adresse, chiffre FROM servie WHERE chiffre IS NOT NULL AND (fichier IS NULL OR ligne IS NULL)
