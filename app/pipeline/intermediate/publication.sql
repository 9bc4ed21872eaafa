-- What the data API may say of a formation, all cohorts: in an establishment, in a region and in France (`lieu` is a UAI, a
-- region or 00). Shares of all who finished, at 6, 12, 18 and 24 months, or `motif`, why there is none. `groupe` names those
-- that are counted: two of its cohorts that overlap are not to be served together.
WITH inserjeunes AS (
    SELECT
        *,
        'etablissement' AS niveau,
        uai AS lieu,
        -- The open data and the API may file one code in two filières: the API alone knows the agricultural ones.
        if(bool_or(filiere = 'agricole') OVER (PARTITION BY uai, code), 'agricole', filiere) AS filiere_unique,
        (uai, code) AS groupe
    FROM intermediate.figure
    WHERE code IS NOT NULL
    UNION ALL BY NAME
    SELECT
        * REPLACE (if(niveau = 'region', niveau, 'france') AS niveau),
        if(niveau = 'region', code_region, '00') AS lieu,
        filiere AS filiere_unique,
        (lieu, code || ' ' || filiere) AS groupe
    FROM intermediate.reference_publiee
    WHERE refus IS NULL AND (niveau <> 'region' OR code_region IS NOT NULL)
),

-- Later on, only the rate among leavers is published. Of a cohort whose three shares are not all told, nothing is computed:
-- one of them may be hidden on purpose.
suivie AS (
    SELECT
        *,
        coalesce(part_formation + part_en_emploi_6_mois + part_autres_situations, -1) >= 0 AND getvariable('calcul')
            AS est_calculable,
        if(est_calculable, part_de_tous(part_formation, taux_emploi_12_mois), NULL) AS part_en_emploi_12_mois,
        if(est_calculable, part_de_tous(part_formation, taux_emploi_18_mois), NULL) AS part_en_emploi_18_mois,
        if(est_calculable, part_de_tous(part_formation, taux_emploi_24_mois), NULL) AS part_en_emploi_24_mois,
        100 - part_formation - part_en_emploi_12_mois AS part_autres_situations_12_mois,
        100 - part_formation - part_en_emploi_18_mois AS part_autres_situations_18_mois,
        100 - part_formation - part_en_emploi_24_mois AS part_autres_situations_24_mois,
        'calcule' AS origine_ensuite
    FROM inserjeunes
)

SELECT * EXCLUDE (filiere) RENAME (filiere_unique AS filiere) FROM suivie
UNION ALL BY NAME
SELECT
    COLUMNS(lambda nom: nom <> 'salaire' AND NOT regexp_matches(nom, '_(12|18|24)_mois$')),
    CASE WHEN motif IS NULL THEN COLUMNS('^(part_.*_(12|18|24)_mois)$') END AS '\1',
    if(uai = 'national', 'france', 'etablissement') AS niveau,
    if(uai = 'national', '00', uai) AS lieu,
    sise AS code,
    'sise' AS type_code,
    'superieur' AS filiere,
    (lieu, code) AS groupe,
    'calcule' AS origine_ensuite,
    -- The only salaries of InserSup that are served: those of all France.
    if(uai = 'national' AND salaire.mois = 12, salaire.q1, NULL) AS salaire_q1_12_mois,
    if(uai = 'national' AND salaire.mois = 12, salaire.q2, NULL) AS salaire_q2_12_mois,
    if(uai = 'national' AND salaire.mois = 12, salaire.q3, NULL) AS salaire_q3_12_mois
FROM intermediate.insersup
WHERE refus IS NULL
