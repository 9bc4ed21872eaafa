"""A typed text is cut as a published one is: each published name is found by its own words."""

from __future__ import annotations

import pytest

from app.queries.mots import words_of
from app.warehouse import Snapshot


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bac pro MELEC", ["bac", "pro", "melec"]),
        ("Métiers de l’électricité", ["metier", "electricite"]),
        ("L'ŒUVRE à Vitré, l'œuvre", ["oeuvre", "vitre"]),
        ("  CAP\u00a0: cuisine/35 ", ["cap", "cuisine", "35"]),
        ("de la à l'", []),
        ("23 rues des os", ["23", "rue", "os"]),
    ],
)
def test_a_text_is_cut_into_words(text, words):
    assert words_of(text) == words


def _unfound(snapshot, objet, table):
    rows = snapshot.rows(f"SELECT mot, unnest(numeros) AS numero FROM marts.recherche_mot WHERE objet = '{objet}'")
    written = {(row["mot"], row["numero"]) for row in rows}
    names = snapshot.rows(f"SELECT numero, libelle FROM marts.{table}")
    assert names
    return [row for row in names for word in words_of(row["libelle"]) if (word, row["numero"]) not in written]


@pytest.mark.parametrize("objet", ["formation", "etablissement"])
def test_every_name_is_found_by_its_own_words(database, objet):
    assert _unfound(Snapshot(database), objet, f"recherche_{objet}") == []


@pytest.mark.parametrize("objet", ["formation", "etablissement"])
def test_every_real_name_is_found_by_its_own_words(real_database, objet):
    assert _unfound(Snapshot(real_database), objet, f"recherche_{objet}") == []
