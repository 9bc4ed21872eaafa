-- One row per diploma closed for good: nothing replaces it, and its closing was past when the BCN last changed the table.
-- A closing that was still to come then is a forecast, often put off: a card would say closed what is open. A common first
-- year has no last one: what closed was the name of the class, and the diplomas that it led to may be open.
WITH derniere AS (
    SELECT max(date_intervention) AS jour FROM staging.n_formation_diplome
),

remplace AS (
    SELECT cfd FROM staging.n_formation_diplome WHERE list_bool_or([trim(code) <> '' FOR code IN nouveaux])
    UNION
    SELECT trim(unnest(anciens)) FROM staging.n_formation_diplome
),

premiere_annee AS (
    SELECT cfd FROM staging.n_mef GROUP BY cfd HAVING NOT bool_or(annee_dispositif = duree_dispositif)
)

SELECT d.cfd, year(d.date_fermeture) AS annee_fermeture
FROM staging.n_formation_diplome AS d
JOIN derniere ON d.date_fermeture <= derniere.jour
ANTI JOIN remplace USING (cfd)
ANTI JOIN premiere_annee USING (cfd)
