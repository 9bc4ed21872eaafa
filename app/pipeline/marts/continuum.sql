-- One row per code and code that came before or after it, in a renewal without choice: what S4 may borrow figures from.
-- key: code, code_lie
SELECT code, type_code, code_lie, sens, rang
FROM intermediate.continuum
ORDER BY code, rang, sens, code_lie
