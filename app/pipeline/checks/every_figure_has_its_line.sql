-- A figure that cannot be traced back to a line of a published file cannot be defended.
SELECT uai, code FROM marts.formation WHERE millesime IS NOT NULL AND (fichier IS NULL OR ligne IS NULL)
UNION ALL
SELECT uai, population FROM marts.etablissement WHERE millesime IS NOT NULL AND (fichier IS NULL OR ligne IS NULL)
