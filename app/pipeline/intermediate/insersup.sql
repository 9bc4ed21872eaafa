-- One row per formation (UAI or « national » × SISE) and promo, its horizons side by side, then the lines not kept.
SELECT
    uai,
    sise,
    millesime,
    any_value(obtention_diplome) AS obtention_diplome,
    any_value(id_paysage) AS id_paysage,
    any_value(id_paysage_actuel) AS id_paysage_actuel,
    any_value(uo_lib) AS libelle_etablissement,
    any_value(reg_id) AS reg_id,
    any_value(libelle_diplome) AS libelle_diplome,
    any_value(type_diplome) AS type_diplome_insersup,
    any_value(effectif) FILTER (WHERE mois = 6) AS effectif,
    any_value(part_en_emploi) FILTER (WHERE mois = 6) AS part_en_emploi_6_mois,
    any_value(part_formation) FILTER (WHERE mois = 6) AS part_formation,
    any_value(part_autres_situations) FILTER (WHERE mois = 6) AS part_autres_situations,
    any_value(part_en_emploi) FILTER (WHERE mois = 12) AS part_en_emploi_12_mois,
    any_value(part_en_emploi) FILTER (WHERE mois = 18) AS part_en_emploi_18_mois,
    any_value(part_en_emploi) FILTER (WHERE mois = 24) AS part_en_emploi_24_mois,
    any_value(part_en_emploi) FILTER (WHERE mois = 30) AS part_en_emploi_30_mois,
    any_value(part_autres_situations) FILTER (WHERE mois = 12) AS part_autres_situations_12_mois,
    any_value(part_autres_situations) FILTER (WHERE mois = 18) AS part_autres_situations_18_mois,
    any_value(part_autres_situations) FILTER (WHERE mois = 24) AS part_autres_situations_24_mois,
    -- With a median before quartiles alone; then the salary 12 months after; in its absence, the first horizon that has one.
    arg_min(
        {
            'millesime': millesime,
            'mois': mois,
            'q1': salaire_q1,
            'q2': salaire_q2,
            'q3': salaire_q3,
            'source': source,
            'fichier': fichier,
            'ligne': ligne
        },
        (salaire_q2 IS NULL, mois <> 12, mois)
    ) FILTER (WHERE coalesce(salaire_q1, salaire_q2, salaire_q3) IS NOT NULL) AS salaire,
    coalesce(any_value(motif) FILTER (WHERE mois = 6), if(part_en_emploi_6_mois IS NULL, 'absence', NULL)) AS motif,
    if(part_en_emploi_6_mois IS NULL, NULL, 'calcule') AS origine,
    arg_min(source, (mois, ligne)) AS source,
    arg_min(fichier, (mois, ligne)) AS fichier,
    min_by(ligne, (mois, ligne)) AS ligne,
    sum(lignes)::BIGINT AS lignes,
    NULL::VARCHAR AS refus
FROM intermediate.insersup_part
GROUP BY uai, sise, millesime
UNION ALL BY NAME
SELECT uai, sise, millesime, source, fichier, ligne, lignes::BIGINT AS lignes, refus
FROM intermediate.insersup_horizon
WHERE refus IS NOT NULL
UNION ALL BY NAME
SELECT
    source,
    millesime,
    fichier,
    lignes,
    'détail par genre, nationalité, régime ou obtention, déjà compté dans l''ensemble' AS refus
FROM staging.marge
