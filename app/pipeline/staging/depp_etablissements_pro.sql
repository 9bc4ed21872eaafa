-- InserJeunes of the lycées, one row per UAI × cohort × population. Names and types only, no rule.
SELECT
    uai,
    trim(libelle) AS libelle,
    region,
    millesime(annee) AS millesime,
    CASE dont_apprentis_eple
        WHEN 'ensemble' THEN 'lycee'
        WHEN 'dont apprentis' THEN 'apprentis'
        WHEN 'dont élèves en voie pro sco' THEN 'eleves'
    END AS population,
    entier(COLUMNS('^((part|taux|va)_.*)$')) AS '\1',
    fichier,
    ligne
FROM source.depp_etablissements_pro
