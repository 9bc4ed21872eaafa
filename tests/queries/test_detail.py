"""What the detailed card asks: the history, success, value added, interrupted contracts, salary, and two references."""

from __future__ import annotations

import csv
import random

import pytest

from app.nomenclature import Code
from app.pipeline.build import build
from app.queries.historique import list_historique
from app.queries.reference import list_references
from app.queries.reussite import find_reussite
from app.queries.rupture import find_rupture
from app.queries.salaire import find_salaire
from app.queries.valeur_ajoutee import find_valeur_ajoutee
from app.warehouse import Snapshot
from tests.conftest import SAMPLE
from tests.pipeline.files import write_rows
from tests.pipeline.insersup_files import NATIONAL, at, wide, write_wide
from tests.pipeline.test_api_inserjeunes import CFD, DEVENIR, MEF, row, write_api
from tests.pipeline.test_reussite import slow_reussite

LYCEE, MELEC = "0990001N", Code("mefstat11", "23830025510")
HORIZONS = (6, 12, 18, 24, 30)


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


@pytest.fixture(scope="module")
def real(real_database):
    return Snapshot(real_database)


def brief(cohortes):
    return [(cohorte.millesime, cohorte.motif_absence, cohorte.part_en_emploi_6_mois, cohorte.origine) for cohorte in cohortes]


def test_a_history_is_told_oldest_first_with_its_hole(snapshot):
    assert brief(list_historique(snapshot, LYCEE, MELEC, None)) == [
        ("2019_2020", None, 65, "calcule"),
        ("2020_2021", "effectif_faible", None, None),
        ("2021_2022", None, 12, "publie"),
        ("2022_2023", None, 31, "publie"),
    ]


def test_each_population_of_an_establishment_has_its_own_history(snapshot):
    long_name = "0990006U"
    of_all = list_historique(snapshot, long_name, None, None)
    by_population = {name: list_historique(snapshot, long_name, None, name) for name in ("apprentis", "cfa", "eleves", "lycee")}
    assert of_all == [cohorte for cohortes in by_population.values() for cohorte in cohortes]
    assert {name: len(cohortes) for name, cohortes in by_population.items()} == {"apprentis": 3, "cfa": 3, "eleves": 3, "lycee": 4}


def test_a_diploma_of_higher_education_has_a_history_in_its_university_and_in_france(snapshot):
    licence = Code("sise", "2990001")
    here, france = list_historique(snapshot, "0990901S", licence, None), list_historique(snapshot, None, licence, None)
    assert [(cohorte.millesime, cohorte.population, cohorte.effectif) for cohorte in here] == [
        ("2022", "etudiants", 210),
        ("2023", "etudiants", 200),
    ]
    assert [(cohorte.millesime, cohorte.effectif) for cohorte in france] == [("2023", 17000)]


@pytest.mark.parametrize(
    ("uai", "code", "population"),
    [("0631852W", MELEC, None), (LYCEE, Code("cfd", "40025510"), None), (LYCEE, None, "cfa"), (None, MELEC, None), (None, None, None)],
)
def test_an_address_without_lines_has_no_history(snapshot, uai, code, population):
    assert list_historique(snapshot, uai, code, population) == []


def test_the_history_of_an_establishment_is_in_order(real):
    cohortes = list_historique(real, "0010826T", None, "cfa")
    assert [cohorte.millesime for cohorte in cohortes] == ["2018_2019", "2019_2020", "2020_2021", "2021_2022", "2022_2023"]
    assert (cohortes[0].part_formation, cohortes[0].part_en_emploi_6_mois, cohortes[0].origine) == (38, 42, "calcule")


def test_the_success_is_that_of_the_group_of_the_diploma_and_access_that_of_the_lycee(snapshot):
    found = find_reussite(snapshot, LYCEE, "40025510")
    assert (found.secteur, found.annee, found.taux_reussite, found.taux_acces, found.va_acces) == ("meca_elec", 2024, 91, 80, 4)
    assert not found.est_tout_le_lycee


