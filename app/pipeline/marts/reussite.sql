-- Success at the bac professionnel, and no other diploma: one row per lycée and group of specialities, `ensemble` for all,
-- of the latest year where 20 candidates or more let the whole lycée be shown. Rates only: no count leaves the build.
-- key: uai, secteur
WITH montrable AS (
    SELECT *
    FROM intermediate.reussite
    WHERE presents >= 20 AND taux_reussite IS NOT NULL
    QUALIFY annee = max(annee) FILTER (WHERE secteur = 'ensemble') OVER (PARTITION BY uai)
)

SELECT
    m.uai,
    m.secteur,
    s.libelle AS libelle_secteur,
    s.code_domaine,
    m.annee,
    m.taux_reussite,
    m.taux_reussite_attendu,
    m.va_reussite,
    -- The rate of access is one of the pupils of seconde: 20 of them too, where their number is published.
    CASE WHEN coalesce(m.effectif_2nde, 20) >= 20 THEN m.taux_acces END AS taux_acces,
    CASE WHEN coalesce(m.effectif_2nde, 20) >= 20 THEN m.taux_acces_attendu END AS taux_acces_attendu,
    CASE WHEN coalesce(m.effectif_2nde, 20) >= 20 THEN m.va_acces END AS va_acces,
    m.source,
    m.fichier,
    m.ligne
FROM montrable AS m
JOIN reference.secteur AS s USING (secteur)
ORDER BY m.uai, m.secteur
