"""The rule of comparison written the slow obvious way: Wilson by bisection, ten points by fractions, rows by loops."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import floor


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def count_of(part: int, n: int) -> int:
    return half_up(Fraction(part * n, 100))


def words_of(part: int) -> int:
    """k of « environ k sur 10 »."""
    return half_up(Fraction(part, 10))


@cache
def wilson(x: int, n: int, z: float) -> tuple[float, float]:
    """The two true shares from which x out of n is exactly z standard deviations away."""
    seen = x / n

    def too_far(share: float) -> bool:
        return n * (seen - share) ** 2 > z * z * share * (1 - share)

    return _border(too_far, 0.0, seen), _border(too_far, 1.0, seen)


def _border(too_far, outside: float, inside: float) -> float:
    if outside == inside:
        return inside
    for _ in range(80):
        middle = (outside + inside) / 2
        outside, inside = (middle, inside) if too_far(middle) else (outside, middle)
    return inside


@cache
def newcombe(x1: int, n1: int, x2: int, n2: int, z: float) -> tuple[float, float]:
    (low_1, high_1), (low_2, high_2) = wilson(x1, n1, z), wilson(x2, n2, z)
    p1, p2 = x1 / n1, x2 / n2
    below = ((p1 - low_1) ** 2 + (high_2 - p2) ** 2) ** 0.5
    above = ((high_1 - p1) ** 2 + (p2 - low_2) ** 2) ** 0.5
    return p1 - p2 - below, p1 - p2 + above


def difference(x1: int, n1: int, x2: int, n2: int) -> str | None:
    """plus or moins by the table of card.md, section 3, on counts alone; None where neither may be said."""
    gap, ten = Fraction(x1, n1) - Fraction(x2, n2), Fraction(1, 10)
    low, high = newcombe(x1, n1, x2, n2, 2.24)
    if gap >= ten and low > 0:
        return "plus"
    return "moins" if gap <= -ten and high < 0 else None


def verdict(part: int | None, n1: int, x2: int | None, n2: int) -> str | None:
    if part is None or x2 is None or not 0 <= x2 <= n2:
        return None
    x1 = count_of(part, n1)
    said = difference(x1, n1, x2, n2)
    if said:
        # Two whole shares closer than 10 points would not show it.
        return said if abs(part - half_up(Fraction(100 * x2, n2))) >= 10 else "inconnu"
    low, high = newcombe(x1, n1, x2, n2, 1.645)
    return "proche" if -0.1 < low and high < 0.1 else "inconnu"


def compare(part: int | None, n1: int, x_all: int | None, n_all: int) -> tuple[str | None, int | None]:
    """What is said of a share beside the whole that holds it, and the whole percent of the rest."""
    if part is None or x_all is None:
        return None, None
    x2, n2 = x_all - count_of(part, n1), n_all - n1
    said = verdict(part, n1, x2, n2)
    return said, half_up(Fraction(100 * x2, n2)) if said else None
