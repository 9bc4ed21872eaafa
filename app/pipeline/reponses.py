"""The answers of the cards' own questions, gathered by address: a card asks one row instead of a query a question."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from app.queries.ensemble import asked_together
from app.queries.paquets import packed
from app.queries.questions import CODES, EMPREINTE, PLACES, QUESTIONS, Question

READ_AT_ONCE = 2048


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """`carte.paquet`: the answers, a list of [question, parameters, rows] an address, packed by app/queries/paquets.py."""
    connection.execute("CREATE TABLE carte.morceau (adresse VARCHAR, morceau VARCHAR)")
    for question in QUESTIONS:
        connection.execute(f"INSERT INTO carte.morceau {_gathered(connection, question)}")
    packets = list(packed(_answers(connection)))
    columns = [list(column) for column in zip(*packets, strict=True)] or [[], []]
    connection.execute("CREATE TABLE carte.paquet AS SELECT unnest(?::VARCHAR[]) AS debut, unnest(?::BLOB[]) AS contenu", columns)
    connection.execute("DROP TABLE carte.morceau")
    connection.execute("CREATE TABLE carte.question AS SELECT ? AS empreinte", [EMPREINTE])


def _answers(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    cursor = connection.cursor()
    cursor.execute(
        "SELECT adresse, '[' || string_agg(morceau, ',' ORDER BY morceau) || ']' FROM carte.morceau GROUP BY adresse ORDER BY adresse"
    )
    while rows := cursor.fetchmany(READ_AT_ONCE):
        yield from rows


def _gathered(connection: duckdb.DuckDBPyConnection, question: Question) -> str:
    inner, order = asked_together(question.sql, list(question.parametres))
    columns = _columns(connection, question)
    row = ", ".join(f"'{name}': reponse.{name}" for name in columns)
    names = [f"question.{name}" for name in question.parametres]
    return f"""
        SELECT {_adresse(question)}, json_array('{question.nom}', json_array({", ".join(names)}), list({{{row}}}{f" ORDER BY reponse.{order}" if order else ""}))
        FROM (SELECT DISTINCT {", ".join(question.parametres)} FROM {question.demandees}) AS question, LATERAL ({inner}) AS reponse
        GROUP BY {", ".join(names)}
    """


def _columns(connection: duckdb.DuckDBPyConnection, question: Question) -> list[str]:
    """Of the answer, as the question names them."""
    return [column[0] for column in connection.execute(question.sql, [None] * len(question.parametres)).description]


def _adresse(question: Question) -> str:
    place, code = (next((f"coalesce(question.{name}, '')" for name in question.parametres if name in names), "''") for names in (PLACES, CODES))
    return f"{place} || '-' || {code}" + (" || '+'" if question.detail else "")
