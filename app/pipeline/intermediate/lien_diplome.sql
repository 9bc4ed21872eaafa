-- One row per former diploma and the only one that replaces it, which replaces no other. Each side of a link may have been
-- forgotten in the table: both are read. A code that the table does not hold, even misspelt, still makes a choice of it.
WITH lien AS (
    SELECT trim(unnest(anciens)) AS ancien, cfd AS nouveau FROM staging.n_formation_diplome
    UNION
    SELECT cfd, trim(unnest(nouveaux)) FROM staging.n_formation_diplome
)

SELECT ancien, nouveau
FROM lien
WHERE ancien <> '' AND nouveau <> '' AND ancien <> nouveau
QUALIFY count(*) OVER (PARTITION BY ancien) = 1 AND count(*) OVER (PARTITION BY nouveau) = 1
