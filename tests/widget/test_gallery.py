"""`make gallery` draws what it says."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.gallery import COLUMN, SCALE, THEMES, VOICES, list_rows, photograph

pytestmark = pytest.mark.browser


def test_a_row_of_the_gallery_shows_a_state_in_every_form(browser, client, tmp_path):
    rows, forms, out = list_rows(client), 3 * len(THEMES) * len(VOICES), tmp_path / "galerie.png"
    assert len(rows) == len(client.get("/exemples.json").json)
    assert {row.count("<article") for row in rows} == {forms}
    photograph(browser, rows[-1:], out)
    with Image.open(out) as picture:
        assert picture.width >= forms * COLUMN * SCALE