def test_without_a_group_the_success_is_that_of_the_whole_lycee(snapshot):
    found = find_reussite(snapshot, LYCEE, "40031106")
    assert (found.secteur, found.taux_reussite, found.taux_acces, found.est_tout_le_lycee) == ("ensemble", 91, 80, True)
    # The group of 18 candidates is hidden, and so is the access of 18 pupils.
    hidden = find_reussite(snapshot, "0990004S", "40031213")
    assert (hidden.secteur, hidden.taux_reussite, hidden.taux_acces, hidden.est_tout_le_lycee) == ("ensemble", 84, None, True)


@pytest.mark.parametrize(("uai", "cfd"), [(LYCEE, "50022139"), (LYCEE, "32031213"), (LYCEE, "99999999"), ("0990003R", "40025510")])
def test_there_is_no_success_of_another_diploma_nor_where_none_may_be_shown(snapshot, uai, cfd):
    assert find_reussite(snapshot, uai, cfd) is None


def test_the_success_of_real_bacs_pro_is_the_one_of_their_lines(real_data, real):
    """Every domain and every kind of diploma in a sample of the real lycées, decided again from the file and the BCN."""
    rates = slow_reussite(real_data)
    with open(SAMPLE.parent / "reference" / "secteur.csv", encoding="utf-8", newline="") as file:
        groups = {line["code_domaine"]: line["secteur"] for line in csv.DictReader(file, delimiter=";") if len(line["code_domaine"]) == 2}
    with open(real_data / "bcn" / "nFormationDiplome_.csv", encoding="cp1252", newline="") as file:
        diplomas = [line.split(";")[0] for line in file.read().splitlines()[1:]]
    chosen = {(cfd[:3], cfd[3:5]): cfd for cfd in diplomas}.values()
    seen = {"group": 0, "whole": 0, "none": 0}
    for uai in sorted({uai for uai, _ in rates})[::200]:
        for cfd in chosen:
            found, whole = find_reussite(real, uai, cfd), rates.get((uai, "ensemble"))
            if cfd[:3] not in ("400", "403") or whole is None:
                assert found is None, (uai, cfd)
                seen["none"] += 1
                continue
            group = rates.get((uai, groups.get(cfd[3:5])))
            assert (found.annee, found.taux_reussite, found.taux_reussite_attendu) == (group or whole)[:3], (uai, cfd)
            assert (found.taux_acces, found.est_tout_le_lycee) == (whole[3], group is None)
            seen["whole" if group is None else "group"] += 1
    assert min(seen.values()) > 20, seen


def test_value_added_and_contracts_are_found_by_their_establishment(snapshot, real):
    found = find_valeur_ajoutee(snapshot, LYCEE, "lycee")
    assert (found.millesime, found.va_emploi_6_mois) == ("2022_2023", found.taux_emploi_6_mois - found.taux_emploi_6_mois_attendu)
    assert find_valeur_ajoutee(snapshot, LYCEE, "cfa") is None
    stopped = find_rupture(snapshot, "0990101X")
    assert (stopped.millesime, stopped.taux_contrats_interrompus, stopped.source) == ("2018_2019", 24, "fr-en-inserjeunes-cfa")
    assert find_rupture(snapshot, LYCEE) is None
    cfa = find_valeur_ajoutee(real, "0631852W", "cfa")
    assert (cfa.taux_emploi_6_mois, cfa.taux_emploi_6_mois_attendu, cfa.va_emploi_6_mois, cfa.ligne) == (60, 71, -11, 3994)
    assert find_rupture(real, "0010826T").taux_contrats_interrompus == 41


