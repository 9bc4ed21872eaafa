-- One row per MEFSTAT11 of an earlier year and last year that it leads to: whose figures S5 shows.
-- key: code, mefstat11
SELECT code, mefstat11, nb_reponses
FROM intermediate.derniere_annee
ORDER BY code, mefstat11
