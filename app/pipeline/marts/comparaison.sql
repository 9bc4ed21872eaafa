-- One row per formation of an establishment that may be compared (card.md, section 3): what may be said of its shares
-- beside the same diploma, voie and leaving years in the rest of the region, or of France where the region has no figure.
-- No row: nothing is said, not even that nothing is known. A row reveals no hidden cell: the rest has 100 young people or
-- more, and of it only the verdict and the whole percent are kept. Without a count, nothing can be taken away from it
-- again to find a small establishment that it holds.
-- key: uai, code
WITH reference AS (
    SELECT f.*, r.* EXCLUDE (code, filiere, millesime, obtention_diplome, effectif), r.effectif AS effectif_reference
    FROM intermediate.figure_comptee AS f
    INNER JOIN intermediate.reference_comptee AS r USING (code, filiere, millesime, obtention_diplome)
    WHERE r.place IN (f.code_region, '00')
    QUALIFY row_number() OVER (PARTITION BY f.uai, f.code ORDER BY r.niveau = 'region' DESC) = 1
),

reste AS (
    SELECT
        *,
        effectif_reference - effectif AS effectif_reste,
        nb_en_emploi - nb_de(part_en_emploi_6_mois, effectif) AS nb_en_emploi_reste,
        nb_formation - nb_de(part_formation, effectif) AS nb_formation_reste
    FROM reference
),

jugee AS (
    SELECT
        *,
        verdict(part_en_emploi_6_mois, effectif, nb_en_emploi_reste, effectif_reste) AS verdict_emploi,
        verdict(part_formation, effectif, nb_formation_reste, effectif_reste) AS verdict_formation
    FROM reste
    WHERE effectif_reste >= greatest(100, effectif)
)

SELECT
    uai,
    code,
    filiere,
    niveau,
    place AS code_region,
    millesime,
    verdict_emploi,
    CASE WHEN verdict_emploi IS NOT NULL THEN part_de(nb_en_emploi_reste, effectif_reste)::INTEGER END AS part_reference_emploi,
    verdict_formation,
    CASE WHEN verdict_formation IS NOT NULL THEN part_de(nb_formation_reste, effectif_reste)::INTEGER END AS part_reference_formation,
    source,
    fichier,
    ligne
FROM jugee
WHERE coalesce(verdict_emploi, verdict_formation) IS NOT NULL
ORDER BY uai, code
