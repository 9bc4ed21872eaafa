-- An establishment that a source describes and the directory lacks would have figures and no name.
(SELECT uai FROM staging.fr_en_annuaire_education EXCEPT SELECT uai FROM marts.annuaire)
UNION ALL
(SELECT uai FROM marts.reussite EXCEPT SELECT uai FROM marts.annuaire)
UNION ALL
(SELECT uai FROM marts.insersup WHERE libelle_etablissement IS NOT NULL EXCEPT SELECT uai FROM marts.annuaire)
