-- The last years that a class of an earlier year leads to: same diploma, same dispositif. One row per answer; where there
-- are several, none is chosen.
SELECT DISTINCT
    m.mefstat11 AS code,
    t.mefstat11,
    count(DISTINCT t.mefstat11) OVER (PARTITION BY m.mefstat11) AS nb_reponses
FROM staging.n_mef AS m
JOIN staging.n_mef AS t USING (cfd, dispositif_formation)
WHERE m.annee_dispositif < m.duree_dispositif AND t.annee_dispositif = t.duree_dispositif
