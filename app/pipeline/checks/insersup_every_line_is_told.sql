-- A line that is neither kept nor refused with a reason would vanish from the report.
WITH compte AS (
    SELECT
        (SELECT count(*) FROM staging.fr_esr_insersup) + (SELECT count(*) FROM staging.fr_esr_insersup_par_horizon)
            + (SELECT coalesce(sum(lignes), 0) FROM staging.marge) AS lues,
        (SELECT coalesce(sum(lignes), 0) FROM intermediate.insersup) AS dites
)

SELECT lues, dites FROM compte WHERE lues <> dites
