-- One row per department, by the three digits that begin its UAI: where an establishment is that no source describes.
-- key: prefixe_uai
SELECT
    -- Corsica kept the numbers that it had before it became two departments.
    CASE code_departement WHEN '2A' THEN '620' WHEN '2B' THEN '720' ELSE lpad(code_departement, 3, '0') END AS prefixe_uai,
    code_departement,
    code_region
FROM reference.departement
ORDER BY prefixe_uai
