-- One row per code (MEFSTAT11 or CFD): what the card calls the diploma, and whether the code exists at all.
-- key: code
SELECT code, type_code, cfd, annee_dispositif, duree_dispositif, libelle, type_diplome, date_fermeture, annee_fermeture
FROM intermediate.diplome
ORDER BY code
