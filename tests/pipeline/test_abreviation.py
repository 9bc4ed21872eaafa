"""data/reference/abreviation.csv: what people write short means something that the BCN writes in full."""

from __future__ import annotations

import csv

import pytest

from app.cards.wording import DIPLOMAS
from app.config import ROOT
from app.queries.mots import words_of
from app.warehouse import Snapshot

REFERENCE = ROOT / "data" / "reference"


def _rows(name):
    with open(REFERENCE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


ABBREVIATIONS = [row for row in _rows("abreviation") if row["portee"] == "formation"]


def _follow(words, name):
    """Whether `words` stand one after the other in a name."""
    name = words_of(name)
    return any(name[place : place + len(words)] == words for place in range(len(name)))


@pytest.fixture(scope="module")
def diplomas(real_database):
    rows = Snapshot(real_database).rows("SELECT libelle, type_diplome FROM marts.diplome WHERE type_code = 'cfd' AND libelle IS NOT NULL")
    return [(row["libelle"], row["type_diplome"]) for row in rows]


@pytest.mark.parametrize("row", ABBREVIATIONS, ids=lambda row: f"{row['abreviation']} {row['type_diplome']}")
def test_an_abbreviation_means_a_diploma_of_the_real_tables(diplomas, row):
    words = words_of(row["sens"])
    assert any(_follow(words, name) for name, kind in diplomas if row["type_diplome"] in ("", kind))


def test_a_meaning_that_no_table_holds_would_be_seen(diplomas):
    assert not any(_follow(words_of("métiers de l'électricité et de la pâtisserie"), name) for name, _ in diplomas)


def test_every_abbreviation_says_what_it_applies_to():
    rows, known = _rows("abreviation"), {row["type_diplome"] for row in _rows("nom_diplome")}
    assert {row["portee"] for row in rows} <= {"mot", "diplome", "premiere_annee", "formation", "etablissement"}
    assert {row["type_diplome"] for row in rows} - {""} <= known
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_a_search_calls_a_diploma_what_its_card_calls_it():
    names = {row["type_diplome"]: row["nom"] for row in _rows("nom_diplome")}
    assert names == {kind: diploma.nom for kind, diploma in DIPLOMAS.items() if diploma.nom}
