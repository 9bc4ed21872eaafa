-- Two rows for one address: the card would show one of them by chance.
SELECT 'formation' AS mart, uai, mefstat11 AS code FROM marts.formation GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'etablissement', uai, population FROM marts.etablissement GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'diplome', NULL, code FROM marts.diplome GROUP BY ALL HAVING count(*) > 1
