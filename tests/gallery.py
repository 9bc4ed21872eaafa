"""One PNG of every state × size × theme × voice, to be looked at: python -m tests.gallery [PNG]."""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import product
from pathlib import Path

from flask.testing import FlaskClient
from playwright.sync_api import sync_playwright

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
# Half a pixel a pixel: a picture of every card stays under what browsers can draw.
SCALE = 0.5


def sheet(client: FlaskClient) -> str:
    """A page with a row a state and a column for each of its forms."""
    forms = list(product(VALUES["taille"], THEMES, VOICES))
    rows = []
    for exemple in client.get("/exemples.json").json:
        cells = [f"<td>{_card(client, exemple['cle'], *form)}" for form in forms]
        rows.append(f"<tr><th>{exemple['etat']}{''.join(cells)}")
    head = "".join(f"<th>{' '.join(form)}" for form in forms)
    style = f"td{{width:{COLUMN}px;min-width:{COLUMN}px;vertical-align:top;padding:8px}}th{{vertical-align:top;font:24px sans-serif}}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><table><tr><th>{head}{''.join(rows)}</table>"


def _card(client: FlaskClient, cle: str, taille: str, theme: str, voice: str) -> str:
    answer = client.get(f"/cartes/{cle}.html?taille={taille}&theme={theme}&{voice}&vide=afficher")
    assert answer.status_code == 200, (cle, answer.status)
    return answer.text


def photograph(html: str, out: Path) -> None:
    """The whole page as one PNG."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        page = browser.new_page(device_scale_factor=SCALE)
        page.set_content(html)
        out.parent.mkdir(parents=True, exist_ok=True)
        page.locator("table").screenshot(path=out)
        browser.close()


def main() -> int:
    if not find_chromium():
        print(MISSING)
        return 1
    out = Path(sys.argv[1]) if sys.argv[1:] else OUT
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "sample.duckdb"
        build(SAMPLE, target)
        photograph(sheet(create_app(Config(database=target, today=TODAY)).test_client()), out)
    print(f"Toutes les cartes : {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
