"""The code that pages tell people to copy, and what a host does with it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page

from app.config import ROOT
from tests.widget.reading import drawn_width, sentences
from tests.widget.servers import Service

KEPT = Path(__file__).parent / "snippets"
PAGES = ["/", "/integration"]
CODE = re.compile(r'<pre(?: id="code-([^"]+)")?[^>]*><code>(.*?)</code></pre>', re.DOTALL)
INCLUDED = re.compile(r'<esi:include src="([^"]+)" onerror="continue"/>')
DISCOVERY = re.compile(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"')


def documented(service: Service, path: str) -> dict[str, str]:
    """The snippets of a page, in order, by their id or their place."""
    html = service.app.test_client().get(path, base_url=service.base).text
    return {name or str(place): unescape(code) for place, (name, code) in enumerate(CODE.findall(html))}


def written_in_readme() -> list[str]:
    return re.findall(r"```html\n(.*?)\n```", (ROOT / "README.md").read_text(), re.DOTALL)


def kept() -> dict[str, str]:
    """Every snippet that was ever documented, as it was, the address of the service left open."""
    return {path.name: path.read_text() for path in sorted(KEPT.glob("*.html"))}


def shape(snippet: str) -> str:
    """What is left once the service, the card and its heights are left open: snippets of one shape are one snippet."""
    for pattern, name in ((r"https?://[^/\"]+", "https://HOST"), (r"(?<=/cartes/)[^\"?.<\s]+", "CLE"), (r'(?<=formation=")[^"]+', "CLE")):
        snippet = re.sub(pattern, name, snippet)
    return re.sub(r'height="\d+"', 'height="N"', snippet).strip()


def paste(snippet: str) -> str:
    """The page of a host that pasted `snippet`, once its own server did its part: include a fragment, ask for a frame."""
    if snippet.strip().startswith("http"):
        found = DISCOVERY.search(_ask(snippet.strip()))
        snippet = json.loads(_ask(unescape(found[1])))["html"]
    body = INCLUDED.sub(lambda found: _ask(found[1]), snippet)
    return f"<!doctype html><html lang='fr'><meta charset='utf-8'><title>Hôte</title>{body}"


def assert_shows(page: Page, service: Service, snippet: str) -> None:
    """The page shows the card that the snippet names."""
    phrases = service.phrases(re.search(r"/cartes/([^\"?.<\s]+)", snippet)[1])
    if page.locator("img").count():
        written = unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", _ask(page.locator("img").get_attribute("src")))))
        assert drawn_width(page) == 340 and phrases and [phrase for phrase in phrases if phrase not in written] == []
        return
    scope = page.frame_locator("iframe") if page.locator("iframe").count() else page
    assert sentences(scope.locator("article")) == phrases != []


def _ask(address: str) -> str:
    with urlopen(address, timeout=5) as answer:
        return answer.read().decode()
