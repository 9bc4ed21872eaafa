-- One row per formation: the shares of its latest promo that has them, why its latest promo has none, its last salary.
-- Between one year and two pooled years that end with it, the one with shares: two years are pooled where one is too small.
WITH promo AS (
    SELECT
        *,
        part_en_emploi_6_mois IS NOT NULL AS a_un_chiffre,
        right(millesime, 4) || a_un_chiffre::INTEGER || left(millesime, 4) AS rang
    FROM intermediate.insersup
    WHERE refus IS NULL
)

SELECT
    uai,
    sise,
    max_by(libelle_diplome, rang) AS libelle_diplome,
    max_by(type_diplome_insersup, rang) AS type_diplome_insersup,
    max_by(libelle_etablissement, rang) AS libelle_etablissement,
    max_by(reg_id, rang) AS reg_id,
    max_by(id_paysage, rang) AS id_paysage,
    max_by(millesime, rang) AS dernier_millesime,
    max_by(source, rang) AS source_dernier_millesime,
    if(max_by(a_un_chiffre, rang), NULL, max_by(motif, rang)) AS motif_absence,
    max_by(salaire, (salaire.q2 IS NOT NULL, salaire.mois = 12, rang)) FILTER (WHERE salaire IS NOT NULL) AS salaire,
    max_by(
        {
            'obtention_diplome': obtention_diplome,
            'effectif': effectif,
            'millesime': millesime,
            'part_en_emploi_6_mois': part_en_emploi_6_mois,
            'part_formation': part_formation,
            'part_autres_situations': part_autres_situations,
            'part_en_emploi_12_mois': part_en_emploi_12_mois,
            'part_en_emploi_18_mois': part_en_emploi_18_mois,
            'part_en_emploi_24_mois': part_en_emploi_24_mois,
            'part_en_emploi_30_mois': part_en_emploi_30_mois,
            'origine': origine,
            'source': source,
            'fichier': fichier,
            'ligne': ligne
        },
        rang
    ) FILTER (WHERE a_un_chiffre) AS chiffre
FROM promo
GROUP BY uai, sise
