"""« Entre a et b sur 10 »: what the sentence promises, for every share of every small group."""

from __future__ import annotations

from math import ceil, floor

import pytest

from app.cards.intervalle import small_group
from tests.pipeline.comparaison_slowly import wilson, words_of

EVERY = [(part, n) for n in range(20, 65) for part in range(101)]


def test_it_holds_the_published_share_and_the_figures_that_are_filled():
    for part, n in EVERY:
        a, b = small_group(part, n)
        assert 0 <= a <= part / 10 <= b <= 10 and a <= words_of(part) <= b, (part, n)


def test_it_is_narrow_enough_to_be_said():
    widths = {(part, n): b - a for part, n in EVERY for a, b in [small_group(part, n)]}
    assert max(width for (_, n), width in widths.items() if n <= 25) == 5
    assert max(width for (_, n), width in widths.items() if n >= 26) == 4
    # Never a single number: 0 and 100 % of a few are not none and all of everybody.
    assert min(widths.values()) == 1


def test_it_is_wilsons_interval_rounded_outwards():
    for n in range(20, 65):
        for x in range(n + 1):
            if 100 * x % n == 0:
                low, high = wilson(x, n, 1.645)
                assert small_group(100 * x // n, n) == (floor(10 * low + 1e-12), ceil(10 * high - 1e-12)), (x, n)


@pytest.mark.parametrize(("part", "n", "expected"), [(44, 40, (3, 6)), (0, 20, (0, 2)), (100, 20, (8, 10)), (50, 64, (3, 7)), (50, 20, (3, 7))])
def test_a_few_of_them(part, n, expected):
    assert small_group(part, n) == expected


@pytest.mark.parametrize(("part", "n"), [(50, 19), (50, 65), (-1, 30), (101, 30)])
def test_it_is_for_small_groups_only(part, n):
    with pytest.raises(ValueError, match="on attend"):
        small_group(part, n)


def test_65_is_where_it_would_be_one_figure_on_each_side():
    half = {n: (high - low) / 2 for n in (64, 65) for low, high in [_at_half(n)]}
    assert half[65] <= 0.1 < half[64]


def _at_half(n: int) -> tuple[float, float]:
    """Half of an odd group: doubled, its interval is that of twice the people at sqrt(2) times the distance."""
    return wilson(n, 2 * n, 1.645 * 2**0.5)
