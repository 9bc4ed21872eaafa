"""One PNG of every state × size × theme × voice, to be looked at: python -m tests.gallery [PNG]."""

from __future__ import annotations

import os
import sys
import tempfile
from io import BytesIO
from itertools import product
from pathlib import Path

from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from app import create_app
from app.config import ROOT, Config
from app.pipeline.build import build
from app.web.options import VALUES
from tests.chromium import MISSING, find_chromium
from tests.conftest import SAMPLE, TODAY

OUT = ROOT / "data" / "build" / "galerie.png"
THEMES = ("clair", "sombre")
VOICES = ("adresse=vous", "adresse=tu", "langue=en")
COLUMN = 320
# Half a pixel a pixel: there are some two hundred cards to look at.
SCALE = 0.5
# Of the sheet itself: the cards have tables of their own.
CELLS = "#cartes > tbody > tr >"
STYLE = f"{CELLS} * {{vertical-align:top}} {CELLS} td {{width:{COLUMN}px;min-width:{COLUMN}px;padding:8px}} {CELLS} th {{font:24px sans-serif}}"


def list_rows(client: FlaskClient) -> list[str]:
    """A page a state, with a column for each form of its card."""
    forms = list(product(VALUES["taille"], THEMES, VOICES))
    head = "".join(f"<th>{' '.join(form)}" for form in forms)
    rows = []
    for exemple in client.get("/exemples.json").json:
        cells = "".join(f"<td>{_card(client, exemple['cle'], *form)}" for form in forms)
        rows.append(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><table id=cartes><tr><th>{exemple['etat']}{head}<tr><th>{cells}</table>")
    return rows


def _card(client: FlaskClient, cle: str, taille: str, theme: str, voice: str) -> str:
    answer = client.get(f"/cartes/{cle}.html?taille={taille}&theme={theme}&{voice}&vide=afficher")
    assert answer.status_code == 200, (cle, answer.status)
    return answer.text


def photograph(browser: Browser, rows: list[str], out: Path) -> None:
    """Each row as a picture, one under the other: a page of all of them is more than a browser can draw."""
    page = browser.new_page(device_scale_factor=SCALE)
    pictures = []
    for row in rows:
        page.set_content(row)
        pictures.append(Image.open(BytesIO(page.locator("#cartes").screenshot())))
    page.close()
    whole = Image.new("RGB", (max(one.width for one in pictures), sum(one.height for one in pictures)), "white")
    for place, picture in enumerate(pictures):
        whole.paste(picture, (0, sum(one.height for one in pictures[:place])))
    out.parent.mkdir(parents=True, exist_ok=True)
    whole.save(out)


def main() -> int:
    if not find_chromium():
        print(MISSING)
        return 1
    out = Path(sys.argv[1]) if sys.argv[1:] else OUT
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sample.duckdb"
        build(SAMPLE, target)
        rows = list_rows(create_app(Config(database=target, today=TODAY)).test_client())
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        photograph(browser, rows, out)
        browser.close()
    print(f"Toutes les cartes : {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
