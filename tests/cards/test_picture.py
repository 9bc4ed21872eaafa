from __future__ import annotations

import re

import pytest

from app.cards.essais import ESSAIS
from app.cards.picture import HALF, STEP, WHOLE, empty_path, filled_path

GAPS = sorted({essai.ecart for essai in ESSAIS.values()})


@pytest.mark.parametrize(("count", "whole", "half", "empty"), [(0, 0, 0, 10), (0.5, 0, 1, 10), (4, 4, 0, 6), (9.5, 9, 1, 1), (10, 10, 0, 0)])
@pytest.mark.parametrize("ecart", GAPS)
def test_a_row_always_has_ten_figures(count, whole, half, empty, ecart):
    assert filled_path(count, ecart).count(WHOLE) == whole
    assert filled_path(count, ecart).count(HALF) == half
    assert empty_path(count, ecart).count(WHOLE) == empty
    assert bool(filled_path(count, ecart)) == (count > 0)


def begun(path: str) -> list[float]:
    """Where each figure of a path begins, from the left; the pen ends a figure at the top of the next one."""
    x, found = 0.0, []
    for piece in re.findall(rf"M[\d.]+ 1\.5|m\d+ 0|{re.escape(WHOLE)}|{re.escape(HALF)}", path):
        if piece in (WHOLE, HALF):
            found.append(x)
            x += STEP
        else:
            x += float(re.search(r"\d+", piece)[0])
    return found


@pytest.mark.parametrize("ecart", GAPS)
@pytest.mark.parametrize("count", [0, 0.5, 3, 4.5, 5, 5.5, 7, 10])
def test_every_figure_of_a_row_has_its_place_and_the_room_is_after_the_fifth(count, ecart):
    places = [12 + STEP * place + (ecart if place >= 5 else 0) for place in range(10)]
    assert begun(filled_path(count, ecart)) == places[: -(-int(2 * count) // 2)]
    assert begun(empty_path(count, ecart)) == places[int(count) :]
