-- One row per establishment that a search may find. `numero` is what the other tables of the search call it.
-- key: uai
SELECT uai, numero, libelle, commune, code_postal, code_region, a_un_chiffre FROM intermediate.etablissement_cherche ORDER BY uai
