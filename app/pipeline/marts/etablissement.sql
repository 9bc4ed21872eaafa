-- One row per establishment and population (cfa; lycee, of which eleves and apprentis): all formations together.
-- key: uai, population
SELECT
    a.uai,
    a.population,
    a.libelle_etablissement,
    r.code_region,
    a.dernier_millesime,
    a.motif_absence,
    a.source_dernier_millesime,
    -- Without a share in its latest cohort, and not for being too small: the dated figures of an older one, or nothing.
    CASE WHEN a.motif_absence = 'effectif_faible' THEN 'S2' WHEN a.chiffre IS NULL THEN 'S10' ELSE 'S8' END AS etat,
    unnest(a.chiffre)
FROM intermediate.adresse AS a
LEFT JOIN reference.region AS r USING (region_inserjeunes)
WHERE a.code IS NULL
ORDER BY a.uai, a.population
