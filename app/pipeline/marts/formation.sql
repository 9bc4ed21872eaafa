-- One row per formation of an establishment. `etat` is the state of its card (see card.md, section 7).
-- key: uai, code
SELECT
    a.uai,
    a.code,
    a.type_code,
    a.filiere,
    a.mefstat11,
    coalesce(d.cfd, CASE a.type_code WHEN 'cfd' THEN a.code END) AS cfd,
    d.libelle,
    coalesce(d.type_diplome, 'autre') AS type_diplome,
    a.libelle_etablissement,
    r.code_region,
    a.dernier_millesime,
    a.motif_absence,
    a.source_dernier_millesime,
    CASE
        WHEN a.motif_absence IS NOT NULL
            THEN 'S2'
        WHEN
            a.chiffre.part_en_emploi_6_mois IS NULL
            OR a.chiffre.part_formation IS NULL
            OR a.chiffre.part_autres_situations IS NULL
            THEN 'S1'
        ELSE 'S0'
    END AS etat,
    unnest(a.chiffre)
FROM intermediate.adresse AS a
LEFT JOIN intermediate.diplome AS d ON d.code = a.code
LEFT JOIN reference.region AS r USING (region_inserjeunes)
WHERE a.code IS NOT NULL
ORDER BY a.uai, a.code
