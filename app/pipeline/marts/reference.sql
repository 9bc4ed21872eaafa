-- One row per code, filière and region, or France: the figure that was published of it where there is one, and otherwise the
-- middle of the lycées that publish, under that name. Latest cohort.
-- key: code, niveau, code_region, filiere
SELECT * FROM intermediate.reference_retenue ORDER BY code, niveau, code_region, filiere
