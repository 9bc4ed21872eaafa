"""The height announced before drawing holds the card, and hardly more."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

# The usual fonts are up to an eighth narrower than the one by which lines are measured.
SHARE, LINES = 1.15, 40


def test_the_announced_height_is_an_upper_bound_close_to_the_real_one(page, service, cles):
    wrong = {}
    for etat, cle in cles.items():
        page.goto(f"{service.base}/cartes/{cle}")
        for width in (288, 320, 480, 600, 1280):
            real, announced = _real(page, width), service.height(cle, width)
            if not real <= announced <= real * SHARE + LINES:
                wrong[etat, width] = (real, announced)
    assert wrong == {}


def _real(page, width: int) -> float:
    page.set_viewport_size({"width": width, "height": 800})
    return page.locator("article").bounding_box()["height"]
