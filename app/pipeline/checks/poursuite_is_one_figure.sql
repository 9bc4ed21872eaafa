-- The share and the rate of further study are one figure published twice: a gap means two cohorts or two columns mixed.
SELECT fichier, ligne, uai, part_en_poursuite_d_etudes, taux_poursuite_etudes
FROM intermediate.figure
WHERE abs(part_en_poursuite_d_etudes - taux_poursuite_etudes) > 1
