-- A figure without its line cannot be defended; a formation with neither figure nor reason would give a blank card.
WITH servie AS (
    SELECT uai, sise, millesime, motif_absence, fichier, ligne FROM marts.insersup
    UNION ALL
    SELECT 'national', sise, millesime, motif_absence, fichier, ligne FROM marts.insersup_national
)

SELECT uai, sise, millesime FROM servie WHERE if(millesime IS NULL, motif_absence IS NULL, fichier IS NULL OR ligne IS NULL)
