-- « C'est plus » beside figures that do not show it would be a wrong claim; so would one about figures that are not drawn,
-- about a group that may not be compared, or about the young people of other years.
WITH dessinee AS (
    SELECT uai, code, millesime, motif_absence, effectif, part_en_emploi_6_mois, part_formation FROM marts.formation
    UNION ALL BY NAME
    SELECT uai, sise AS code, millesime, motif_absence, effectif, part_en_emploi_6_mois, part_formation
    FROM marts.insersup
)

SELECT c.uai, c.code, c.verdict_emploi, c.part_reference_emploi, c.verdict_formation, c.part_reference_formation
FROM marts.comparaison AS c
LEFT JOIN dessinee AS d USING (uai, code, millesime)
WHERE
    d.uai IS NULL
    OR d.motif_absence IS NOT NULL
    OR coalesce(d.effectif, 0) < 20
    OR (c.verdict_emploi IS NOT NULL AND d.part_en_emploi_6_mois IS NULL)
    OR (c.verdict_formation IS NOT NULL AND d.part_formation IS NULL)
    OR (c.verdict_emploi = 'plus' AND d.part_en_emploi_6_mois - c.part_reference_emploi < 10)
    OR (c.verdict_emploi = 'moins' AND c.part_reference_emploi - d.part_en_emploi_6_mois < 10)
    OR (c.verdict_formation = 'plus' AND d.part_formation - c.part_reference_formation < 10)
    OR (c.verdict_formation = 'moins' AND c.part_reference_formation - d.part_formation < 10)
