-- The first three digits of a UAI are its department: a row in another region would be compared with the wrong schools.
SELECT DISTINCT f.fichier, f.ligne, f.uai, f.region
FROM intermediate.figure AS f
JOIN staging.departements_academies_regions AS d
    -- Corsica kept the numbers that it had before it became two departments.
    ON d.code_departement = CASE left(f.uai, 3) WHEN '620' THEN '02A' WHEN '720' THEN '02B' ELSE left(f.uai, 3) END
JOIN reference.region AS r ON r.region_inserjeunes = f.region
WHERE d.code_region <> r.code_region
