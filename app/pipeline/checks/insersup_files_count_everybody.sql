-- A file in which no row counts everybody: « ensemble » is perhaps written in a new way, and all its rows would be left out.
SELECT fichier FROM staging.marge
EXCEPT
(SELECT fichier FROM staging.fr_esr_insersup UNION ALL SELECT fichier FROM staging.fr_esr_insersup_par_horizon)
