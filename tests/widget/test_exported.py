"""Debian's nginx, with the configuration that an export writes, answers as the live service does."""

from __future__ import annotations

import gzip
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import brotli
import pytest

from app.export.headers import OF_ONE_ANSWER
from app.export.variants import USUAL_FORMS, Choice
from tests.export.conftest import Exported, exported_to
from tests.nginx import MISSING, find_nginx
from tests.widget.reading import sentences
from tests.widget.servers import hosting

CONFIGURATION = """
daemon off; master_process off; pid {here}/pid; error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    # As Debian has it.
    gzip on; include /etc/nginx/mime.types; default_type application/octet-stream;
    include {folder}/nginx/http.conf;
    server {{ listen {address}; root {folder}/site; include {folder}/nginx/serveur.conf; }}
}}
"""
KEY, UNKNOWN = "0990001N-23110033205", "11-99999999"
CHOICE = Choice(USUAL_FORMS, {"taille": ("badge", "detail"), "theme": ("hote", "sombre")})
# Headers that both servers write of themselves.
OWN = OF_ONE_ANSWER | {"Connection", "Server"}
UNCHANGED = ["/", "/comprendre", "/exemples", "/exemples.json", "/exemples/plain", "/integration", "/favicon.ico", "/static/copie.js", "/widget/v1/carte-insertion.js", "/widget/1.0.0/carte-insertion.js", "/nulle-part", "/_headers"]
CARDS = [f"/cartes/{name}{ending}{query}" for name in (KEY, UNKNOWN, "parcoursup:990204") for ending in ("", ".html", ".svg", ".json") for query in ("", "?taille=badge", "?theme=hote&taille=detail", "?theme=sombre&x=1", "?taille=enorme")]


@pytest.fixture(scope="module")
def exported(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exported]:
    """An export that nginx serves."""
    nginx = find_nginx()
    if nginx is None:
        pytest.skip(MISSING)
    folder, here = tmp_path_factory.mktemp("export"), tmp_path_factory.mktemp("nginx")
    exported = exported_to(folder, database, [KEY], CHOICE)
    (here / "nginx.conf").write_text(CONFIGURATION.format(here=here, folder=folder, address=urlsplit(exported.base).netloc))
    process = subprocess.Popen([nginx, "-p", str(here), "-c", str(here / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        _wait(exported.base)
        yield exported
    finally:
        process.terminate()
        process.wait()


def _wait(base: str) -> None:
    for _ in range(100):
        try:
            ask(base, "/")
            return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError("nginx n'a pas démarré.")


def ask(base: str, path: str, encoding: str = "identity") -> tuple[int, dict[str, str], bytes]:
    """(status, headers, body as it was sent)."""
    try:
        answer = urlopen(Request(base + path, headers={"Accept-Encoding": encoding}), timeout=30)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, dict(answer.headers), answer.read()


@pytest.mark.parametrize("path", [*UNCHANGED, *CARDS])
def test_headers_and_body_are_those_of_the_service(exported, path):
    with exported.live.get(path) as live:
        live.get_data()
    status, headers, body = ask(exported.base, path)
    assert status == live.status_code
    assert {name: value for name, value in headers.items() if name not in OWN} == {name: value for name, value in live.headers.items() if name not in OWN}
    # Of a key that it does not know, a file cannot repeat what was asked.
    assert body == live.data or UNKNOWN in path


@pytest.mark.parametrize("path", ["/", f"/cartes/{KEY}.html", f"/cartes/{UNKNOWN}.json"])
def test_the_smallest_form_that_the_client_reads_is_sent(exported, path):
    sent = {encoding: ask(exported.base, path, encoding) for encoding in ("identity", "gzip", "gzip, deflate, br", "br;q=0, gzip")}
    said = [headers.get("Content-Encoding") for _, headers, _ in sent.values()]
    assert said == [None, "gzip", "br", "gzip"]
    bodies = [body for _, _, body in sent.values()]
    assert bodies[0] == gzip.decompress(bodies[1]) == brotli.decompress(bodies[2]) == gzip.decompress(bodies[3])


@pytest.mark.parametrize("path", [f"/cartes/{UNKNOWN}", "/cartes/pas-une-cle"])
def test_an_unknown_key_is_told_in_words_that_the_service_has(exported, path):
    status, _, body = ask(exported.base, f"{path}.html")
    assert status == 404 and "Nous n'avons pas retrouvé cette formation." in body.decode().replace("&#39;", "'")
    _, _, badge = ask(exported.base, f"{path}.html?taille=badge")
    assert " hidden>" in badge.decode()


def test_a_postal_code_is_its_region_and_an_option_can_stand_in_the_key(exported):
    assert ask(exported.base, "/cartes/97400-50022139.html")[2] == exported.live.get("/cartes/97400-50022139.html").data
    # As it has to be written for storage that knows no options.
    status, headers, body = ask(exported.base, f"/cartes/{KEY}_taille-badge.html")
    live = exported.live.get(f"/cartes/{KEY}.html?taille=badge")
    assert (status, body) == (200, live.data) and headers["Content-Security-Policy"] == live.headers["Content-Security-Policy"]


@pytest.mark.browser
def test_the_script_and_the_frame_show_the_same_cards_unchanged(exported, served, cles, open_page):  # noqa: F811
    elements = "".join(f'<carte-insertion formation="{KEY}" taille="{taille}"><a href="/">…</a></carte-insertion>' for taille in ("carte", "badge", "detail"))
    drawn = []
    for service in (served, SimpleNamespace(base=exported.base)):
        with hosting(service) as host:
            shown = open_page()
            shown.goto(host.page(elements + f'<iframe src="{service.base}/cartes/{KEY}"></iframe><carte-insertion id="nulle" formation="{UNKNOWN}"><a href="/">lien</a></carte-insertion>'))
            for place in range(3):
                shown.locator("carte-insertion article").nth(place).wait_for()
            frame = sentences(shown.frame_locator("iframe").locator("article"))
            drawn.append((shown.locator("carte-insertion article").all_inner_texts(), frame, shown.locator("#nulle").inner_text()))
    assert drawn[0] == drawn[1] and drawn[0][2] == "lien" and len(drawn[0][0]) == 3
