from __future__ import annotations

import pytest

from app.cards.picture import HALF, WHOLE, empty_path, filled_path


@pytest.mark.parametrize(("count", "whole", "half", "empty"), [(0, 0, 0, 10), (0.5, 0, 1, 10), (4, 4, 0, 6), (9.5, 9, 1, 1), (10, 10, 0, 0)])
def test_a_row_always_has_ten_figures(count, whole, half, empty):
    assert filled_path(count).count(WHOLE) == whole
    assert filled_path(count).count(HALF) == half
    assert empty_path(count).count(WHOLE) == empty
    assert bool(filled_path(count)) == (count > 0)
