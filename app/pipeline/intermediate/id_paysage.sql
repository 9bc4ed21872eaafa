-- Under which UAI InserSup publishes the establishments that other catalogues know by their id_paysage, former ones included.
SELECT DISTINCT id_paysage, uai
FROM (
    SELECT id_paysage, uai FROM intermediate.insersup WHERE refus IS NULL
    UNION ALL
    SELECT id_paysage_actuel, uai FROM intermediate.insersup WHERE refus IS NULL
)
WHERE id_paysage IS NOT NULL AND uai <> 'national'
