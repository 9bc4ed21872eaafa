"""An apprenticeship without figures has those of its only formateur, else of its only gestionnaire; never of one of several."""

from __future__ import annotations

import random

import duckdb
import pytest

from app.nomenclature import UAI_LETTERS, Key
from app.pipeline.build import build
from app.pipeline.recognition import HeaderProblem, recognise
from app.pipeline.sources import SOURCES
from app.queries.organisme import list_organismes
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot
from scripts.sample_files import uai as fictive
from tests.pipeline.files import write_cfa, write_rows
from tests.pipeline.test_api_inserjeunes import DEVENIR, RATES, row, write_api

EXPORT = "Clé ministere educatif;Responsable: UAI;Formateur: UAI;Lieu: UAI;Lieu: UAI édité par;Formation: code CFD"
OLDER = (
    "Uai Responsable;Uai formateur;Uai formation;"
    "Code du diplome ou du titre suivant la nomenclature de l'Education nationale (CodeEN);Capacite"
)
API = "etablissement_gestionnaire_uai;etablissement_formateur_uai;uai_formation;cfd;published"
CODES = ("50000001", "50000002", "50000003")


def places_of(group):
    """Nine UAI of their own for each group."""
    return [digits + UAI_LETTERS[int(digits) % 23] for digits in (f"06310{group}{number}" for number in range(9))]


PLACES = places_of(0)
SEEDS = range(4)
IMPOSSIBLE = ("", "0631000Z", "à préciser")


def is_uai(text):
    return len(text) == 8 and text[:7].isdigit() and UAI_LETTERS[int(text[:7]) % 23] == text[7]


def offers(seed):
    """(place, formateur, gestionnaire, CFD): half of them taught by the place itself, some with numbers that are none."""
    dice, places = random.Random(seed), places_of(seed)
    return [
        (
            place,
            dice.choice([place, *places, *IMPOSSIBLE]) if dice.random() < 0.5 else dice.choice(places[:3]),
            dice.choice([place, *places[:4], dice.choice(IMPOSSIBLE)]),
            code,
        )
        for place in [*places, "0631000Z", ""]
        for code in [*CODES, ""]
        for _ in range(dice.choice([0, 1, 1, 2]))
    ]


class Slowly:
    """The rule over the lines of the catalogue, and two sets of who has figures."""

    def __init__(self, lines, formations, wholes):
        self.lines, self.formations, self.wholes = lines, formations, wholes

    def others(self, place, code):
        lines = [line for line in self.lines if line[0] == place and code in (None, line[3])]
        found = []
        for role, column in (("formateur", 1), ("gestionnaire", 2)):
            named = {line[column] if is_uai(line[column]) else None for line in lines}
            if len(named) == 1:
                [only] = named
                if only and only != place and only not in [other for other, _ in found]:
                    found.append((only, role))
        return found

    def step(self, place, code):
        if (place, code) in self.formations or (code is None and place in self.wholes):
            return None
        for other, role in self.others(place, code):
            if (other, code) in self.formations:
                return "autre_uai", role, other
        if place in self.wholes:
            return "etablissement", None, place
        return next((("etablissement", role, other) for other, role in self.others(place, code) if other in self.wholes), None)


def write_catalogue(raw, lines, header=API, name="catalogue.csv"):
    cells = {
        API: "{2};{1};{0};{3};true",
        EXPORT: "essai|{0};{2};{1};{0};prenom.nom@x.fr;{3}",
        OLDER: "{2};{1};{0};{3};12",
    }
    write_rows(raw, name, header, *(cells[header].format(*line) for line in lines))


