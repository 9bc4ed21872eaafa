"""How far the true share of a small group may lie from the one that is published."""

from __future__ import annotations

from math import ceil, floor, sqrt

# From 65 young people on, the interval is no wider than one figure out of ten on each side: nothing more is said.
SMALLEST, LARGE = 20, 65
Z_90 = 1.645


def small_group(part: int, n: int) -> tuple[int, int]:
    """(a, b) of « entre a et b sur 10 »: Wilson's 90 % interval of `part` (whole percent) of `n` people, rounded outwards.

    Raises ValueError for a group that the sentence is not for, or a share that is none.
    """
    if not SMALLEST <= n < LARGE or not 0 <= part <= 100:
        raise ValueError(f"{part} % de {n} jeunes : on attend une part de 0 à 100 et {SMALLEST} à {LARGE - 1} jeunes.")
    low, high = wilson(part / 100, n, Z_90)
    # At 0 % and 100 % an end is exactly 0 or 1, which doubles may miss by a hair.
    return max(0, floor(10 * low)), min(10, ceil(10 * high))


def wilson(share: float, n: int, z: float) -> tuple[float, float]:
    """Wilson's interval of a share, 0 to 1, of `n` people (1927), without correction for continuity; `z`: 1.96 for 95 %."""
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half
