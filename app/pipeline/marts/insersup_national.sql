-- One row per diploma of higher education in France, as published (never added up), with the salary of those in work.
-- key: sise
SELECT
    a.sise,
    a.libelle_diplome,
    coalesce(t.type_diplome, 'autre') AS type_diplome,
    a.dernier_millesime,
    a.motif_absence,
    a.source_dernier_millesime,
    unnest(a.chiffre),
    a.salaire.millesime AS salaire_millesime,
    a.salaire.mois AS salaire_horizon,
    a.salaire.q1 AS salaire_q1,
    a.salaire.q2 AS salaire_q2,
    a.salaire.q3 AS salaire_q3,
    a.salaire.source AS salaire_source,
    a.salaire.fichier AS salaire_fichier,
    a.salaire.ligne AS salaire_ligne,
    if(a.salaire.mois = 12, a.salaire.q1, NULL) AS salaire_12_mois_q1,
    if(a.salaire.mois = 12, a.salaire.q2, NULL) AS salaire_12_mois_q2,
    if(a.salaire.mois = 12, a.salaire.q3, NULL) AS salaire_12_mois_q3
FROM intermediate.insersup_adresse AS a
LEFT JOIN reference.type_diplome_insersup AS t ON t.type_diplome_insersup = code_normalise(a.type_diplome_insersup)
WHERE a.uai = 'national'
ORDER BY a.sise
