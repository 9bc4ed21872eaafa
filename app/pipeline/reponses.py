"""The answers of the cards' own questions, gathered by address: a card asks one row instead of a query a question."""

from __future__ import annotations

import duckdb

from app.queries.ensemble import asked_together
from app.queries.questions import CODES, EMPREINTE, PLACES, QUESTIONS, Question


def write(connection: duckdb.DuckDBPyConnection) -> None:
    """`carte.reponse`: a row an address with an answer, as JSON: a list of [question, parameters, rows]. See app/queries/lecture.py."""
    connection.execute("CREATE TABLE carte.morceau (adresse VARCHAR, morceau VARCHAR)")
    for question in QUESTIONS:
        connection.execute(f"INSERT INTO carte.morceau {_gathered(connection, question)}")
    connection.execute(
        "CREATE TABLE carte.reponse AS"
        " SELECT adresse, '[' || string_agg(morceau, ',' ORDER BY morceau) || ']' AS reponses FROM carte.morceau GROUP BY adresse ORDER BY adresse"
    )
    connection.execute("DROP TABLE carte.morceau")
    connection.execute("CREATE TABLE carte.question AS SELECT ? AS empreinte", [EMPREINTE])


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
