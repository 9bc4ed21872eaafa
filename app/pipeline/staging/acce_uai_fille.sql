-- ACCE, one row per UAI and related UAI: `uai_lie` is a fille of `uai`. Names and types only.
SELECT uai, uai_lie, nullif(type_rattachement, '') AS type_rattachement, fichier, ligne
FROM source.acce_uai_fille
