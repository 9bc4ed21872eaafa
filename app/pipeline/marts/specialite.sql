-- One row per common first year (MEFSTAT11 or CFD) and last year of a speciality that it leads to: the list of S6.
-- key: code, mefstat11
SELECT code, type_code, libelle_famille, mefstat11, cfd, libelle, date_ouverture, date_fermeture, source, fichier, ligne
FROM intermediate.specialite
ORDER BY code, mefstat11
