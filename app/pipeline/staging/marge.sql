-- Lines of InserSup left in their file: other margins of its cube than « ensemble ». One row per file and promo.
SELECT
    source,
    fichier,
    promotion(cohorte) AS millesime,
    lignes
FROM source.marge
