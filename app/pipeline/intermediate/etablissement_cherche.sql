-- One row per establishment that a search may find: followed by a publication, offering a formation, or of a kind that has
-- some after the collège. Schools and services of the directory are left out.
WITH suivi AS (
    SELECT
        uai,
        max_by(libelle_etablissement, ordre(dernier_millesime)) AS libelle_etablissement,
        max_by(region_inserjeunes, ordre(dernier_millesime)) AS region_inserjeunes,
        bool_or(code IS NULL AND chiffre IS NOT NULL) AS a_un_chiffre,
        list(DISTINCT population) FILTER (WHERE population IS NOT NULL) AS populations
    FROM intermediate.adresse
    GROUP BY uai
),

retenu AS (
    SELECT uai FROM suivi
    UNION
    SELECT uai FROM intermediate.offre
    UNION
    -- Lycées (300 to 335), regional schools for adapted teaching, maisons familiales, schools of BTS.
    SELECT uai FROM intermediate.annuaire WHERE left(code_nature, 2) IN ('30', '31', '32', '33') OR code_nature IN ('370', '380', '400')
),

nomme AS (
    SELECT
        uai,
        -- The directory writes names as they are said; older sources in capitals.
        if(a.source = 'fr-en-annuaire-education', a.libelle_etablissement, coalesce(s.libelle_etablissement, a.libelle_etablissement))
            AS libelle,
        [s.libelle_etablissement, a.libelle_etablissement] AS libelles,
        a.commune,
        a.code_postal,
        coalesce(a.code_departement, departement_de(uai)) AS code_departement,
        coalesce(a.code_region, r.code_region, d.code_region) AS code_region,
        a.type_etablissement,
        coalesce(s.populations, []) AS populations,
        coalesce(s.a_un_chiffre, false) AS a_un_chiffre
    FROM retenu
    LEFT JOIN suivi AS s USING (uai)
    LEFT JOIN intermediate.annuaire AS a USING (uai)
    LEFT JOIN reference.region AS r USING (region_inserjeunes)
    LEFT JOIN reference.departement AS d ON d.code_departement = departement_de(uai)
    WHERE coalesce(s.libelle_etablissement, a.libelle_etablissement) IS NOT NULL
)

-- Numbered from those with figures, and the shortest names: among equals, a search answers with the lowest number.
SELECT *, row_number() OVER (ORDER BY a_un_chiffre DESC, length(libelle), uai) - 1 AS numero FROM nomme
