-- An answer that is no key would be a card that cannot be asked for.
SELECT type_identifiant, valeur, cle
FROM marts.identifiant
WHERE cle IS NULL OR NOT regexp_full_match(cle, '\d{7}[A-Z](-([0-9A-Z]{8}|SISE:[0-9A-Z]{7}))?|[0-9A-Z]{8}')
