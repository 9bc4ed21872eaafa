-- One row per formation in an establishment that a search may answer with, numbered in the order of its formations.
-- key: uai, code
WITH unique_par_code AS (
    SELECT uai, code, any_value(formation) AS formation, bool_or(a_un_chiffre) AS a_un_chiffre
    FROM intermediate.offre
    GROUP BY uai, code
)

SELECT
    o.uai,
    o.code,
    row_number() OVER (ORDER BY f.numero, o.a_un_chiffre DESC, e.numero, o.code) - 1 AS numero,
    f.numero AS numero_formation,
    e.numero AS numero_etablissement,
    o.a_un_chiffre
FROM unique_par_code AS o
JOIN intermediate.formation_cherchee AS f USING (formation)
JOIN intermediate.etablissement_cherche AS e USING (uai)
ORDER BY o.uai, o.code
