-- One row per diploma that a search may find: open, or closed with figures still, or listed in an establishment.
WITH chiffree AS (
    SELECT code FROM intermediate.reference WHERE niveau = 'france'
    UNION
    SELECT coalesce(d.cfd, p.code) FROM intermediate.reference_publiee AS p LEFT JOIN intermediate.diplome AS d ON d.code = p.code
),

listee AS (
    SELECT formation, count(*) AS nb_etablissements FROM intermediate.offre GROUP BY formation
),

superieur AS (
    SELECT
        'SISE:' || sise AS formation,
        max_by(libelle_diplome, dernier_millesime) AS libelle,
        max_by(type_diplome_insersup, dernier_millesime) AS type_diplome_insersup
    FROM intermediate.insersup_adresse
    GROUP BY sise
),

retenue AS (
    SELECT
        d.code AS formation,
        d.libelle,
        d.type_diplome,
        coalesce(l.nb_etablissements, 0) AS nb_etablissements,
        d.code IN (SELECT code FROM intermediate.specialite) AS est_commune
    FROM intermediate.diplome AS d
    LEFT JOIN listee AS l ON l.formation = d.code
    WHERE
        d.type_code = 'cfd'
        AND (
            l.formation IS NOT NULL
            OR d.code IN (FROM chiffree)
            OR (d.type_diplome <> 'autre' AND d.date_fermeture IS NULL)
            OR d.code IN (SELECT code FROM intermediate.specialite WHERE date_fermeture IS NULL)
        )
    UNION ALL BY NAME
    SELECT
        s.formation,
        s.libelle,
        coalesce(t.type_diplome, 'autre') AS type_diplome,
        coalesce(l.nb_etablissements, 0) AS nb_etablissements,
        false AS est_commune
    FROM superieur AS s
    LEFT JOIN reference.type_diplome_insersup AS t ON t.type_diplome_insersup = code_normalise(s.type_diplome_insersup)
    LEFT JOIN listee AS l USING (formation)
)

-- Numbered from the most widespread: among equals, a search answers with the lowest number.
SELECT *, row_number() OVER (ORDER BY nb_etablissements DESC, formation) - 1 AS numero FROM retenue