@pytest.mark.parametrize(
    ("sise", "quartiles"),
    [("2990001", (1310, 1560, 1820)), ("2990004", (1390, None, 1720)), ("2990005", (None, 1610, None)), ("2990002", None)],
)
def test_the_salary_of_a_diploma_of_higher_education_is_that_of_france(snapshot, sise, quartiles):
    found = find_salaire(snapshot, Code("sise", sise))
    assert (found and (found.q1, found.q2, found.q3)) == quartiles
    assert found is None or (found.horizon, found.millesime, found.filiere, found.source) == (12, "2023", None, "fr-esr-insersup")


def salaries(*quartiles, **cells):
    return {**{f"salaire_TS_Q{rank}_12_mois": q for rank, q in enumerate(quartiles, 1)}, **cells}


def served(folder):
    build(folder, folder / "t.duckdb")
    return Snapshot(folder / "t.duckdb")


def test_a_salary_is_that_of_one_filiere_pupils_first(tmp_path):
    (tmp_path / "nMef.csv").write_bytes((SAMPLE / "nMef.csv").read_bytes())
    write_api(
        tmp_path,
        row(code=MEF, millesime="2022", **salaries(1300, 1400, 1500), **DEVENIR),
        row(code=MEF, millesime="2023", **salaries(1310, None, 1510), **DEVENIR),
        row(code=CFD, millesime="2023", **salaries(1350, 1450, 1550), **DEVENIR),
        niveau="national",
    )
    snapshot = served(tmp_path)
    found = find_salaire(snapshot, Code("mefstat11", MEF), "scolaire")
    # The median of 2022 says more than the quartiles of 2023.
    assert (found.q1, found.q2, found.q3, found.millesime, found.horizon, found.ligne) == (1300, 1400, 1500, "2022", 12, 2)
    assert find_salaire(snapshot, Code("cfd", CFD), "apprentissage").q2 == 1450
    assert find_salaire(snapshot, Code("cfd", CFD), "scolaire") == find_salaire(snapshot, Code("cfd", CFD)) == found
    assert find_salaire(snapshot, Code("mefstat11", MEF), "apprentissage") is None
    assert find_salaire(snapshot, Code("mefstat11", "23110022139")) is None


def test_of_several_courses_of_a_diploma_no_salary_is_picked(tmp_path):
    (tmp_path / "nMef.csv").write_bytes((SAMPLE / "nMef.csv").read_bytes())
    courses = [row(code=code, millesime="2023", **salaries(1300, 1400, 1500)) for code in (MEF, "23110022139")]
    write_api(tmp_path, *courses, niveau="national")
    snapshot = served(tmp_path)
    assert find_salaire(snapshot, Code("cfd", CFD)) is None
    assert find_salaire(snapshot, Code("mefstat11", MEF)).q2 == 1400


def test_a_salary_of_a_small_group_is_not_found_and_quartiles_without_a_median_are(tmp_path):
    cases = [(60, 20, True), (60, 19, False), (20, None, True), (19, 19, False), (None, 40, False)]
    expected = {f"5002213{place}": case for place, case in enumerate(cases)}
    paid = {"millesime": "2023", **salaries(1300, 1400, 1500)}
    rows = [row(code, effectif, nb_en_emploi_12_mois=employed, **paid) for code, (effectif, employed, _) in expected.items()]
    write_api(tmp_path, *rows, row(millesime="2023", **salaries(1300, None, 1500)), niveau="national")
    snapshot = served(tmp_path)
    found = {code: bool(find_salaire(snapshot, Code("cfd", code))) for code in expected}
    assert found == {code: shown for code, (_, _, shown) in expected.items()}
    # Without a median and without shares.
    alone = find_salaire(snapshot, Code("cfd", CFD))
    assert (alone.q1, alone.q2, alone.q3) == (1300, None, 1500)


def test_a_row_whose_only_figure_is_a_hidden_salary_is_refused_and_told(tmp_path):
    write_api(tmp_path, row(millesime="2023", nb_en_emploi_12_mois=12, **salaries(1300, 1400, 1500)), niveau="national")
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert [reason for _, _, reason, _ in report.refus] == ["aucun chiffre"]


