-- One row per diploma of higher education in an establishment (all its sites): the shares of its latest promo that has them.
-- key: uai, sise
SELECT
    a.uai,
    a.sise,
    a.libelle_diplome,
    coalesce(t.type_diplome, 'autre') AS type_diplome,
    a.libelle_etablissement,
    r.code_region,
    a.id_paysage,
    a.dernier_millesime,
    a.motif_absence,
    a.source_dernier_millesime,
    unnest(a.chiffre)
FROM intermediate.insersup_adresse AS a
LEFT JOIN reference.type_diplome_insersup AS t ON t.type_diplome_insersup = code_normalise(a.type_diplome_insersup)
LEFT JOIN reference.region AS r ON 'R' || r.code_region = a.reg_id
WHERE a.uai <> 'national'
ORDER BY a.uai, a.sise
