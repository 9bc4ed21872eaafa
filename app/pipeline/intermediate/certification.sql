-- Every diploma (CFD) that a table gives for an RNCP or a FOR number, one row per answer and table that gives it.
WITH donnee AS (
    SELECT 'rncp' AS type_identifiant, code_rncp AS valeur, cfd, libelle, 'certif-info' AS source, 1 AS rang, fichier, ligne
    FROM staging.certif_info
    UNION ALL
    SELECT 'onisep', code_ideo, cfd, libelle, 'certif-info', 1, fichier, ligne
    FROM staging.certif_info
    UNION ALL
    SELECT 'rncp', code_rncp, cfd, libelle, 'onisep-table-de-passage', 2, fichier, ligne
    FROM staging.onisep_table_de_passage
    UNION ALL
    -- The other values of `statut` relate a formation of Idéo to a certification that is not quite the same.
    SELECT 'onisep', code_ideo, cfd, libelle_ideo, 'onisep-table-de-passage', 2, fichier, ligne
    FROM staging.onisep_table_de_passage
    WHERE statut = 'identique'
    UNION ALL
    SELECT 'rncp', code_rncp, cfd, libelle, 'onisep-formations', 3, fichier, ligne
    FROM staging.onisep_formations
    UNION ALL
    SELECT 'onisep', code_ideo, cfd, libelle, 'onisep-formations', 3, fichier, ligne
    FROM staging.onisep_formations
    UNION ALL
    -- The former number names the former diploma: it has figures of its own.
    SELECT 'rncp', code_rncp_ancien, cfd_ancien, libelle_ancien, 'certif-info', 4, fichier, ligne
    FROM staging.certif_info
)

SELECT type_identifiant, regexp_replace(valeur, '^RNCP', '') AS valeur, cfd, libelle, source, rang, fichier, ligne
FROM donnee
WHERE
    regexp_full_match(cfd, '[0-9A-Z]{8}')
    AND regexp_full_match(valeur, CASE type_identifiant WHEN 'rncp' THEN '(RNCP)?[1-9]\d*' ELSE 'FOR\.[1-9]\d*' END)