def drawn(seed):
    """Who has figures: (formations, whole establishments, formations of fewer than 20)."""
    dice, places = random.Random(f"qui {seed}"), places_of(seed)
    formations = {(place, code) for place in places for code in CODES if dice.random() < 0.2}
    wholes = {place for place in places if dice.random() < 0.4}
    few = {(place, code) for place in places for code in CODES if dice.random() < 0.2} - formations
    return formations, wholes, few


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """(what is served, the slow rule over what it was built from): every seed, each in places of its own."""
    raw = tmp_path_factory.mktemp("catalogue") / "raw"
    formations, wholes, few = (set().union(*sets) for sets in zip(*map(drawn, SEEDS), strict=True))
    write_cfa(raw, *(f"cumul 2022-2023;{place};CFA {place};AUVERGNE-RHONE-ALPES;27.0;44.0;29.0;;27.0;60.0;;;;;;" for place in sorted(wholes)))
    write_api(
        raw,
        *(row(code, 40, place, libelle=f"CFA {place}", **DEVENIR, **RATES) for place, code in sorted(formations)),
        *(row(code, 12, place, libelle=f"CFA {place}", **DEVENIR, **RATES) for place, code in sorted(few)),
    )
    lines = [line for seed in SEEDS for line in offers(seed)]
    write_catalogue(raw, lines)
    build(raw, raw.parent / "t.duckdb")
    return Snapshot(raw.parent / "t.duckdb"), Slowly(lines, formations, wholes)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_place_has_the_organismes_that_the_slow_rule_finds(both, seed):
    snapshot, slowly = both
    for place in places_of(seed):
        for code in (*CODES, None):
            found = [(organisme.uai, organisme.role) for organisme in list_organismes(snapshot, place, code)]
            assert found == slowly.others(place, code), (place, code)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_place_is_answered_by_the_step_that_the_slow_rule_gives(both, seed):
    (snapshot, slowly), steps = both, set()
    for place in places_of(seed):
        for code in (*CODES, None):
            repli = find_reponse(snapshot, Key.parse(f"{place}-{code}" if code else place)).repli
            shown = repli and (repli.formation or repli.etablissement)
            found = repli and (repli.etape, repli.role, shown.uai)
            assert found == slowly.step(place, code), (place, code)
            assert not repli or repli.nom == (f"CFA {shown.uai}" if repli.role else None)
            steps.add(found and found[:2])
    assert {("etablissement", "formateur"), ("etablissement", None), None} <= steps


def ways(lieu, formateur, gestionnaire, autre):
    """(formateur and gestionnaire of each offer of the place, who has figures, step expected), one case a way of the rule."""
    return {
        "formation of the formateur": ([(formateur, gestionnaire)], {formateur, gestionnaire}, ("autre_uai", "formateur", formateur)),
        "formation of the gestionnaire": ([(formateur, gestionnaire)], {gestionnaire}, ("autre_uai", "gestionnaire", gestionnaire)),
        "two formateurs": ([(formateur, gestionnaire), (autre, gestionnaire)], {formateur, gestionnaire, autre}, ("autre_uai", "gestionnaire", gestionnaire)),
        "two of both": ([(formateur, gestionnaire), (autre, autre)], {formateur, gestionnaire, autre}, None),
        "a formateur that is not said": ([(formateur, gestionnaire), ("", gestionnaire)], {formateur}, None),
        "its own formateur": ([(lieu, gestionnaire)], {gestionnaire}, ("autre_uai", "gestionnaire", gestionnaire)),
    }


def test_every_way_of_the_rule_is_met(tmp_path):
    """Written cases, each in places of its own: the random ones may miss some."""
    raw, cases = tmp_path / "raw", {}
    for group, name in enumerate(ways(*PLACES[:4])):
        places = places_of(group)[:4]
        cases[name] = (places[0], *ways(*places)[name])
    write_catalogue(raw, [(lieu, *pair, CODES[0]) for lieu, pairs, _, _ in cases.values() for pair in pairs])
    known = sorted(place for _, _, places, _ in cases.values() for place in places)
    write_api(raw, *(row(CODES[0], 40, place, libelle=f"CFA {place}", **DEVENIR, **RATES) for place in known))
    build(raw, tmp_path / "t.duckdb")
    snapshot = Snapshot(tmp_path / "t.duckdb")
    for name, (lieu, _, _, expected) in cases.items():
        repli = find_reponse(snapshot, Key.parse(f"{lieu}-{CODES[0]}")).repli
        assert (repli and (repli.etape, repli.role, repli.formation.uai)) == expected, name


