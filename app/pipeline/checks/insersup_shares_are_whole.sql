-- Three shares that are not the whole of the students would show people twice, or hide some.
WITH servie AS (
    SELECT uai, sise, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.insersup
    UNION ALL
    SELECT 'national', sise, part_en_emploi_6_mois, part_formation, part_autres_situations FROM marts.insersup_national
)

SELECT *
FROM servie
WHERE part_en_emploi_6_mois + part_formation + part_autres_situations <> 100
    OR least(part_en_emploi_6_mois, part_formation, part_autres_situations) < 0
    OR (part_en_emploi_6_mois IS NULL) <> (part_formation IS NULL)
    OR (part_en_emploi_6_mois IS NULL) <> (part_autres_situations IS NULL)
