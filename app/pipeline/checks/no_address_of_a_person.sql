-- Some e-mail addresses of the directories are those of named people.
SELECT uai, libelle_etablissement FROM marts.annuaire WHERE concat_ws(' ', libelle_etablissement, commune, nature) LIKE '%@%'
