-- One row per establishment: who it is and where. The whole row comes from one source, the directory first.
WITH connue AS (
    SELECT *, 'fr-en-annuaire-education' AS source, 1 AS rang FROM staging.fr_en_annuaire_education
    UNION ALL BY NAME
    SELECT *, 'acce-uai' AS source, 2 AS rang FROM staging.acce_uai
    UNION ALL BY NAME
    SELECT *, 'fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre' AS source, 3 AS rang
    FROM staging.fr_en_adresse_et_geolocalisation_etablissements_premier_et_second_degre
    UNION ALL BY NAME
    SELECT *, departement_de(uai) AS code_departement, 'fr-en-indicateurs-de-resultat-des-lycees-pro_v2' AS source, 4 AS rang
    FROM staging.fr_en_indicateurs_de_resultat_des_lycees_pro_v2
    UNION ALL BY NAME
    SELECT * EXCLUDE (code_region), departement_de(uai) AS code_departement,
        'fr-en-indicateurs-de-resultat-des-lycees-denseignement-professionnels' AS source, 5 AS rang
    FROM staging.fr_en_indicateurs_de_resultat_des_lycees_denseignement_professionnels
    UNION ALL BY NAME
    -- The universities and schools that only InserSup describes: under the name and in the region of their latest promo.
    SELECT
        uai,
        libelle_etablissement,
        departement_de(uai) AS code_departement,
        substr(reg_id, 2) AS code_region,
        right(millesime, 4)::INTEGER AS annee,
        source,
        6 AS rang,
        fichier,
        ligne
    FROM intermediate.insersup
    WHERE refus IS NULL AND uai <> 'national' AND libelle_etablissement IS NOT NULL
),

choisie AS (
    SELECT *
    FROM connue
    QUALIFY
        row_number() OVER (
            PARTITION BY uai
            -- Of several sites, the main one is that which is not called an annex.
            ORDER BY rang, mis_a_jour DESC NULLS LAST, annee DESC, libelle_etablissement ILIKE '%annexe%', fichier, ligne
        ) = 1
)

SELECT
    c.uai,
    c.libelle_etablissement,
    c.commune,
    c.code_postal,
    c.code_departement,
    -- The overseas collectivities and the foreign countries are in no region.
    r.code_region,
    coalesce(c.code_academie, d.code_academie) AS code_academie,
    c.type_etablissement,
    c.code_nature,
    c.nature,
    c.etat,
    c.source,
    c.fichier,
    c.ligne
FROM choisie AS c
LEFT JOIN reference.departement AS d USING (code_departement)
LEFT JOIN reference.region AS r ON r.code_region = coalesce(c.code_region, d.code_region)