SEEDS = range(12)
MEF_HEADER = (
    "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE;"
    "MEF_STAT_11;LIBELLE_EDITION"
)


def courses(seed):
    """Of each seed two diplomas of its own, a CAP in two courses and a bac professionnel in one: course → diploma."""
    cap, bac = f"500{seed:02}139", f"400{seed:02}510"
    return {f"2322{cap[1:]}": cap, f"2311{cap[1:]}": cap, f"2383{bac[1:]}": bac}


CFD_OF = {course: diploma for seed in SEEDS for course, diploma in courses(seed).items()}


def codes(seed):
    return [*courses(seed), *sorted({*courses(seed).values()})]


def write_courses(folder):
    years = {"2322": ("241", 2, 2), "2311": ("240", 1, 1), "2383": ("247", 3, 3)}
    lines = []
    for course, diploma in CFD_OF.items():
        dispositif, length, year = years[course[:4]]
        lines.append(f"{dispositif}{diploma[3:]}{length}{year};{dispositif};{diploma};{length};{year};UN COURS;01/09/2001;;{course};un cours")
    write_rows(folder, "mef.csv", MEF_HEADER, *lines)


def drawn_api(dice, codes):
    """Rows of France as the API could give them: every mix of filière, year, size and missing quartile."""
    rows = {}
    for code in codes:
        for millesime in ("2021", "2022", "2023"):
            for filiere in ("apprentissage",) if len(code) == 8 else ("voie_pro_sco_educ_nat", "voie_pro_sco_agri"):
                if dice.random() < 0.7:
                    quartiles = [dice.choice([None, 1200 + 10 * dice.randint(0, 60)]) for _ in range(3)]
                    counts = {"effectif": dice.choice([None, 19, 20, 80]), "nb_en_emploi_12_mois": dice.choice([None, 19, 20, 60])}
                    rows[code, millesime, filiere] = row(code=code, millesime=millesime, filiere=filiere, **counts, **salaries(*quartiles))
    return list(rows.values())


NAMES = {"voie_pro_sco_educ_nat": "scolaire", "voie_pro_sco_agri": "agricole", "apprentissage": "apprentissage"}


def slow_salary(rows, code, filiere):
    best = None
    for line, cells in enumerate(rows, start=2):
        quartiles = [cells[f"salaire_TS_Q{rank}_12_mois"] for rank in (1, 2, 3)]
        enough = cells["nb_annee_term"] and cells["nb_annee_term"] >= 20 and (cells["nb_en_emploi_12_mois"] or 20) >= 20
        named = NAMES[cells["filiere"]]
        if quartiles == [None] * 3 or not enough or filiere not in (None, named) or code not in (cells["code"], CFD_OF.get(cells["code"])):
            continue
        others = [
            other for other in rows
            if other["millesime"] == cells["millesime"] and other["filiere"] == cells["filiere"] and other is not cells
            and code in (other["code"], CFD_OF.get(other["code"])) and shown(other)
        ]  # fmt: skip
        rank = (["apprentissage", "agricole", "scolaire"].index(named), quartiles[1] is not None, cells["millesime"])
        if not others and (best is None or rank > best[0]):
            best = (rank, (*quartiles, cells["millesime"], 12, named, line))
    return best and best[1]


def shown(cells):
    enough = cells["nb_annee_term"] and cells["nb_annee_term"] >= 20 and (cells["nb_en_emploi_12_mois"] or 20) >= 20
    return enough and any(cells[f"salaire_TS_Q{rank}_12_mois"] for rank in (1, 2, 3))


