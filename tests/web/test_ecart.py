"""The ranges of a trial: those of the books, and never of one count alone where several would be shown alike."""

from __future__ import annotations

from itertools import product

import pytest

from app.usage.publication import Cote
from app.web.ecart import MORE, ecart_of, newcombe, part_of, score


# Newcombe, « Two-sided confidence intervals for the single proportion », Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("oui", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_one_share_has_the_interval_of_the_book(oui, n, low, high):
    assert score(oui, n - oui) == pytest.approx((low, high), abs=0.00005)


# Newcombe, « Interval estimation for the difference between independent proportions », same volume, table II, method 10.
@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_a_difference_has_the_interval_of_the_book(one, other, low, high):
    sides = [(oui, n - oui) for oui, n in (one, other)]
    assert newcombe(*sides) == pytest.approx((low, high), abs=0.00005)


def test_a_range_holds_that_of_every_count_that_would_be_shown_alike():
    """The slow obvious way: all of them."""
    temoin, nouvelle = Cote(100, 60, 30), Cote(100, 40, 20)
    alike = {cote: list(product(range(cote.oui, cote.oui + MORE + 1), range(cote.autres, cote.autres + MORE + 1))) for cote in (temoin, nouvelle)}
    for cote, counts in alike.items():
        found, ends = part_of(cote), [score(*each) for each in counts]
        assert found.bas <= 100 * min(low for low, _ in ends) < found.bas + 1 and found.haut - 1 < 100 * max(high for _, high in ends) <= found.haut
        assert found.bas < found.milieu < found.haut
    found, ends = ecart_of(temoin, nouvelle), [newcombe(one, other) for one, other in product(alike[nouvelle], alike[temoin])]
    assert found.bas <= 100 * min(low for low, _ in ends) < found.bas + 1 and found.haut - 1 < 100 * max(high for _, high in ends) <= found.haut
    assert found.bas < found.milieu < found.haut


@pytest.mark.parametrize("hidden", [Cote(100, None, 30), Cote(100, 60, None)])
def test_nothing_is_computed_from_a_hidden_count(hidden):
    assert part_of(hidden) is None
    assert ecart_of(hidden, Cote(100, 60, 30)) is None and ecart_of(Cote(100, 60, 30), hidden) is None
