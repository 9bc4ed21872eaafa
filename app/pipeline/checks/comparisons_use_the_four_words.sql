-- A verdict that no sentence is written for, or a verdict without the share that it speaks of, could not be drawn.
SELECT uai, code, verdict, part_reference
FROM (
    SELECT
        uai,
        code,
        unnest([verdict_emploi, verdict_formation]) AS verdict,
        unnest([part_reference_emploi, part_reference_formation]) AS part_reference
    FROM marts.comparaison
)
WHERE
    verdict NOT IN ('plus', 'moins', 'proche', 'inconnu')
    OR part_reference NOT BETWEEN 0 AND 100
    OR (verdict IS NULL) <> (part_reference IS NULL)
UNION ALL
SELECT uai, code, NULL, NULL FROM marts.comparaison WHERE coalesce(verdict_emploi, verdict_formation) IS NULL
