"""Which offers hold the most of what is typed: the quick way, and the slow obvious one."""

from __future__ import annotations

import pytest

from app.queries.jeton import list_jetons
from app.queries.lexique import read_lexique
from app.queries.mots import words_of
from app.queries.rencontre import Rencontres
from app.queries.resultat import Resultat, share_out
from app.warehouse import Snapshot

QUESTIONS = (
    "melec embruns", "bac pro", "lycée", "cap cuisine phare", "cfa cuisine", "bts mco 99", "coiffure long", "bac pro bretagne lycée", "99000 cap",
    "petite enfance phare port", "m", "co", "licence université", "bac pro melec phare embruns garrigues", "seconde commerce", "cuisine melec",
)


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


def _slowly(snapshot, jetons):
    """(coverage, offers) of the offers that hold the greatest part of the words, each looked for in every row of every table."""
    words = {(row["objet"], row["numero"], row["mot"]) for row in snapshot.rows("SELECT mot, objet, unnest(numeros) AS numero FROM marts.recherche_mot")}
    best, kept = 0.0, set()
    for offer in snapshot.rows("SELECT numero, numero_formation, numero_etablissement FROM marts.recherche_offre"):
        sides = [("formation", offer["numero_formation"]), ("etablissement", offer["numero_etablissement"])]
        held = [jeton for jeton in jetons if any((*side, mot) in words for side in sides for mot, _ in jeton.formes)]
        cover = sum(jeton.rarete for jeton in held)
        if cover > best + 1e-6:
            best, kept = cover, set()
        if held and cover > best - 1e-6:
            kept.add(offer["numero"])
    return best, kept


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_offers_are_those_that_hold_the_most_of_the_words(snapshot, question):
    lexique = read_lexique(snapshot)
    jetons = [jeton for jeton in list_jetons(snapshot, lexique, words_of(question)) if jeton.formes]
    found, (cover, offers) = Rencontres(lexique, jetons).best_offers(1000), _slowly(snapshot, jetons)
    assert found.couverture == pytest.approx(cover)
    assert set(found.numeros) == offers and len(found.numeros) == len(offers)


def _section(name, count):
    return [Resultat("formation", f"{name}{place}", "", None, None, None, False) for place in range(count)]


@pytest.mark.parametrize(
    ("sizes", "limit", "expected"),
    [([10, 10, 10], 6, [2, 2, 2]), ([10, 1, 1], 6, [4, 1, 1]), ([1, 10, 10], 6, [1, 3, 2]), ([10, 10, 10], 2, [1, 1, 0]), ([0, 3], 6, [0, 3]), ([], 5, [])],
)
def test_each_kind_has_its_share_of_the_list(sizes, limit, expected):
    sections = [_section(name, size) for name, size in zip("abc", sizes, strict=False)]
    shared = share_out(sections, limit)
    assert [sum(one.cle.startswith(name) for one in shared) for name in "abc"[: len(sizes)]] == expected
