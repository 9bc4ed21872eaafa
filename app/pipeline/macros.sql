-- Functions that the layers share. A cell is checked before (see cells.py): a cast that fails here is a bug.
CREATE MACRO entier(cellule) AS
    CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN cellule::DOUBLE::INTEGER END;

-- « 31/08/2024 » in the CSV files of the BCN, « 2024-08-31 00:00:00 » in its JSON files.
CREATE MACRO jour(cellule) AS strptime(nullif(cellule, ''), ['%d/%m/%Y', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d'])::DATE;

-- « OUVERT », « Ouvert », « A FERMER » and « À fermer » become ouvert and a_fermer.
CREATE MACRO etat(cellule) AS replace(lower(strip_accents(nullif(trim(cellule), ''))), ' ', '_');

-- « 035 », « 02A » and « 971 » become 35, 2A and 971, as INSEE writes them.
CREATE MACRO code_departement(cellule) AS regexp_replace(trim(cellule), '^0(..)$', '\1');

-- A UAI begins with its department, but for those of Corsica.
CREATE MACRO departement_de(uai) AS
    CASE left(uai, 3) WHEN '620' THEN '2A' WHEN '720' THEN '2B' ELSE code_departement(left(uai, 3)) END;

-- Seven digits and the letter that they give. Some tables hold other numbers in place of a UAI: T593500B.
CREATE MACRO est_uai(cellule) AS
    coalesce(regexp_full_match(cellule, '\d{7}[A-Z]'), false)
    AND substr('ABCDEFGHJKLMNPRSTUVWXYZ', (try_cast(left(cellule, 7) AS INTEGER) % 23)::INTEGER + 1, 1) = right(cellule, 1);

-- Labels that differ by case, accents and punctuation only become one text.
CREATE MACRO intitule(libelle) AS trim(regexp_replace(lower(strip_accents(libelle)), '[^a-z0-9]+', ' ', 'g'));

-- « BTS - Services - Tourisme - en apprentissage », as Parcoursup writes it, and « TOURISME (BTS) », as the BCN does,
-- become « tourisme bts ». Only the words that name the way and the family of the diploma are moved or left out.
CREATE MACRO intitule_parcoursup(libelle) AS
    regexp_replace(
        regexp_replace(
            regexp_replace(intitule(libelle), ' en apprentissage$', ''), '^bts agricole (.+)$', '\1 btsa'
        ),
        '^bts (?:services|production) (.+)$', '\1 bts'
    );
CREATE MACRO texte(cellule) AS CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN trim(cellule) END;

CREATE MACRO nombre(cellule) AS
    CASE WHEN lower(trim(cellule)) NOT IN ('', 'nd', 'ns', 'na', '-') THEN cellule::DOUBLE END;

-- Why a cell has no figure, where it says so: nd (not disclosed), ns (not significant), na (not applicable).
CREATE MACRO marqueur(cellule) AS CASE WHEN lower(trim(cellule)) IN ('nd', 'ns', 'na') THEN lower(trim(cellule)) END;


-- « cumul 2022-2023 », « 2022_2023 » and « 2023 » become 2022_2023 and 2023.
CREATE MACRO millesime(annee) AS replace(replace(annee, 'cumul ', ''), '-', '_');

-- The filières of the API InserJeunes, as this service calls them.
CREATE MACRO filiere(nom) AS
    CASE nom WHEN 'voie_pro_sco_educ_nat' THEN 'scolaire' WHEN 'voie_pro_sco_agri' THEN 'agricole' ELSE nom END;

-- InserSup: « 2021 » and « 2022,2021 » become 2021 and 2021_2022.
CREATE MACRO promotion(promo) AS array_to_string(list_sort(regexp_extract_all(promo, '\d{4}')), '_');

-- Later leaving year first; between one year and two pooled years that end with it, the single year.
CREATE MACRO ordre(millesime) AS right(millesime, 4) || left(millesime, 4);

-- The share of all last-year students in work, from the share still in education and the rate among those who left; a half
-- point is rounded up.
CREATE MACRO part_de_tous(part_formation, taux_emploi) AS ((100 - part_formation) * taux_emploi + 50) // 100;

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
            part_de_tous(taux_poursuite_etudes, taux_emploi_6_mois) AS part_calculee
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

-- The same for a source that does not hide small groups itself: of a group under 20, or of unknown size, only that is
-- left. Every column that a figure could be read from is named here.
CREATE MACRO divulgue(publication) AS TABLE
    SELECT
        COLUMNS(lambda nom: NOT regexp_matches(nom, '^(part|taux|salaire|effectif|origine)')),
        CASE WHEN effectif >= 20 THEN COLUMNS('^((part|taux|salaire|effectif|origine).*)$') END AS '\1',
        CASE WHEN effectif < 20 THEN 'effectif_faible' END AS motif,
        CASE WHEN effectif IS NULL THEN 'effectif inconnu' END AS refus
    FROM devenir(publication);

-- A year and two pooled years that hold it count the same people, and their difference would be those of the other year,
-- which may be hidden: of the two, only the one that the card of the latest cohort would choose. `groupe` is who is counted.
CREATE MACRO sans_chevauchement(publication) AS TABLE
    WITH datee AS (
        SELECT *, length(millesime) = 4 AS est_une_annee, left(millesime, 4) AS debut, right(millesime, 4) AS fin
        FROM query_table(publication)
    ),
    -- Two years pooled give way to the last of them, unless they alone have shares.
    sans_double AS (
        SELECT *
        FROM datee
        WINDOW meme_fin AS (PARTITION BY groupe, fin)
        QUALIFY
            est_une_annee
            OR NOT if(
                motif IS NULL, bool_or(est_une_annee AND motif IS NULL) OVER meme_fin, bool_or(est_une_annee) OVER meme_fin
            )
    )
    -- Then a year gives way to the two years that still hold it, unless it alone has shares.
    SELECT * EXCLUDE (est_une_annee, debut, fin, groupe)
    FROM sans_double
    WINDOW meme_debut AS (PARTITION BY groupe, debut), meme_fin AS (PARTITION BY groupe, fin)
    QUALIFY
        NOT est_une_annee
        OR NOT if(
            motif IS NULL,
            bool_or(NOT est_une_annee AND motif IS NULL) OVER meme_debut OR bool_or(NOT est_une_annee AND motif IS NULL) OVER meme_fin,
            bool_or(NOT est_une_annee) OVER meme_debut OR bool_or(NOT est_une_annee) OVER meme_fin
        );

-- « Licence générale » and « licence_generale » are one code.
CREATE MACRO code_normalise(code) AS trim(regexp_replace(lower(strip_accents(code)), '[^a-z0-9]+', '_', 'g'), '_');

-- How many young people a whole share stands for: the producer publishes shares, the rule of comparison needs counts.
CREATE MACRO nb_de(part, effectif) AS (part::BIGINT * effectif + 50) // 100;
-- The whole percent of a count, half rounded up as everywhere on a card.
CREATE MACRO part_de(nb, effectif) AS (200 * nb::BIGINT + effectif) // (2 * effectif);

-- Wilson's interval of the share of nb among effectif; z = 1.645 for 90 %, 1.96 for 95 %, 2.24 for 97.5 %.
CREATE MACRO wilson(nb, effectif, z) AS {
    'bas': (nb + z * z / 2 - z * sqrt(nb * (1 - nb / effectif) + z * z / 4)) / (effectif + z * z),
    'haut': (nb + z * z / 2 + z * sqrt(nb * (1 - nb / effectif) + z * z / 4)) / (effectif + z * z)
};
-- Newcombe's interval of the difference of two shares, built on the two intervals of Wilson.
CREATE MACRO newcombe(nb_1, effectif_1, nb_2, effectif_2, z) AS {
    'bas': nb_1 / effectif_1 - nb_2 / effectif_2 - sqrt(
        pow(nb_1 / effectif_1 - wilson(nb_1, effectif_1, z).bas, 2) + pow(wilson(nb_2, effectif_2, z).haut - nb_2 / effectif_2, 2)
    ),
    'haut': nb_1 / effectif_1 - nb_2 / effectif_2 + sqrt(
        pow(wilson(nb_1, effectif_1, z).haut - nb_1 / effectif_1, 2) + pow(nb_2 / effectif_2 - wilson(nb_2, effectif_2, z).bas, 2)
    )
};

-- What may be said of a share, beside the rest of the region or of France (card.md, section 3). 10 points are counted in
-- whole numbers: a division of doubles would miss a tie. « plus » and « moins » also ask 10 points between the two whole
-- shares, which makes their « k sur 10 » differ. Only a share that is no rounding of a count of that group can fail this
-- (43 % of 20): nothing is said of it.
CREATE MACRO verdict(part, effectif, nb_reste, effectif_reste) AS
    CASE
        WHEN nb_reste NOT BETWEEN 0 AND effectif_reste
            THEN NULL
        WHEN
            10 * (nb_de(part, effectif) * effectif_reste - nb_reste * effectif) >= effectif * effectif_reste
            AND newcombe(nb_de(part, effectif), effectif, nb_reste, effectif_reste, 2.24::DOUBLE).bas > 0
            THEN if(part - part_de(nb_reste, effectif_reste) >= 10, 'plus', 'inconnu')
        WHEN
            10 * (nb_de(part, effectif) * effectif_reste - nb_reste * effectif) <= -effectif * effectif_reste
            AND newcombe(nb_de(part, effectif), effectif, nb_reste, effectif_reste, 2.24::DOUBLE).haut < 0
            THEN if(part_de(nb_reste, effectif_reste) - part >= 10, 'moins', 'inconnu')
        WHEN
            newcombe(nb_de(part, effectif), effectif, nb_reste, effectif_reste, 1.645::DOUBLE).bas > -0.1
            AND newcombe(nb_de(part, effectif), effectif, nb_reste, effectif_reste, 1.645::DOUBLE).haut < 0.1
            THEN 'proche'
        WHEN part IS NOT NULL AND nb_reste IS NOT NULL
            THEN 'inconnu'
    END;

-- The words of a text, as a search compares them: no accents, no case, no plural, none of the little words. A typed text is
-- cut in the same way (app/queries/mots.py).
CREATE MACRO mots(texte) AS list_distinct(list_transform(
    list_filter(
        string_split(intitule(replace(replace(lower(texte), 'œ', 'oe'), 'æ', 'ae')), ' '),
        lambda mot: mot NOT IN ('', 'a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'par', 'pour', 'sur')
    ),
    lambda mot: regexp_replace(mot, '^(\D{3,})[sx]$', '\1')
));
-- Whether the words of one text follow each other in another.
CREATE MACRO contient(texte, suite) AS contains(' ' || intitule(texte) || ' ', ' ' || intitule(suite) || ' ');
