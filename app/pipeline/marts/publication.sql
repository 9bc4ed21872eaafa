-- One row per formation, place (an establishment, a region, France) and cohort: what the data API answers with.
-- key: niveau, lieu, code, filiere, millesime
WITH propre AS (
    SELECT * FROM sans_chevauchement('intermediate.publication')
),

avec_chiffre AS (
    SELECT DISTINCT niveau, lieu, code, type_code FROM propre WHERE motif IS NULL
),

-- A renewed diploma without any line of its own has those of the one that it replaces, or that replaces it: the nearest.
empruntee AS (
    SELECT c.code, c.type_code, c.code_lie, c.sens, a.niveau, a.lieu
    FROM intermediate.continuum AS c
    JOIN avec_chiffre AS a ON a.code = c.code_lie AND a.type_code = c.type_code
    ANTI JOIN propre AS p ON p.niveau = a.niveau AND p.lieu = a.lieu AND p.code = c.code
    QUALIFY row_number() OVER (PARTITION BY a.niveau, a.lieu, c.code ORDER BY c.rang, c.sens) = 1
),

reunie AS (
    SELECT *, code AS code_donnee, 'self' AS type_donnee FROM propre
    UNION ALL BY NAME
    SELECT p.* REPLACE (e.code AS code), e.code_lie AS code_donnee, e.sens AS type_donnee
    FROM empruntee AS e
    JOIN propre AS p ON p.niveau = e.niveau AND p.lieu = e.lieu AND p.code = e.code_lie
    WHERE p.motif IS NULL
),

annuaire AS (
    SELECT uai, arg_max(code_academie, mis_a_jour) AS code_academie FROM staging.fr_en_annuaire_education GROUP BY uai
),

famille AS (
    SELECT cfd_specialite AS cfd, min(libelle_famille) AS libelle_famille
    FROM intermediate.famille
    GROUP BY cfd_specialite
    HAVING min(libelle_famille) = max(libelle_famille)
)

SELECT
    r.niveau,
    r.lieu,
    r.code,
    r.filiere,
    r.millesime,
    right(r.millesime, 4)::INTEGER AS annee,
    right(r.millesime, 4) = max(right(r.millesime, 4)) OVER (PARTITION BY r.niveau, r.filiere) AS est_dernier_millesime,
    r.type_code,
    coalesce(d.cfd, if(r.type_code = 'cfd', r.code, NULL)) AS cfd,
    coalesce(d.libelle, r.libelle_diplome) AS libelle,
    coalesce(d.type_diplome, s.type_diplome, 'autre') AS type_diplome,
    lieu.code_region,
    lieu.region,
    academie.code_academie,
    academie.academie,
    r.motif AS motif_absence,
    r.obtention_diplome,
    -- The number of a region less those of its establishments would be that of the one that is hidden. InserSup publishes
    -- its numbers itself.
    CASE
        WHEN
            r.filiere <> 'superieur'
            AND (
                -- With its share, it would tell what became of one to four people.
                list_bool_or(
                    list_transform(
                        [r.part_formation, r.part_en_emploi_6_mois, r.part_autres_situations],
                        lambda part: coalesce(part > 0 AND r.effectif * part < 450, false)
                    )
                )
                OR (r.niveau = 'region' AND bool_or(r.niveau = 'etablissement' AND r.motif = 'effectif_faible') OVER meme_region)
                OR (r.niveau = 'france' AND bool_or(r.motif = 'effectif_faible') OVER partout)
            )
            THEN NULL
        ELSE r.effectif
    END AS effectif,
    r.part_formation,
    r.part_en_emploi_6_mois,
    r.part_autres_situations,
    r.part_en_emploi_12_mois,
    r.part_autres_situations_12_mois,
    r.part_en_emploi_18_mois,
    r.part_autres_situations_18_mois,
    r.part_en_emploi_24_mois,
    r.part_autres_situations_24_mois,
    if(r.motif IS NULL, r.taux_contrats_interrompus, NULL) AS taux_contrats_interrompus,
    r.salaire_q1_12_mois,
    r.salaire_q2_12_mois,
    r.salaire_q3_12_mois,
    if(r.motif IS NULL, r.origine, NULL) AS origine,
    if(coalesce(r.part_en_emploi_12_mois, r.part_en_emploi_18_mois, r.part_en_emploi_24_mois) IS NULL, NULL, r.origine_ensuite)
        AS origine_ensuite,
    r.code_donnee,
    r.type_donnee,
    f.libelle_famille,
    d.date_fermeture,
    d.annee_fermeture,
    r.source,
    r.fichier,
    r.ligne
FROM reunie AS r
LEFT JOIN intermediate.diplome AS d ON d.code = r.code AND d.type_code = r.type_code
LEFT JOIN famille AS f ON f.cfd = d.cfd
LEFT JOIN reference.type_diplome_insersup AS s ON s.type_diplome_insersup = code_normalise(r.type_diplome_insersup)
LEFT JOIN annuaire AS a ON a.uai = r.lieu
LEFT JOIN reference.departement AS dep ON dep.code_departement = departement_de(r.lieu) AND r.niveau = 'etablissement'
LEFT JOIN reference.academie AS academie ON academie.code_academie = coalesce(a.code_academie, dep.code_academie)
LEFT JOIN reference.region AS declaree ON declaree.region_inserjeunes = r.region
LEFT JOIN reference.region AS lieu
    ON lieu.code_region = CASE r.niveau
        WHEN 'region' THEN r.lieu
        WHEN 'etablissement' THEN coalesce(declaree.code_region, substr(r.reg_id, 2), dep.code_region)
    END
WINDOW
    meme_region AS (PARTITION BY r.code_donnee, r.millesime, lieu.code_region),
    partout AS (PARTITION BY r.code_donnee, r.millesime)
ORDER BY r.niveau, r.lieu, r.code, r.filiere, right(r.millesime, 4)
