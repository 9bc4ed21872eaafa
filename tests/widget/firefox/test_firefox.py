"""The same host pages in another browser: every example page shows in Firefox the very words that the service gives."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.web.hotes import EXAMPLES
from app.web.options import VALUES
from tests import npm
from tests.firefox import MISSING, find_firefox
from tests.widget.servers import Host, Service

pytestmark = pytest.mark.browser

# They need a framework of their own, or show a service that does not answer.
ELSEWHERE = {"react", "vue"}
# By design, no card is drawn.
SILENT = {"injoignable", "lente", "panne", "sans-javascript", "script-bloque"}
# A frame, a picture, and a card that only its own page can find.
FORMS = {"iframe", "image", "ombre"}
# Their policy refuses something on purpose: the icon of the site at least, which Firefox says and Chromium does not.
REFUSING = {"politique-stricte", "types-de-confiance", "sans-javascript", "script-bloque"}
NAMES = sorted(set(EXAMPLES) - ELSEWHERE)
SCRIPT = Path(__file__).parent / "look.mjs"
SECONDS = 240


@pytest.fixture(scope="module")
def seen(served: Service, host: Host) -> dict[str, dict]:
    """What Firefox shows of each example page, by its name."""
    browser = find_firefox()
    if browser is None or not npm.is_installed():
        pytest.skip(npm.MISSING if browser else MISSING)
    client = served.app.test_client()
    addresses = [host.write(client.get(f"/exemples/{name}", base_url=served.base).text) for name in NAMES]
    return dict(zip(NAMES, npm.run_over(addresses, SCRIPT, browser, SECONDS), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_firefox_asks_nobody_else_and_keeps_nothing(seen, name, served, host):
    page = seen[name]
    # The triangle of a <details> is a font that Firefox holds in itself.
    asked = {urlsplit(address).netloc for address in page["asked"] if not address.startswith("data:")}
    assert asked <= {urlsplit(served.base).netloc, urlsplit(host.origin).netloc}
    assert page["garde"] == ["", 0, 0] and page["deborde"] == 0
    if name not in REFUSING:
        assert (page["errors"], page["refuse"]) == ([], [])


@pytest.mark.parametrize("name", sorted(set(NAMES) - SILENT - FORMS))
def test_firefox_shows_the_words_of_the_service(seen, name, served):
    assert seen[name]["cartes"]
    for carte in seen[name]["cartes"]:
        assert " ".join((carte["texte"] or "").split()) == _words(served, carte["attributs"])
        assert carte["hauteur"] > 100


@pytest.mark.parametrize("name", sorted(SILENT))
def test_firefox_keeps_the_link_where_the_service_cannot_answer(seen, name):
    assert [carte["texte"] for carte in seen[name]["cartes"]] == [None]
    assert all("/cartes/" in lien for lien in seen[name]["liens"]) and seen[name]["liens"]


def test_the_other_forms_are_drawn_in_firefox(seen, served):
    assert seen["image"]["images"] == [340]
    assert any(address.startswith(f"{served.base}/cartes/") for address in seen["iframe"]["asked"])


def _words(served: Service, attributs: dict[str, str]) -> str:
    options = {name: value for name, value in attributs.items() if name in VALUES}
    fragment = served.app.test_client().get(f"/cartes/{attributs['formation']}.html", query_string=options).text
    words = re.sub(r"<[^>]+>", "", re.sub(r"<style>.*?</style>", "", fragment, flags=re.DOTALL))
    return " ".join(unescape(words).split())
