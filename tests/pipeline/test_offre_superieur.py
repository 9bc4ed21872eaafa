"""A formation of Parcoursup is the diploma that InserSup follows in its university, by id_paysage and by its very name."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from itertools import count

import duckdb
import pytest

from app import create_app
from app.config import Config
from app.nomenclature import Reference
from app.pipeline.build import build
from app.queries.identifiant import list_identifiants
from app.warehouse import Snapshot
from tests.conftest import SAMPLE
from tests.pipeline.files import uai_of, write_rows
from tests.pipeline.insersup_files import NATIONAL, at, wide, write_wide
from tests.pipeline.test_identifiant import CARTE

IUT, UNIVERSITY, OTHER = "0332813D", "0062205P", "0673021V"
BUT = {"type_diplome": "but", "libelle_diplome": "CHIMIE", "diplome": "2900001"}


def university(**changed):
    return wide(at(6, 54, 65, 23), **{**BUT, **changed})


UAIS = map(uai_of, count(670_001))
ROWS = [wide(at(6, 5400, 6500, 2300), **NATIONAL)]
OFFERS: list[str] = []


def offer(libelle, *rows, id_paysage=None):
    """(number that an IUT gives to a formation called `libelle`, UAI of the university that these rows are of).

    Each number has universities and an id_paysage of its own; all that this module reads without changing it is built once.
    """
    number, own = str(26437 + len(OFFERS)), f"own{len(OFFERS)}"
    places = {UNIVERSITY: next(UAIS), OTHER: next(UAIS)}
    for row in rows:
        known = {column: row[column].replace("s3t8T", own) for column in ("id_paysage", "id_paysage_actuel")}
        ROWS.append({**row, **known, "etablissement": places.get(row["etablissement"], row["etablissement"])})
    OFFERS.append(f"2026;{IUT};Un IUT;BUT;{libelle};;{number};1;{own if id_paysage is None else id_paysage}")
    return number, places[UNIVERSITY]


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    """The built file of every `offer`."""
    raw = tmp_path_factory.mktemp("offres") / "raw"
    write_wide(raw, *ROWS)
    write_rows(raw, "carte.csv", CARTE, *OFFERS)
    build(raw, raw.parent / "t.duckdb")
    return raw.parent / "t.duckdb"


def ask(target, number):
    """The only answer to the number."""
    [answer] = list_identifiants(Snapshot(target), Reference("parcoursup", number))
    return answer


VERY_NAMES = [
    (libelle, offer(libelle, university(libelle_diplome=insersup)))
    for libelle, insersup in [
        ("BUT - Chimie", "CHIMIE"),
        ("BUT - Chimie - en apprentissage", "CHIMIE"),
        ("BUT - Chimie", "BUT CHIMIE"),
        ("BUT - Génie chimique, génie des procédés", "GENIE CHIMIQUE - GENIE DES PROCEDES"),
    ]
]


@pytest.mark.parametrize(("libelle", "offered"), VERY_NAMES)
def test_the_very_name_leads_to_the_diploma_and_its_figures(target, libelle, offered):
    number, uai = offered
    answer = ask(target, number)
    assert (answer.cle, answer.est_partielle, answer.libelle) == (f"{uai}-SISE:2900001", False, libelle)
    card = json.loads(create_app(Config(database=target)).test_client().get(f"/cartes/parcoursup:{number}.json").data)
    assert (card["etat"], [ligne["part"] for ligne in card["lignes"]]) == ("S7", [19, 55, 26])


ALONE = {
    case: (rows[0], offer(*rows)[0])
    for case, rows in {
        "a word more": ("BUT - Chimie parcours analyse", university()),
        "a word less": ("BUT - Chimie", university(libelle_diplome="CHIMIE ANALYTIQUE")),
        "a name cut short": ("BUT - Chimie et physique", university(libelle_diplome="CHIMIE ET PHYS...")),
        "another kind of diploma": ("Licence - Chimie", university()),
        "a master of that name": ("BUT - Chimie", university(type_diplome="master_LMD")),
        "a name without its kind": ("Chimie", university()),
        "two diplomas of that name": ("BUT - Chimie", university(), university(diplome="2900002")),
        "a university that does not follow it": ("BUT - Chimie", university(libelle_diplome="INFORMATIQUE")),
        "two universities under one id_paysage": ("BUT - Chimie", university(), university(etablissement=OTHER)),
        "the row of France alone": ("BUT - Chimie", university(**NATIONAL), university(libelle_diplome="INFORMATIQUE")),
    }.items()
}


@pytest.mark.parametrize("case", ALONE)
def test_anything_else_leads_to_the_establishment_alone_and_says_that_it_is_a_part(target, case):
    libelle, number = ALONE[case]
    answer = ask(target, number)
    assert (answer.cle, answer.est_partielle, answer.libelle, answer.sise) == (IUT, True, libelle, None)


FORMER = university(id_paysage="old01")
ELSEWHERE = [offer("BUT - Chimie", FORMER, id_paysage=id_paysage)[0] for id_paysage in ("xxxxx", "")]


def test_another_id_paysage_or_none_leads_nowhere(target):
    assert [ask(target, number).cle for number in ELSEWHERE] == [IUT, IUT]


OF_FORMER, FOLLOWING = offer("BUT - Chimie", university(id_paysage="old02"), id_paysage="old02")


def test_a_former_id_paysage_leads_there(target):
    assert ask(target, OF_FORMER).cle == f"{FOLLOWING}-SISE:2900001"


def plain(label):
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", label) if not unicodedata.combining(letter)).lower()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


KINDS = {"but": {"but"}, "licence": {"Licence générale", "licence_generale"}, "formation d ingenieur bac 5": {"Formation ingénieur"}}


def slowly(offers, diplomas):
    """Number → (UAI, SISE): every diploma of the only establishment of the id_paysage is looked at, one by one.

    `offers`: (number, id_paysage, label); `diplomas`: (UAI, id_paysages, kind, SISE, label).
    """
    found = {}
    for number, id_paysage, label in offers:
        places = {uai for uai, known, *_ in diplomas if id_paysage and id_paysage in known}
        name = plain(label).removesuffix(" en apprentissage")
        for prefix, kinds in KINDS.items():
            if name.startswith(prefix + " ") and len(places) == 1:
                same = {
                    (uai, sise) for uai, _, kind, sise, titre in diplomas
                    if uai in places and kind in kinds and plain(titre) in (name, name.removeprefix(prefix + " "))
                }
                if len(same) == 1:
                    found[number] = same.pop()
    return found


def served(database):
    with duckdb.connect(str(database), read_only=True) as connection:
        sql = "SELECT valeur, uai, sise FROM marts.identifiant WHERE type_identifiant = 'parcoursup' AND sise IS NOT NULL"
        return {number: (uai, sise) for number, uai, sise in connection.execute(sql).fetchall()}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_sample_joins_as_the_slow_rule_does(database):
    offers = [
        (row["gta"], row["etablissement_id_paysage"], row["nm"])
        for row in read(SAMPLE / "fr-esr-cartographie_formations_parcoursup.csv")
    ]
    diplomas = [
        (row["etablissement"], {row["id_paysage"], row["id_paysage_actuel"]}, row["type_diplome"], row["diplome"], row["libelle_diplome"])
        for row in read(SAMPLE / "fr-esr-insersup.csv")
        if row["etablissement"] != "all" and row["diplome"] != "all"
    ]
    expected = slowly(offers, diplomas)
    assert served(database) == expected == {"990205": ("0990901S", "2990004")}


VOEUX = "fr-esr-parcoursup_explore-v2.1_records_session2022.json"


def real_offers(real_data):
    """The map of 2021 has no id_paysage at all: these 20 are the only ones that may join."""
    records = json.loads((real_data / "parcoursup" / VOEUX).read_text())["results"]
    return [(record["cod_aff_form"], record["etablissement_id_paysage"], record["lib_for_voe_ins"]) for record in records]


def test_no_real_number_joins_because_no_university_is_in_both_extracts(real_data, real_database):
    """199 real offers, of which 17 with an id_paysage, and 11 real diplomas of 4 universities: the id_paysage of the ones and of the others never meet."""
    offered = {id_paysage for _, id_paysage, _ in real_offers(real_data)} - {None}
    with duckdb.connect(str(real_database), read_only=True) as connection:
        followed = {id_paysage for (id_paysage,) in connection.execute("SELECT id_paysage FROM marts.id_paysage").fetchall()}
    assert len(offered) > 10 and len(followed) == 4 and not offered & followed
    assert served(real_database) == {}


def test_real_offers_join_a_university_that_would_follow_them(real_data, tmp_path):
    """The real wishes of 2022, and InserSup written for two of their schools under the names of their offers."""
    (tmp_path / VOEUX).symlink_to(real_data / "parcoursup" / VOEUX)
    offers = real_offers(real_data)
    ingenieur = "Formation ingénieur"
    diplomas = [
        (UNIVERSITY, {"xJdyB"}, ingenieur, "2900001", "BAC STI2D"),
        (UNIVERSITY, {"xJdyB"}, ingenieur, "2900002", "BAC GENERAL"),
        (OTHER, {"qUCQp"}, ingenieur, "2900003", "BAC GENERAL"),
        (OTHER, {"qUCQp"}, ingenieur, "2900004", "Bac général"),
    ]
    write_wide(
        tmp_path,
        wide(at(6, 5400, 6500, 2300), **NATIONAL),
        *(
            university(etablissement=uai, id_paysage=min(known), id_paysage_actuel=min(known), type_diplome=kind, diplome=sise, libelle_diplome=titre)
            for uai, known, kind, sise, titre in diplomas
        ),
    )
    build(tmp_path, tmp_path / "t.duckdb")
    expected = slowly(offers, diplomas)
    assert served(tmp_path / "t.duckdb") == expected
    assert {"212", "354", "372", "9"} <= expected.keys() and "17" not in expected