@pytest.fixture(scope="module")
def drawn_salaries(tmp_path_factory):
    """(rows of France drawn for each seed, what is built of all of them)."""
    folder = tmp_path_factory.mktemp("salaires")
    rows = [line for seed in SEEDS for line in drawn_api(random.Random(seed), codes(seed))]
    write_courses(folder)
    write_api(folder, *rows, niveau="national")
    return rows, served(folder)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_salaries_of_the_api_are_chosen_as_the_rules_written_again_say(drawn_salaries, seed):
    rows, snapshot = drawn_salaries
    for code in codes(seed):
        for filiere in (None, "scolaire", "agricole", "apprentissage"):
            found = find_salaire(snapshot, Code("cfd" if len(code) == 8 else "mefstat11", code), filiere)
            said = found and (found.q1, found.q2, found.q3, found.millesime, found.horizon, found.filiere, found.ligne)
            assert said == slow_salary(rows, code, filiere), (code, filiere)


def drawn_insersup(dice, codes):
    """National rows of three promos, any quartile of any horizon missing, groups of any size."""
    for sise in codes:
        for promo in ("2020", "2021", "2022"):
            cells = {}
            for month in HORIZONS:
                working = dice.choice([15, 19, 20, 60])
                cells |= at(month, max(working, 30), dice.choice([0, 100]), working)
                cells |= {f"salaire_q{rank}_{month}": dice.choice(["nd", "nd", str(1300 + 10 * dice.randint(0, 50))]) for rank in (1, 2, 3)}
            yield wide(cells, **NATIONAL, diplome=sise, promo=promo)


def slow_superior(rows, sise):
    """A median first, then 12 months after, then the latest promo, then the first horizon: one line at a time."""
    best = None
    for line, cells in enumerate(rows, start=2):
        for month in HORIZONS if cells["diplome"] == sise else ():
            quartiles = [None if cells[f"salaire_q{rank}_{month}"] == "nd" else int(cells[f"salaire_q{rank}_{month}"]) for rank in (1, 2, 3)]
            if quartiles != [None] * 3 and int(cells[f"nb_sortants_en_emploi_sal_fr_{month}"]) >= 20:
                rank = (quartiles[1] is not None, month == 12, cells["promo"], -month)
                if best is None or rank > best[0]:
                    best = (rank, (*quartiles, cells["promo"], month, line))
    return best and best[1]


SISE = {seed: [f"25{seed:02}{place:03}" for place in range(3)] for seed in range(8)}


@pytest.fixture(scope="module")
def drawn_superior(tmp_path_factory):
    """(rows of France drawn for each seed, what is built of all of them)."""
    folder = tmp_path_factory.mktemp("superieur")
    rows = [line for seed, codes in SISE.items() for line in drawn_insersup(random.Random(seed), codes)]
    write_wide(folder, *rows)
    return rows, served(folder)


@pytest.mark.parametrize("seed", SISE)
def test_the_salaries_of_insersup_are_chosen_as_the_rules_written_again_say(drawn_superior, seed):
    rows, snapshot = drawn_superior
    for sise in SISE[seed]:
        found = find_salaire(snapshot, Code("sise", sise))
        assert (found and (found.q1, found.q2, found.q3, found.millesime, found.horizon, found.ligne)) == slow_superior(rows, sise)


def test_pupils_and_apprentices_of_one_diploma_have_references_of_their_own(tmp_path):
    (tmp_path / "nMef.csv").write_bytes((SAMPLE / "nMef.csv").read_bytes())
    shares = [dict(zip(DEVENIR, values, strict=True)) for values in ((20, 50, 30), (60, 30, 10))]
    write_api(tmp_path, row(code=CFD, place="10", **shares[0]), row(code=MEF, place="10", **shares[1]), niveau="region")
    write_api(tmp_path, row(code=CFD, millesime="2023", **shares[0]), niveau="national")
    snapshot = served(tmp_path)

    def asked(filiere):
        found = list_references(snapshot, CFD, "11", filiere)
        return [(reference.niveau, reference.filiere, reference.part_formation) for reference in found]

    assert asked("apprentissage") == [("region", "apprentissage", 20), ("france", "apprentissage", 20)]
    assert asked("scolaire") == [("region", "scolaire", 60)]
    assert asked(None) == [("region", "scolaire", 60), ("france", "apprentissage", 20)]
