-- An earlier year, or a year that does not exist, in place of the last one has no figures: the card would end in nothing.
SELECT code, mefstat11
FROM (
    SELECT code, mefstat11 FROM marts.derniere_annee
    UNION ALL
    SELECT code, mefstat11 FROM marts.specialite
    UNION ALL
    SELECT cfd, mefstat11 FROM marts.certification
)
WHERE code = mefstat11 OR mefstat11 NOT IN (SELECT mefstat11 FROM staging.n_mef WHERE annee_dispositif = duree_dispositif)
