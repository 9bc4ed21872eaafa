-- Functions that the layers share. A cell is checked before (see cells.py): a cast that fails here is a bug.
CREATE MACRO entier(cellule) AS
    CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN cellule::DOUBLE::INTEGER END;

CREATE MACRO texte(cellule) AS CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN trim(cellule) END;

CREATE MACRO nombre(cellule) AS
    CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN cellule::DOUBLE END;

-- Why a cell has no figure, where it says so: nd (not disclosed), ns (not significant), na (not applicable).
CREATE MACRO marqueur(cellule) AS CASE WHEN lower(trim(cellule)) IN ('nd', 'ns', 'na') THEN lower(trim(cellule)) END;

CREATE MACRO jour(cellule) AS strptime(nullif(cellule, ''), '%d/%m/%Y')::DATE;

-- « cumul 2022-2023 », « 2022_2023 » and « 2023 » become 2022_2023 and 2023.
CREATE MACRO millesime(annee) AS replace(replace(annee, 'cumul ', ''), '-', '_');

-- InserSup: « 2021 » and « 2022,2021 » become 2021 and 2021_2022.
CREATE MACRO promotion(promo) AS array_to_string(list_sort(regexp_extract_all(promo, '\d{4}')), '_');

-- Later leaving year first; between one year and two pooled years that end with it, the single year.
CREATE MACRO ordre(millesime) AS right(millesime, 4) || left(millesime, 4);

-- The shares of all last-year students. Where none of the three is published and both rates are, they are rebuilt:
-- leavers = 100 - taux_poursuite_etudes, of whom taux_emploi_6_mois are in work (mean error 0.3 point). Where one of
-- the three is published, a missing one is never computed: it may be hidden on purpose.
CREATE MACRO devenir(publication) AS TABLE
    WITH classee AS (
        SELECT
            *,
            coalesce(
                part_en_poursuite_d_etudes,
                part_en_emploi_6_mois_apres_la_sortie,
                part_des_autres_situations
            ) IS NULL
            AND taux_poursuite_etudes IS NOT NULL
            AND taux_emploi_6_mois IS NOT NULL
            AND getvariable('calcul') AS est_calculable,
            ((100 - taux_poursuite_etudes) * taux_emploi_6_mois + 50) // 100 AS part_calculee
        FROM query_table(publication)
    )
    SELECT
        * EXCLUDE (est_calculable, part_calculee),
        coalesce(part_en_poursuite_d_etudes, taux_poursuite_etudes) AS part_formation,
        CASE WHEN est_calculable THEN part_calculee ELSE part_en_emploi_6_mois_apres_la_sortie END AS part_en_emploi_6_mois,
        CASE WHEN est_calculable THEN 100 - taux_poursuite_etudes - part_calculee ELSE part_des_autres_situations END
            AS part_autres_situations,
        CASE WHEN est_calculable THEN 'calcule' ELSE 'publie' END AS origine
    FROM classee;

-- « Licence générale » and « licence_generale » are one code.
CREATE MACRO code_normalise(code) AS trim(regexp_replace(lower(strip_accents(code)), '[^a-z0-9]+', '_', 'g'), '_');
