-- A median over a few establishments would show the figure of one of them under the name of its region.
SELECT code, niveau, code_region, nb_etablissements FROM marts.reference WHERE nb_etablissements < 5
