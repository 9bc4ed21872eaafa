-- Two codes at one distance on one side: which of them the card borrows its figures from would be chance.
SELECT code, sens, rang, count(*) AS codes FROM marts.continuum GROUP BY code, sens, rang HAVING count(*) > 1
