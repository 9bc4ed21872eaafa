-- Departments, one row each; académies without a department follow. Names and types only, no rule.
SELECT
    code_departement,
    libelle_departement,
    code_academie,
    libelle_academie,
    code_region
FROM source.departements_academies_regions
