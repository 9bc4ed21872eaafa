-- One row per diploma of the BCN (CFD). N_FORMATION_DIPLOME says most; V_FORMATION_DIPLOME adds apprenticeship and higher
-- education; the table of the survey 51 is an older extract, for a folder that has neither.
WITH publiee AS (
    SELECT cfd, libelle_long, date_ouverture, date_fermeture, 1 AS rang FROM staging.n_formation_diplome
    UNION ALL
    SELECT cfd, libelle_long, date_ouverture, date_fermeture, 2 FROM staging.v_formation_diplome
    UNION ALL
    SELECT cfd, libelle_long, date_ouverture, date_fermeture, 3 FROM staging.n_formation_diplome_enquete_51
)

SELECT * EXCLUDE (rang)
FROM publiee
QUALIFY row_number() OVER (PARTITION BY cfd ORDER BY rang) = 1
