-- A common first year, by its MEFSTAT11 and by its CFD, with the last year of each speciality that it leads to.
WITH parcours AS (
    -- Who enters the common year reaches the last one `duree - 1` years later: both must be open when they get there.
    SELECT
        c.mefstat11 AS mefstat11_commun,
        f.cfd_commun,
        f.libelle_famille,
        t.mefstat11,
        t.cfd,
        greatest(c.date_ouverture, (t.date_ouverture - to_years(t.annee_dispositif - c.annee_dispositif))::DATE) AS date_ouverture,
        least(c.date_fermeture, (t.date_fermeture - to_years(t.annee_dispositif - c.annee_dispositif))::DATE) AS date_fermeture,
        f.source,
        f.fichier,
        f.ligne
    FROM intermediate.famille AS f
    JOIN staging.n_mef AS c ON c.cfd = f.cfd_commun
    JOIN staging.n_mef AS t ON
        t.cfd = f.cfd_specialite
        -- A common first year of three leads to the third of three, not to a course of one year.
        AND t.duree_dispositif = c.duree_dispositif
        AND t.annee_dispositif = t.duree_dispositif
),

adressee AS (
    SELECT mefstat11_commun AS code, 'mefstat11' AS type_code, * EXCLUDE (mefstat11_commun, cfd_commun) FROM parcours
    UNION ALL
    SELECT cfd_commun, 'cfd', * EXCLUDE (mefstat11_commun, cfd_commun) FROM parcours
)

SELECT
    a.code,
    a.type_code,
    a.libelle_famille,
    a.mefstat11,
    a.cfd,
    i.libelle,
    a.date_ouverture,
    a.date_fermeture,
    a.source,
    a.fichier,
    a.ligne
FROM adressee AS a
JOIN intermediate.intitule AS i USING (cfd)
WHERE coalesce(a.date_ouverture <= a.date_fermeture, true)
QUALIFY row_number() OVER (PARTITION BY a.code, a.mefstat11 ORDER BY a.date_fermeture DESC NULLS FIRST, a.date_ouverture) = 1
