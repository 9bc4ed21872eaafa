-- Every code that a formation may be asked by, MEFSTAT11 or CFD, with its diploma. One row per code.
WITH nommee AS (
    -- « Tle pro maintenance des véhicules » names the class: the diploma is what follows.
    SELECT
        *,
        regexp_replace(
            libelle_edition, '^((2nde|1[eè]re|tle)\s+pro[a]?|\S*\d\S*|tle?r?pro\S*|prepro|terpro|mc)\s+', '', 'i'
        ) AS intitule
    FROM staging.n_mef
),

cfd AS (
    SELECT
        coalesce(d.cfd, m.cfd) AS cfd,
        left(coalesce(d.cfd, m.cfd), 3) AS niveau_formation_diplome,
        coalesce(m.intitule, lower(regexp_replace(d.libelle_long, '\s*\([^)]*\)\s*$', ''))) AS intitule,
        d.date_fermeture
    FROM staging.n_formation_diplome AS d
    FULL JOIN (
        SELECT cfd, arg_max(intitule, (annee_dispositif, date_ouverture, mef)) AS intitule FROM nommee GROUP BY cfd
    ) AS m ON d.cfd = m.cfd
),

code AS (
    SELECT cfd AS code, 'cfd' AS type_code, cfd, NULL AS annee_dispositif, NULL AS duree_dispositif FROM cfd
    UNION ALL
    -- One MEFSTAT11 of the real table belongs to two CFD: the open one is kept.
    SELECT mefstat11, 'mefstat11', cfd, annee_dispositif, duree_dispositif FROM staging.n_mef
    QUALIFY row_number() OVER (PARTITION BY mefstat11 ORDER BY date_fermeture DESC NULLS FIRST, mef) = 1
)

SELECT
    code.*,
    upper(left(trim(cfd.intitule), 1)) || substr(trim(cfd.intitule), 2) AS libelle,
    coalesce(t.type_diplome, 'autre') AS type_diplome
FROM code
JOIN cfd USING (cfd)
LEFT JOIN reference.type_diplome AS t ON t.niveau_formation_diplome = cfd.niveau_formation_diplome
