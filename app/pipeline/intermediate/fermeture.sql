-- One row per diploma closed for good: nothing replaces it, and its closing was past when the BCN last changed the table.
-- A closing that was still to come then is a forecast, often put off: a card would say closed what is open.
WITH derniere AS (
    SELECT max(date_intervention) AS jour FROM staging.n_formation_diplome
),

remplace AS (
    SELECT cfd FROM staging.n_formation_diplome WHERE list_bool_or([trim(code) <> '' FOR code IN nouveaux])
    UNION
    SELECT trim(unnest(anciens)) FROM staging.n_formation_diplome
)

SELECT d.cfd, year(d.date_fermeture) AS annee_fermeture
FROM staging.n_formation_diplome AS d
JOIN derniere ON d.date_fermeture <= derniere.jour
ANTI JOIN remplace USING (cfd)
