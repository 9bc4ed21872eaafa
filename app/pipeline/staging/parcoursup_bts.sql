-- Codes of the BTS of Parcoursup, one row per establishment × label, of a first year. Names and types only.
SELECT uai, trim(libelle) AS libelle, mefstat11, fichier, ligne
FROM source.parcoursup_bts
