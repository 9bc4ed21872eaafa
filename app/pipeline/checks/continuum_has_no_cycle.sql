-- A code before and after another, or linked to itself, would show its own figures as those of its former diploma.
SELECT code, code_lie FROM marts.continuum WHERE code = code_lie
UNION ALL
SELECT code, code_lie FROM marts.continuum GROUP BY code, code_lie HAVING count(DISTINCT sens) > 1
