-- The diplomas (CFD) that a label of Parcoursup names, when it is the very label of one of two tables. Nothing is guessed:
-- a label with a word more or less has no diploma here.
WITH parcoursup AS (
    SELECT DISTINCT intitule_parcoursup(b.libelle) AS intitule, m.cfd, 'parcoursup-bts' AS source
    FROM staging.parcoursup_bts AS b
    JOIN staging.n_mef AS m USING (mefstat11)
),

nomenclature AS (
    SELECT DISTINCT intitule(libelle_long) AS intitule, cfd, 'n-formation-diplome' AS source
    FROM staging.n_formation_diplome
    WHERE date_fermeture IS NULL AND regexp_matches(libelle_long, '\((BTS|BTSA)\)\s*$')
)

SELECT * FROM parcoursup
UNION ALL
-- The table of Parcoursup itself wins: the nomenclature has two codes for a diploma under renewal.
SELECT * FROM nomenclature WHERE intitule NOT IN (SELECT intitule FROM parcoursup)
