"""A card read by gathered answers is the card read question by question, for fewer queries."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pytest

from app.nomenclature import Key
from app.queries.detail import find_detail
from app.queries.historique import SELECT_HISTORIQUE
from app.queries.keys import list_keys
from app.queries.lecture import Lecture
from app.queries.paquets import Paquets, packed
from app.queries.questions import EMPREINTE
from app.queries.reponse import find_reponse
from app.queries.statements import list_statements
from app.warehouse import Snapshot

# Every step of the fall-back: pairs that no file lists, beside those that one does.
PAIRS = """
    SELECT uai || '-' || code
    FROM (SELECT uai FROM marts.etablissement UNION SELECT uai FROM marts.annuaire UNION SELECT uai FROM marts.uai_lie
        UNION SELECT uai FROM marts.offre_apprentissage UNION SELECT '9999999Z')
    CROSS JOIN (SELECT code FROM marts.diplome UNION SELECT code FROM marts.specialite UNION SELECT 'SISE:' || sise FROM marts.insersup_national)
    ORDER BY hash(uai || code) LIMIT 150
"""
LISTED = """
    SELECT uai || '-' || cfd FROM marts.formation UNION SELECT uai || '-' || code FROM marts.formation
    UNION SELECT uai || '-SISE:' || sise FROM marts.insersup UNION SELECT uai FROM marts.etablissement
    UNION SELECT nullif(code_region, '00') || '-' || code FROM marts.reference UNION SELECT code FROM marts.specialite
    ORDER BY 1 LIMIT 150
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


def told(snapshot, key: Key):
    """All that a card says, detailed or not."""
    reponse = find_reponse(snapshot, key)
    return reponse, find_detail(snapshot, reponse)


@pytest.mark.parametrize("sql", [PAIRS, LISTED], ids=["any pair", "listed"])
@pytest.mark.parametrize("file", ["database", "real_database"])
def test_a_card_is_the_same_read_together_or_question_by_question(file, sql, request):
    path = request.getfixturevalue(file)
    snapshot, keys = Snapshot(path), keys_of(path, sql)
    different = [str(key) for key in keys if told(Lecture(snapshot), key) != told(snapshot, key)]
    assert different == []
    assert len(keys) > 100


@pytest.mark.parametrize("sql", [PAIRS, LISTED], ids=["any pair", "listed"])
def test_a_card_costs_no_query_and_a_detailed_one_that_of_the_years_before(sql, database):
    snapshot, keys = Snapshot(database), keys_of(database, sql)
    # The first reads what is kept: the packets, the small tables.
    told(Lecture(snapshot), keys[0])
    with counted(snapshot) as asked:
        for key in keys:
            find_reponse(Lecture(snapshot), key)
    assert asked == [] and len(keys) > 100
    with counted(snapshot) as asked:
        for key in keys:
            told(Lecture(snapshot), key)
    assert set(asked) <= set(SELECT_HISTORIQUE.values())


def gathered_with_other_questions(path):
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT empreinte FROM carte.question").fetchall() == [(EMPREINTE,)]
        connection.execute("UPDATE carte.question SET empreinte = 'another'")
        connection.execute("DELETE FROM carte.paquet")


def damaged(path):
    """One byte of a block that holds packets."""
    with duckdb.connect(str(path), read_only=True) as connection:
        (content,) = connection.execute("SELECT contenu FROM carte.paquet LIMIT 1").fetchone()
    whole = bytearray(path.read_bytes())
    place = whole.find(content[:64])
    assert place > 0
    whole[place] ^= 255
    path.write_bytes(whole)


def of_former_code(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE carte.paquet")


@pytest.mark.parametrize("harm", [gathered_with_other_questions, damaged, of_former_code])
def test_a_file_whose_packets_cannot_be_used_is_asked_directly(harm, database, tmp_path, caplog):
    path = tmp_path / "other.duckdb"
    shutil.copy(database, path)
    harm(path)
    key, snapshot = Key.parse(list_keys(Snapshot(database))[0]), Snapshot(path, list_statements())
    assert [find_reponse(Lecture(snapshot), key)] * 2 == [find_reponse(Snapshot(database), key), find_reponse(Lecture(snapshot), key)]
    # Said once a file, not once a card.
    assert len(caplog.records) == (harm is not gathered_with_other_questions)


def test_packets_give_each_answer_under_its_own_address_alone():
    answers = [("", "[0]"), ("-", "[1]"), *((f"0010001W-{number:08}", json.dumps([f"é\n\t{number}" * 40])) for number in range(400)), ("~", "[2]")]
    packets = list(packed(answers))
    paquets = Paquets(packets)
    assert len(packets) > 3
    assert [paquets.at(adresse) for adresse, _ in answers] == [json.loads(text) for _, text in answers]
    assert [paquets.at(adresse) for adresse in ("0010001W-", "0010001W-000000", "0010001W-00000400", "a", "~~", "1]\n-")] == [[]] * 6
    assert Paquets([]).at("-") == []
