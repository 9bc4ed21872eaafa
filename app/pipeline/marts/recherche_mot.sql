-- One row per word of formations, and one of establishments: the numbers of those that it is written of, and what it counts
-- for there, in percent.
-- key: mot, objet
WITH occurrence AS (
    SELECT mot, objet, numero, max(poids) AS poids
    FROM (SELECT objet, numero, poids, unnest(mots(texte)) AS mot FROM intermediate.texte_cherche)
    GROUP BY ALL
)

SELECT
    mot,
    objet,
    list(numero::INTEGER ORDER BY numero) AS numeros,
    list((100 * poids)::UTINYINT ORDER BY numero) AS poids
FROM occurrence
GROUP BY mot, objet
ORDER BY mot, objet
