-- InserSup since 2025, one row per establishment × diploma × promo, measures by horizon. Names and types only, no rule.
SELECT
    texte(date_jeu) AS date_jeu,
    texte(reg_id) AS reg_id,
    texte(uo_lib) AS uo_lib,
    texte(id_paysage) AS id_paysage,
    texte(id_paysage_actuel) AS id_paysage_actuel,
    texte(etablissement) AS etablissement,
    texte(type_diplome) AS type_diplome,
    texte(libelle_diplome) AS libelle_diplome,
    texte(diplome) AS sise,
    texte(source) AS dispositif,
    obtention_diplome,
    promotion(promo) AS millesime,
    COLUMNS('^flag_'),
    entier(COLUMNS('^((nb|salaire)_.*)$')) AS '\1',
    nombre(COLUMNS('^(tx_.*)$')) AS '\1',
    marqueur(COLUMNS('^(nb_.*)$')) AS 'marqueur_\1',
    fichier,
    ligne
FROM source.fr_esr_insersup
