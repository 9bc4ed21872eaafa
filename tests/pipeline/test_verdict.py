"""What may be said of a difference: the SQL of the build, beside the same rule written the slow obvious way."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import duckdb
import pytest

from app.config import ROOT
from tests.pipeline.comparaison_slowly import count_of, difference, half_up, newcombe, verdict, wilson, words_of

SCHOOLS = (20, 21, 30, 45, 64, 65, 99, 100, 200, 400)
RESTS = (100, 101, 150, 400, 1000, 5000)


@pytest.fixture(scope="module")
def macros():
    with duckdb.connect() as connection:
        connection.execute((ROOT / "app" / "pipeline" / "macros.sql").read_text())
        yield connection


def said(macros, cases):
    """The verdicts of the build, for cases of (part, n1, x2, n2)."""
    macros.execute("CREATE OR REPLACE TABLE cas (rang INTEGER, part INTEGER, n1 INTEGER, x2 INTEGER, n2 INTEGER)")
    columns = [list(column) for column in zip(*cases, strict=True)]
    macros.execute("INSERT INTO cas SELECT generate_subscripts($1, 1), unnest($1), unnest($2), unnest($3), unnest($4)", columns)
    return [found for (found,) in macros.execute("SELECT verdict(part, n1, x2, n2) FROM cas ORDER BY rang").fetchall()]


def test_every_verdict_is_that_of_the_slow_rule(macros):
    shares = (0, 1, 4, 10, 25, 38, 50, 61, 75, 90, 97, 100)
    cases = [
        (part, n1, count_of(share, n2), n2)
        for part, n1, share, n2 in product(range(101), SCHOOLS, shares, RESTS)
        if n1 <= n2
    ]
    found = said(macros, cases)
    assert found == [verdict(*case) for case in cases]
    assert set(found) == {"plus", "moins", "proche", "inconnu"}
    for (part, _, x2, n2), word in zip(cases, found, strict=True):
        if word in ("plus", "moins"):
            # The words of the card never contradict its picture: k and k2 differ, in the direction that is said.
            k, k2 = words_of(part), words_of(half_up(Fraction(100 * x2, n2)))
            assert (k > k2) == (word == "plus") and k != k2


def test_a_share_that_comes_from_a_count_is_never_set_aside(macros):
    # Rounding keeps the order of two shares and their distance of 10 points: where the published share is the rounding of a
    # count, asking 10 points of the rounded shares as well takes no « plus » and no « moins » away.
    cases, expected = [], []
    for n1, (x2, n2) in product((20, 37, 60, 99, 100), ((2, 100), (3, 120), (16, 1000), (35, 250), (52, 101))):
        for x1 in range(n1 + 1):
            cases.append((half_up(Fraction(100 * x1, n1)), n1, x2, n2))
            expected.append(difference(x1, n1, x2, n2))
    found = said(macros, cases)
    assert [word if word in ("plus", "moins") else None for word in found] == expected
    assert expected.count("plus") > 100


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # No count of 60 people is 11 %: 7 of them are 12 %. By counts 11.7 is 10 points above 1.6, by shares 11 is 9 above 2.
        ((11, 60, 16, 1000), "inconnu"),
        ((12, 60, 16, 1000), "plus"),
        ((89, 60, 984, 1000), "inconnu"),
        ((88, 60, 984, 1000), "moins"),
        # Exactly 10 points are 10 points.
        ((60, 400, 2500, 5000), "plus"),
        ((40, 400, 2500, 5000), "moins"),
        ((59, 400, 2500, 5000), "inconnu"),
        ((50, 400, 2500, 5000), "proche"),
        # 0 is a share, and nothing is not.
        ((0, 20, 50, 100), "moins"),
        ((None, 20, 50, 100), None),
        ((50, 20, None, 100), None),
        # The rest would hold fewer than nobody, or more than everybody: the whole is not that of this establishment.
        ((50, 20, -1, 100), None),
        ((50, 20, 101, 100), None),
    ],
)
def test_the_borders_of_the_rule(macros, case, expected):
    assert said(macros, [case]) == [expected] == [verdict(*case)]


@pytest.mark.parametrize("z", [1.645, 1.96, 2.24])
def test_the_intervals_of_the_build_are_those_found_by_bisection(macros, z):
    for x1, n1, x2, n2 in [(0, 20, 100, 100), (20, 20, 0, 100), (7, 20, 50, 137), (33, 65, 1200, 5000), (56, 70, 48, 80)]:
        found = macros.execute("SELECT newcombe($1, $2, $3, $4, $5::DOUBLE) AS i, wilson($1, $2, $5::DOUBLE) AS w", [x1, n1, x2, n2, z]).fetchone()
        assert tuple(found[0].values()) == pytest.approx(newcombe(x1, n1, x2, n2, z), abs=1e-12)
        assert tuple(found[1].values()) == pytest.approx(wilson(x1, n1, z), abs=1e-12)


def test_the_interval_is_that_of_newcombe_1998(macros):
    # Robert Newcombe, Statistics in Medicine 17 (1998), method 10, table II: 56/70 and 48/80, 95 %.
    found = macros.execute("SELECT newcombe(56, 70, 48, 80, 1.959964::DOUBLE)").fetchone()[0]
    assert {name: round(end, 4) for name, end in found.items()} == {"bas": 0.0524, "haut": 0.3339}
