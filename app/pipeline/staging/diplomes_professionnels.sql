-- Professional diplomas, one row per diploma and first session. « 400-24202 V » is the CFD 40024202. Names and types only.
SELECT
    left(regexp_replace(code_diplome, '[^0-9A-Z]', '', 'g'), 8) AS cfd,
    intitule,
    entier(premiere_session) AS premiere_session
FROM source.diplomes_professionnels
