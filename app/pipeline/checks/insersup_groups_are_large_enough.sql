-- Fewer than 20 students: a statistical secret. Neither their number nor a figure about them may leave the build.
WITH servie AS (
    SELECT uai, sise, effectif, part_en_emploi_6_mois FROM marts.insersup
    UNION ALL
    SELECT 'national', sise, effectif, part_en_emploi_6_mois FROM marts.insersup_national
)

SELECT uai, sise FROM servie WHERE effectif < 20 OR (effectif IS NULL) <> (part_en_emploi_6_mois IS NULL)
