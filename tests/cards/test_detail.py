"""The detailed part of a card from made-up answers, without a database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cards.detail.chart import history_chart, salary_chart
from app.cards.detail.courbe import courbe_of
from app.cards.detail.etablissement import reussite_of, rupture_of, valeur_ajoutee_of
from app.cards.detail.salaire import salaire_of
from app.cards.detail.tableau import reperes_of, tableau_of
from app.cards.wording import CFA, ETUDIANTS, LYCEE
from app.queries.figures import Figures
from app.queries.groupe import Groupe
from app.queries.historique import Cohorte
from app.queries.reference import Reference
from app.queries.reussite import Reussite
from app.queries.rupture import Rupture
from app.queries.salaire import Salaire
from app.queries.valeur_ajoutee import ValeurAjoutee

FIGURES = Figures("2022_2023", None, "2022_2023", 44, 31, 25, "publie", "s", "f.csv", 12, effectif=80)
REGION = Reference("region", "53", "Bretagne", "en Bretagne", "scolaire", "2022_2023", None, 900, 41, 38, 21, "publie", "s", "f.csv", 3)
MEDIAN = replace(REGION, nb_etablissements=12, effectif=None, part_autres_situations=None, origine="mediane", fichier=None, ligne=None)
FRANCE = replace(REGION, niveau="france", code_region="00", region=None, en_region=None, millesime="2023")
COHORTE = Cohorte("2022_2023", "eleves", None, None, 44, 31, 25, 80, "publie", "s", "f.csv", 1)
SALAIRE = Salaire(1304, 1475, 1698, "2023", 12, "scolaire", "s", "f.csv", 2)


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def table(place=LYCEE, **changes):
    return tableau_of(Groupe(**{"population": "eleves", "figures": FIGURES, **changes}), place, "Situation 6 mois après ce CAP")


def heads(tableau):
    return [(colonne.nom, colonne.annees) for colonne in tableau.colonnes]


def cells(tableau):
    return [tuple(map(plain, rang.cellules)) for rang in tableau.rangs]


def test_the_table_has_a_column_for_each_level_that_publishes():
    found = table(references=[REGION, FRANCE])
    assert heads(found) == [("Ce lycée", "sortis en 2022 et 2023"), ("Bretagne", "sortis en 2022 et 2023"), ("France", "sortis en 2023")]
    assert cells(found) == [
        ("44 %", "41 %", "41 %"),
        ("31 %", "38 %", "38 %"),
        ("25 %", "21 %", "21 %"),
        ("65 à 199", "200 ou plus", "200 ou plus"),
    ]
    assert found.notes == ("Attention\u00a0: les colonnes ne parlent pas des mêmes années.",)


def test_a_level_that_publishes_nothing_has_no_column():
    found = table()
    assert heads(found) == [("Ce lycée", "")]
    assert found.notes == ("Jeunes sortis en 2022 et 2023.",)


def test_a_median_is_named_as_such_and_is_never_a_region():
    found = table(references=[MEDIAN])
    assert found.colonnes[1].nom == "Milieu de 12 lycées, en Bretagne"
    assert [row[1] for row in cells(found)] == ["41 %", "38 %", "pas calculé", "pas publié"]
    assert "La moitié de ces lycées, au moins, a ce chiffre ou plus." in found.notes


@pytest.mark.parametrize(
    ("effectif", "band"),
    [(20, "20 à 64"), (64, "20 à 64"), (65, "65 à 199"), (199, "65 à 199"), (200, "200 ou plus"), (41_923, "200 ou plus"), (None, "20 ou plus")],
)
def test_the_number_of_people_is_a_band(effectif, band):
    found = table(figures=replace(FIGURES, effectif=effectif))
    assert cells(found)[3] == (band,)
    assert ("« 20 ou plus » : le nombre exact n'est pas publié." in map(plain, found.notes)) == (effectif is None)


def test_zero_is_a_figure_and_absence_is_not():
    found = table(figures=replace(FIGURES, part_en_emploi_6_mois=0, part_formation=None))
    assert [row[0] for row in cells(found)[:3]] == ["0 %", "pas publié", "25 %"]


@pytest.mark.parametrize(
    ("changes", "place", "name"),
    [
        ({"population": "apprentis"}, CFA, "Ici"),
        ({"population": "cfa", "est_tout_etablissement": True}, CFA, "Tout le CFA"),
        ({"population": "eleves", "role": "fille"}, LYCEE, "Site rattaché"),
        ({"population": "etudiants"}, ETUDIANTS, "Cet établissement"),
    ],
)
def test_the_first_column_says_whose_figures_it_holds(changes, place, name):
    assert table(place, **changes).colonnes[0].nom == name


def test_the_region_is_said_in_words_only_where_no_size_allows_a_verdict():
    unknown = Groupe("eleves", replace(FIGURES, effectif=None), references=[REGION])
    assert [plain(text) for text in reperes_of(unknown, LYCEE)] == [
        "En Bretagne : environ 4 sur 10 ont un travail.",
        "En Bretagne : environ 4 sur 10 sont encore en formation.",
    ]
    assert reperes_of(replace(unknown, figures=FIGURES), LYCEE) == ()
    assert reperes_of(replace(unknown, references=[MEDIAN]), LYCEE) == ()
    assert reperes_of(replace(unknown, references=[FRANCE]), LYCEE) == ()


@pytest.mark.parametrize(("euros", "said"), [(1304, 1300), (1305, 1310), (1475, 1480), (1474, 1470), (1495, 1500)])
def test_a_salary_is_rounded_to_the_nearest_ten_a_half_up(euros, said):
    found = salaire_of(replace(SALAIRE, q2=euros, q1=None), LYCEE, 10)
    assert plain(found.phrases[0]) == f"Salaire du milieu : {said // 1000} {said % 1000:03} € net par mois. Autant de jeunes gagnent plus que moins."


def test_quartiles_are_told_and_drawn_on_a_true_scale():
    found = salaire_of(SALAIRE, LYCEE, 49)
    assert [plain(text) for text in found.phrases] == [
        "La moitié gagne entre 1 300 € et 1 700 € par mois.",
        "Un quart gagne moins, un quart gagne plus.",
        "Salaire du milieu : 1 480 €. Autant de jeunes gagnent plus que moins.",
    ]
    assert [euros for euros, _ in found.echelle] == [1000, 1500, 2000]
    chart = salary_chart(found)
    at = {plain(mot.content): mot.x for mot in chart.mots}
    per_euro = (at["2 000 €"] - at["1 000 €"]) / 1000
    assert at["1 480 €"] == pytest.approx(at["1 000 €"] + 480 * per_euro, abs=0.1)
    assert at["1 500 €"] == pytest.approx((at["1 000 €"] + at["2 000 €"]) / 2, abs=0.1)


@pytest.mark.parametrize("q1, q3", [(1300, 1700), (900, 3900), (2450, 2460), (4990, 9990)])
def test_the_scale_holds_the_quartiles_and_its_words_stand_inside(q1, q3):
    found = salaire_of(replace(SALAIRE, q1=q1, q2=(q1 + q3) // 2, q3=q3), LYCEE, None)
    first, last = found.echelle[0][0], found.echelle[-1][0]
    assert first <= q1 - 200 and last >= q3 + 200 and first >= 0 and first % 500 == last % 500 == 0
    assert all(0 <= mot.x - 55 * (mot.anchor == "end") and mot.x + 55 * (mot.anchor == "start") <= 320 for mot in salary_chart(found).mots)
    printed = [mot for mot in salary_chart(found).mots if mot.tone == "discret"]
    assert len(printed) <= 6 and plain(printed[0].content) == f"{first:,} €".replace(",", " ")


@pytest.mark.parametrize(
    ("changes", "shown"), [({"q1": None}, "alone"), ({"q3": None}, "alone"), ({"q1": None, "q3": None}, "alone"), ({"q2": None}, None)]
)
def test_quartiles_without_a_median_say_nothing_and_a_median_stands_alone(changes, shown):
    found = salaire_of(replace(SALAIRE, **changes), LYCEE, None)
    assert (found is None) == (shown is None)
    if found:
        assert (len(found.phrases), found.reperes) == (1, ())


@pytest.mark.parametrize(("part", "said"), [(None, False), (0, False), (44, False), (45, True), (100, True)])
def test_a_salary_after_which_most_go_on_studying_says_so(part, said):
    notes = salaire_of(SALAIRE, LYCEE, part).notes
    assert any("la plupart continuent leurs études" in note for note in notes) == said


def test_a_salary_has_its_own_years_and_people():
    assert salaire_of(replace(SALAIRE, millesime="2021_2022"), CFA, None).notes[-1] == "Apprentis sortis en 2021 et 2022."


def cohort(millesime, emploi=44, formation=31, **changes):
    motif = "effectif_faible" if emploi is None and formation is None else None
    return replace(COHORTE, millesime=millesime, part_en_emploi_6_mois=emploi, part_formation=formation, motif_absence=motif, **changes)


def curve(*cohortes):
    return courbe_of(cohortes, LYCEE, "Situation 6 mois après ce CAP")


def test_one_cohort_with_figures_makes_no_history():
    assert curve(cohort("2022_2023")) is None
    assert curve(cohort("2021_2022", None, None), cohort("2022_2023")) is None


def test_a_line_stops_where_what_is_counted_changes_and_the_note_says_why():
    found = curve(cohort("2019_2020"), cohort("2020_2021"), cohort("2021_2022"), cohort("2022_2023"))
    assert [point.coupe for point in found.points] == [("emploi", "formation"), (), ("emploi",), ("emploi",)]
    assert "Depuis 2022, les emplois publics sont comptés." in found.notes
    assert "Deux points qui se suivent ont une année en commun." in found.notes


def test_a_line_has_a_gap_where_a_cohort_is_missing_or_hidden():
    hidden = curve(cohort("2018_2019"), cohort("2019_2020", None, None), cohort("2020_2021"))
    missing = curve(cohort("2018"), cohort("2020"))
    for found in (hidden, missing):
        assert "formation" in found.points[-1].coupe
        assert all("L" not in trait.d for trait in history_chart(found).traits if trait.genre == "tirets")
        assert any("Un trou dans la courbe" in plain(note) for note in found.notes)
    assert hidden.tableau.rangs[1].cellules == ("pas publié", "pas publié")


def test_students_are_not_cut_in_2022_but_graduates_are_not_joined_to_all():
    students = [cohort(year, population="etudiants", obtention_diplome="ensemble") for year in ("2021", "2022", "2023")]
    assert [point.coupe for point in curve(*students).points[1:]] == [(), ()]
    graduates = replace(students[0], obtention_diplome="diplome")
    found = curve(graduates, *students[1:])
    assert found.points[1].coupe == ("emploi", "formation")
    assert "Certaines années, on ne compte que les diplômés." in found.notes


def test_the_heights_of_the_chart_are_the_published_percents():
    chart = history_chart(curve(cohort("2017_2018", 0, 100), cohort("2018_2019", 50, 50)))
    (dashed,) = [trait.d for trait in chart.traits if trait.genre == "tirets"]
    top, middle = (float(step.split()[1]) for step in dashed.removeprefix("M").split("L"))
    (plain_line,) = [trait.d for trait in chart.traits if trait.genre == "ligne"]
    bottom, same = (float(step.split()[1]) for step in plain_line.removeprefix("M").split("L"))
    assert middle == same == (top + bottom) / 2 and top < bottom


@pytest.mark.parametrize("parts", [(50, 50), (49, 51), (0, 0), (100, 100), (0, 100)])
def test_the_names_of_the_lines_never_meet_and_stay_in_the_drawing(parts):
    chart = history_chart(curve(cohort("2018_2019"), cohort("2019_2020", *parts)))
    names = sorted(mot.y for mot in chart.mots if mot.tone in ("emploi", "formation"))
    assert names[1] - names[0] >= 14 and names[1] < chart.height


def test_the_table_of_the_history_tells_every_cohort_even_those_before_the_chart():
    found = curve(*(cohort(str(year)) for year in range(2014, 2024)))
    assert len(found.points) == 5
    assert [rang.titre for rang in found.tableau.rangs] == [str(year) for year in range(2023, 2013, -1)]


REUSSITE = Reussite("0990001N", "meca_elec", "mécanique", "25", 2024, 91, 86, 5, 80, 76, 4, "s", "f.csv", 3)


@pytest.mark.parametrize(
    ("taux", "said"),
    [
        (91, "Sur 10 candidats dans ce lycée, environ 9 ont obtenu leur bac pro."),
        (12, "Sur 10 candidats dans ce lycée, environ 1 a obtenu son bac pro."),
        (3, "Sur 10 candidats dans ce lycée, moins de 1 a obtenu son bac pro."),
        (97, "Sur 10 candidats dans ce lycée, plus de 9 ont obtenu leur bac pro."),
        (0, "Aucun candidat de ce lycée n'a obtenu son bac pro."),
        (100, "Tous les candidats de ce lycée ont obtenu leur bac pro."),
    ],
)
def test_success_is_said_as_every_share_is(taux, said):
    assert plain(reussite_of(replace(REUSSITE, taux_reussite=taux), 2026).phrases[0]) == said


def test_an_old_exam_is_said_to_be():
    assert "Examen de 2024." in reussite_of(REUSSITE, 2027).notes
    assert "Chiffre ancien : examen de 2024." in map(plain, reussite_of(REUSSITE, 2028).notes)


def test_success_says_of_which_specialities_and_never_mixes_it_with_access():
    group = reussite_of(REUSSITE, 2026)
    assert plain(group.phrases[1]) == "Sur 10 jeunes entrés en seconde dans ce lycée, environ 8 vont jusqu'au bac ici."
    assert "Groupe de spécialités : mécanique." in map(plain, group.notes)
    assert "De la seconde au bac : toutes spécialités réunies." in map(plain, group.notes)
    whole = reussite_of(replace(REUSSITE, secteur="ensemble", taux_acces=None), 2026)
    assert len(whole.phrases) == 1 and "Toutes spécialités réunies." in whole.notes


VALEUR = ValeurAjoutee("0990001N", "lycee", "2022_2023", 72, 61, 11, "s", "f.csv", 4)


@pytest.mark.parametrize("rates", [(72, 61), (20, 60), (0, 100), (60, 60)])
def test_leavers_are_told_with_what_was_expected_and_without_a_verdict(rates):
    found = valeur_ajoutee_of(replace(VALEUR, taux_emploi_6_mois=rates[0], taux_emploi_6_mois_attendu=rates[1]))
    said = " ".join([*found.phrases, *found.notes]).lower()
    assert all(f"({rate} %)" in plain(phrase) for rate, phrase in zip(rates, found.phrases, strict=True))
    assert not any(word in said for word in ("plus souvent", "moins souvent", "à peu près", "écart", "points", "mieux"))


def test_leavers_are_said_to_be_of_the_whole_establishment_or_not_at_all():
    found = valeur_ajoutee_of(VALEUR)
    assert plain(found.phrases[0]) == "Parmi ceux qui ont arrêté les études, environ 7 sur 10 ont un travail. (72 %)"
    assert plain(found.phrases[1]) == "À profil proche, environ 6 sur 10 étaient attendus. (61 %)"
    assert found.perimetre == "Calcul pour tout le lycée, toutes formations professionnelles réunies."
    assert valeur_ajoutee_of(replace(VALEUR, taux_emploi_6_mois=None)) is None
    assert valeur_ajoutee_of(replace(VALEUR, taux_emploi_6_mois_attendu=None)) is None


def test_contracts_are_those_of_the_whole_cfa_and_dated():
    found = rupture_of(Rupture("0990101X", "2018_2019", 24, "s", "f.csv", 29))
    assert plain(found.phrases[0]) == "Sur 10 contrats, environ 2 s'arrêtent avant la fin."
    assert found.notes[-1] == "Apprentis sortis en 2018 et 2019."
