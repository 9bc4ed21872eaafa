-- One row per common first year (CFD) and speciality that it leads to (CFD). The groups of the BCN win: they are dated and
-- kept up to date; the two tables of Orion add the specialities closed before, and the names of the families.
WITH groupe AS (
    -- CSV and JSON of one table may both be there: the row changed last is kept.
    SELECT * FROM staging.n_groupe_formation
    QUALIFY row_number() OVER (PARTITION BY groupe_formation ORDER BY date_intervention DESC NULLS LAST, fichier) = 1
),

membre AS (
    SELECT *, cfd IN (SELECT cfd FROM staging.n_mef WHERE annee_dispositif = duree_dispositif) AS est_terminal
    FROM staging.n_lien_formation_groupe
    -- A diploma without any class says nothing of its years.
    WHERE cfd IN (SELECT cfd FROM staging.n_mef)
    QUALIFY row_number() OVER (PARTITION BY groupe_formation, cfd ORDER BY date_intervention DESC NULLS LAST, fichier) = 1
),

appariee AS (
    -- In a group, the common first year is the diploma whose classes never reach the last year.
    SELECT
        c.cfd AS cfd_commun, s.cfd AS cfd_specialite, g.libelle_edition AS famille, 'n-lien-formation-groupe' AS source,
        s.fichier, s.ligne
    FROM membre AS c
    JOIN membre AS s USING (groupe_formation)
    JOIN groupe AS g USING (groupe_formation)
    WHERE NOT c.est_terminal AND s.est_terminal
    UNION ALL
    SELECT cfd_commun, cfd_specialite, famille, 'familles-metiers', fichier, ligne FROM staging.familles_metiers
    UNION ALL
    SELECT cfd_commun, cfd_specialite, famille, 'options-bts', fichier, ligne FROM staging.options_bts
),

nommee AS (
    SELECT
        cfd_commun,
        coalesce(min(famille) FILTER (WHERE source <> 'n-lien-formation-groupe'), min(famille)) AS libelle_famille
    FROM appariee
    GROUP BY cfd_commun
)

SELECT a.cfd_commun, a.cfd_specialite, n.libelle_famille, a.source, a.fichier, a.ligne
FROM appariee AS a
JOIN nommee AS n USING (cfd_commun)
QUALIFY
    row_number() OVER (
        PARTITION BY a.cfd_commun, a.cfd_specialite
        ORDER BY a.source = 'n-lien-formation-groupe' DESC, a.source, a.fichier, a.ligne
    ) = 1
