-- Every code that a formation may be asked by, MEFSTAT11 or CFD, with its diploma. One row per code.
WITH code AS (
    SELECT cfd AS code, 'cfd' AS type_code, cfd, NULL AS annee_dispositif, NULL AS duree_dispositif, NULL AS date_fermeture
    FROM intermediate.intitule
    UNION ALL
    -- One MEFSTAT11 of the real table belongs to two CFD: the open one is kept.
    SELECT mefstat11, 'mefstat11', cfd, annee_dispositif, duree_dispositif, date_fermeture FROM staging.n_mef
    QUALIFY row_number() OVER (PARTITION BY mefstat11 ORDER BY date_fermeture DESC NULLS FIRST, mef) = 1
)

SELECT
    code.* EXCLUDE (date_fermeture),
    i.libelle,
    coalesce(t.type_diplome, 'autre') AS type_diplome,
    -- The earlier of the two: the BCN sometimes closes a diploma and forgets its classes.
    least(code.date_fermeture, d.date_fermeture) AS date_fermeture,
    f.annee_fermeture
FROM code
JOIN intermediate.intitule AS i USING (cfd)
LEFT JOIN intermediate.formation_diplome AS d USING (cfd)
LEFT JOIN intermediate.fermeture AS f USING (cfd)
LEFT JOIN reference.type_diplome AS t ON t.niveau_formation_diplome = left(code.cfd, 3)
