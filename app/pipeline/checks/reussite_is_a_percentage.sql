-- A rate outside 0-100, or a value added that is not the gap with it, says that a column was read for another.
SELECT uai, secteur, taux_reussite, taux_reussite_attendu, va_reussite, taux_acces, taux_acces_attendu, va_acces
FROM marts.reussite
WHERE
    taux_reussite NOT BETWEEN 0 AND 100
    OR taux_acces NOT BETWEEN 0 AND 100
    OR taux_reussite - taux_reussite_attendu <> va_reussite
    OR taux_acces - taux_acces_attendu <> va_acces
