-- One row per diploma (CFD) and last year that prepares it: the MEFSTAT11 that a CFD stands for in a school.
-- key: cfd, mefstat11
SELECT
    cfd,
    mefstat11,
    dispositif_formation,
    -- 9 in the table: counted in hours, not in years.
    nullif(duree_dispositif, 9) AS duree_dispositif,
    date_ouverture,
    date_fermeture
FROM staging.n_mef
WHERE annee_dispositif = duree_dispositif
ORDER BY cfd, mefstat11
