-- What a diploma is called, one row per CFD. Titles in full and with accents come first; those of N_MEF are cut short, those
-- of N_FORMATION_DIPLOME and its kin are in capitals without accents.
WITH nommee AS (
    -- « Tle pro maintenance des véhicules » names the class: the diploma is what follows. « (mc4) » is said elsewhere.
    SELECT
        *,
        regexp_replace(
            regexp_replace(trim(libelle_edition), '\s*\(mc\d?\)$', ''),
            '^((2nde|1[eè]re|tle)\s+proa?(\s+agricole)?|\S*\d\S*|tle?r?pro\S*|prepro|terpro|mc|capa)\s+', '', 'i'
        ) AS intitule
    FROM staging.n_mef
),

propose AS (
    SELECT cfd_specialite AS cfd, min(specialite) AS intitule, 1 AS rang FROM staging.familles_metiers GROUP BY cfd
    UNION ALL
    SELECT cfd_commun, min(famille), 1 FROM staging.familles_metiers GROUP BY cfd_commun
    UNION ALL
    SELECT cfd_specialite, min(specialite), 2 FROM staging.options_bts GROUP BY cfd_specialite
    UNION ALL
    SELECT cfd_commun, min(famille), 2 FROM staging.options_bts GROUP BY cfd_commun
    UNION ALL
    SELECT cfd, arg_max(intitule, premiere_session), 3 FROM staging.diplomes_professionnels GROUP BY cfd
    UNION ALL
    -- Its older titles have no accents and are cut shorter still (« tapiss.ameublt couture decor »): the capitals say more.
    SELECT cfd, intitule, if(intitule = strip_accents(intitule), 6, 4)
    FROM nommee
    QUALIFY row_number() OVER (PARTITION BY cfd ORDER BY annee_dispositif DESC, date_ouverture DESC, mef DESC) = 1
    UNION ALL
    -- « CUISINE (CAP) »: the type of the diploma is said elsewhere. The letter of an option stays a capital.
    SELECT
        cfd,
        regexp_replace(
            lower(regexp_replace(libelle_long, '\s*\([^)]*\)\s*$', '')),
            '\boption [a-h]\b', 'option ' || regexp_extract(libelle_long, '\bOPTION ([A-H])\b', 1)
        ),
        5
    FROM intermediate.formation_diplome
),

retenue AS (
    SELECT cfd, arg_min(trim(regexp_replace(intitule, '[\s\x{A0}]+', ' ', 'g')), rang) AS intitule
    FROM propose
    GROUP BY cfd
    -- A title alone does not make a diploma: the BCN must hold its code.
    HAVING max(rang) >= 4
)

SELECT cfd, upper(left(intitule, 1)) || substr(intitule, 2) AS libelle FROM retenue
