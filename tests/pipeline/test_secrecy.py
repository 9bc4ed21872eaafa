"""A number of people under 20 stops the build, wherever it stands."""

from __future__ import annotations

import duckdb
import pytest

from app.pipeline.secrecy import leaks


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA marts")
        connection.execute("CREATE SCHEMA meta")
        yield connection


@pytest.mark.parametrize("column", ["effectif", "nb_sortants", "presents_total"])
@pytest.mark.parametrize(("value", "leaked"), [(0, False), (1, True), (4, True), (19, True), (20, False), (None, False)])
def test_small_numbers_of_people_are_found_in_any_table(connection, column, value, leaked):
    connection.execute(f"CREATE TABLE meta.something AS SELECT ?::INTEGER AS {column}", [value])
    assert bool(list(leaks(connection))) == leaked


def test_numbers_of_establishments_are_no_people(connection):
    connection.execute("CREATE TABLE marts.reference AS SELECT 5 AS nb_etablissements, 2 AS nb_reponses")
    assert not list(leaks(connection))