def test_the_figures_of_pupils_never_stand_for_those_of_apprentices(tmp_path):
    lieu, formateur = PLACES[:2]
    raw = tmp_path / "raw"
    write_catalogue(raw, [(lieu, formateur, formateur, "50022139")])
    write_api(raw, row("23220022139", 40, formateur, **DEVENIR, **RATES))
    mef = "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE;MEF_STAT_11;LIBELLE_EDITION"
    write_rows(raw, "mef.csv", mef, "2412213931;241;50022139;2;2;CUISINE;01/09/2001;;23220022139;2cap2 cuisine")
    build(raw, tmp_path / "t.duckdb")
    snapshot = Snapshot(tmp_path / "t.duckdb")
    assert find_reponse(snapshot, Key.parse(f"{formateur}-50022139")).formations[0].filiere == "scolaire"
    assert find_reponse(snapshot, Key.parse(f"{lieu}-50022139")).repli is None


FORMS = {"export": EXPORT, "older export": OLDER, "API": API}


def test_each_form_of_the_catalogue_says_the_same_and_keeps_no_name_of_a_person(tmp_path):
    lines = [(lieu, formateur, gestionnaire, CODES[0]) for lieu, formateur, gestionnaire, *_ in map(places_of, range(len(FORMS)))]
    for line, (name, header) in zip(lines, FORMS.items(), strict=True):
        write_catalogue(tmp_path, [line], header, f"{name}.csv")
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert sorted(report.fichiers) == sorted(("catalogue-apprentissage", f"{name}.csv", 1) for name in FORMS)
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        found = connection.execute("SELECT uai, uai_formateur, uai_gestionnaire, cfd FROM marts.offre_apprentissage ORDER BY uai, cfd").fetchall()
    assert found == [(*places, code) for *places, cfd in sorted(lines) for code in (cfd, None)]
    assert b"prenom.nom" not in (tmp_path / "t.duckdb").read_bytes()


def test_an_offer_that_is_no_longer_published_counts_for_nothing(tmp_path):
    write_rows(tmp_path, "c.csv", API, f"{PLACES[1]};{PLACES[1]};{PLACES[0]};{CODES[0]};True", f"{PLACES[2]};{PLACES[2]};{PLACES[0]};{CODES[0]};False")
    build(tmp_path, tmp_path / "t.duckdb")
    assert [found.uai for found in list_organismes(Snapshot(tmp_path / "t.duckdb"), PLACES[0], CODES[0])] == [PLACES[1]]


def test_a_renamed_column_of_the_catalogue_is_named(tmp_path):
    path = write_rows(tmp_path, "export.csv", EXPORT.replace("Formateur: UAI", "Formateur: n° UAI"))
    with pytest.raises(HeaderProblem, match="« formateur_uai » manque"):
        recognise(path, SOURCES)


@pytest.mark.parametrize(
    ("lieu", "cfd", "role", "nom"),
    [
        ("103", "50022146", "formateur", "CFA d'essai du Port"),
        ("9", "50022146", "gestionnaire", "CFA d'essai du Port"),
        ("9", "32031213", "formateur", "CFA d'essai de la Dune"),
        ("103", None, "formateur", "CFA d'essai du Port"),
    ],
)
def test_the_sample_has_each_role(database, lieu, cfd, role, nom):
    repli = find_reponse(Snapshot(database), Key.parse("-".join(filter(None, (fictive(lieu), cfd))))).repli
    assert (repli.etape, repli.role, repli.nom, repli.etablissement.libelle_etablissement) == ("etablissement", role, nom, nom)


def test_an_annex_says_that_its_figures_are_those_of_its_mother(database):
    repli = find_reponse(Snapshot(database), Key.parse("0990010Y-23830025510")).repli
    assert (repli.etape, repli.role, repli.nom) == ("autre_uai", "mere", "Lycée d'essai du Grand Phare")
