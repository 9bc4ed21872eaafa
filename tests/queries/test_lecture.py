"""A card read by gathered answers is the card read question by question, for fewer queries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pytest

from app.nomenclature import Key
from app.queries.keys import list_keys
from app.queries.lecture import Lecture
from app.queries.questions import EMPREINTE
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot

# Every step of the fall-back: pairs that no file lists, beside those that one does.
PAIRS = """
    SELECT uai || '-' || code
    FROM (SELECT uai FROM marts.etablissement UNION SELECT uai FROM marts.annuaire UNION SELECT uai FROM marts.uai_lie
        UNION SELECT uai FROM marts.offre_apprentissage UNION SELECT '9999999Z')
    CROSS JOIN (SELECT code FROM marts.diplome UNION SELECT code FROM marts.specialite UNION SELECT 'SISE:' || sise FROM marts.insersup_national)
    ORDER BY hash(uai || code) LIMIT 600
"""
LISTED = """
    SELECT uai || '-' || cfd FROM marts.formation UNION SELECT uai || '-' || code FROM marts.formation
    UNION SELECT uai || '-SISE:' || sise FROM marts.insersup UNION SELECT uai FROM marts.etablissement
    UNION SELECT nullif(code_region, '00') || '-' || code FROM marts.reference UNION SELECT code FROM marts.specialite
    ORDER BY 1 LIMIT 600
"""


@contextmanager
def counted(snapshot: Snapshot) -> Iterator[list[str]]:
    """The queries that the file is asked."""
    asked: list[str] = []
    real = snapshot.rows
    snapshot.rows = lambda sql, *parameters: asked.append(sql) or real(sql, *parameters)
    yield asked
    snapshot.rows = real


def keys_of(path, sql: str) -> list[Key]:
    with duckdb.connect(str(path), read_only=True) as connection:
        texts = [text for (text,) in connection.execute(sql).fetchall() if text]
    return [Key.parse(text) for text in texts if not text.startswith("9999999Z")]


@pytest.mark.parametrize("sql", [PAIRS, LISTED], ids=["any pair", "listed"])
@pytest.mark.parametrize("file", ["database", "real_database"])
def test_a_card_is_the_same_read_together_or_question_by_question(file, sql, request):
    path = request.getfixturevalue(file)
    snapshot, keys = Snapshot(path), keys_of(path, sql)
    different = [str(key) for key in keys if find_reponse(Lecture(snapshot, key), key) != find_reponse(snapshot, key)]
    assert different == []
    assert len(keys) > 100


def test_a_formation_with_figures_of_its_own_is_one_query(database):
    snapshot = Snapshot(database)
    own = [key for key in map(Key.parse, list_keys(snapshot)) if any(found.figures.millesime for found in find_reponse(snapshot, key).formations)]
    # The first reads the small tables that are kept.
    find_reponse(Lecture(snapshot, own[0]), own[0])
    with counted(snapshot) as asked:
        for key in own:
            find_reponse(Lecture(snapshot, key), key)
    assert len(asked) == len(own) > 10


def test_no_card_takes_more_than_a_few_queries(database):
    snapshot, most = Snapshot(database), 0
    for key in keys_of(database, PAIRS):
        with counted(snapshot) as asked:
            find_reponse(Lecture(snapshot, key), key)
        most = max(most, len(asked))
    assert 1 < most <= 6


def test_a_file_gathered_with_other_questions_is_asked_directly(database, tmp_path):
    path = tmp_path / "other.duckdb"
    shutil.copy(database, path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT empreinte FROM carte.question").fetchall() == [(EMPREINTE,)]
        connection.execute("UPDATE carte.question SET empreinte = 'another'")
        connection.execute("DELETE FROM carte.reponse")
    key = Key.parse(list_keys(Snapshot(database))[0])
    assert find_reponse(Lecture(Snapshot(path), key), key) == find_reponse(Snapshot(database), key)
