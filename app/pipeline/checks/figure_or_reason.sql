-- Without a figure or a reason, a card would be blank.
SELECT uai, mefstat11 FROM marts.formation WHERE millesime IS NULL AND motif_absence IS NULL
UNION ALL
SELECT uai, population FROM marts.etablissement WHERE millesime IS NULL AND motif_absence IS NULL
