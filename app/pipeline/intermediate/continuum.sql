-- Every code with the codes that replace it (nouvelle) and that it replaces (ancienne), along the whole chain. `rang` counts
-- the links between the two: the nearest is 1.
WITH RECURSIVE chaine AS (
    SELECT ancien, nouveau, 1 AS rang FROM intermediate.lien_diplome
    UNION ALL
    SELECT c.ancien, l.nouveau, c.rang + 1
    FROM chaine AS c
    JOIN intermediate.lien_diplome AS l ON l.ancien = c.nouveau
    -- A chain that comes back to its beginning ends there; the check continuum_has_no_cycle then refuses it.
    WHERE l.nouveau <> c.ancien
),

diplome AS (
    SELECT ancien AS cfd, nouveau AS cfd_lie, 'nouvelle' AS sens, rang FROM chaine
    UNION ALL
    SELECT nouveau, ancien, 'ancienne', rang FROM chaine
),

candidate AS (
    -- The same place in the cycle: the first four characters tell the diploma, its duration and the year.
    SELECT DISTINCT
        m.mefstat11 AS code,
        c.mefstat11 AS code_lie,
        d.sens,
        d.rang,
        m.dispositif_formation = c.dispositif_formation AS meme_dispositif
    FROM diplome AS d
    JOIN staging.n_mef AS m ON m.cfd = d.cfd
    JOIN staging.n_mef AS c ON c.cfd = d.cfd_lie AND left(c.mefstat11, 4) = left(m.mefstat11, 4)
),

classe AS (
    SELECT code, code_lie, sens, rang
    FROM candidate
    QUALIFY
        count(*) OVER (PARTITION BY code, sens, rang) = 1
        OR (meme_dispositif AND count(*) FILTER (WHERE meme_dispositif) OVER (PARTITION BY code, sens, rang) = 1)
)

SELECT cfd AS code, 'cfd' AS type_code, cfd_lie AS code_lie, sens, rang
FROM diplome
-- Links to codes that no table knows have nothing to show.
WHERE cfd IN (SELECT code FROM intermediate.diplome) AND cfd_lie IN (SELECT code FROM intermediate.diplome)
UNION ALL
-- One MEFSTAT11 of the real table is that of a diploma and of its successor: there is nowhere else to look.
SELECT code, 'mefstat11', code_lie, sens, rang FROM classe WHERE code <> code_lie
