-- A list that promises figures to a card without any would send its reader there for nothing.
SELECT formation, a_un_chiffre
FROM marts.recherche_formation
WHERE a_un_chiffre <> (
    formation IN (SELECT code FROM marts.reference WHERE niveau = 'france')
    OR formation IN (SELECT s.code FROM marts.specialite AS s JOIN marts.reference AS r ON r.code = s.mefstat11 WHERE r.niveau = 'france')
    OR formation IN (SELECT 'SISE:' || sise FROM marts.insersup_national WHERE millesime IS NOT NULL)
)
UNION ALL
SELECT o.uai || '-' || o.code, o.a_un_chiffre
FROM marts.recherche_offre AS o
LEFT JOIN marts.formation AS f ON f.uai = o.uai AND f.code = o.code
LEFT JOIN marts.insersup AS i ON i.uai = o.uai AND 'SISE:' || i.sise = o.code
WHERE o.a_un_chiffre <> (f.millesime IS NOT NULL OR i.millesime IS NOT NULL)
UNION ALL
SELECT uai, a_un_chiffre
FROM marts.recherche_etablissement
WHERE a_un_chiffre <> (uai IN (SELECT uai FROM marts.etablissement WHERE millesime IS NOT NULL))
