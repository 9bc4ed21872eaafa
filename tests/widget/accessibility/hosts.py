"""Host pages that hold every card at once, so that one look of axe is enough for all of them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.widget.accessibility.variants import Setting, Variant
from tests.widget.servers import Host

MAIN = '<main><h1>Les fiches</h1><h2>Toutes les formations</h2>{cards}</main>'
ELEMENT = '<carte-insertion formation="{cle}" taille="{taille}" theme="{theme}" vide="afficher"><a href="#">{etat}, {taille}</a></carte-insertion>'
FRAME = '<iframe title="{etat}, {taille}" src="{address}" width="340" height="700"></iframe>'
# Milliseconds, for a page of forty frames on a busy machine.
MANY = 60_000
# As a reader would, card after card: each is drawn when it comes near the screen.
READ = """async () => {
  const until = async (done) => {
    for (let waited = 0; !done() && waited < 200; waited++) await new Promise((next) => setTimeout(next, 50));
  };
  const read = async (page) => {
    for (const card of page.querySelectorAll("carte-insertion")) {
      card.scrollIntoView();
      await until(() => card.shadowRoot?.querySelector("article"));
    }
    for (const frame of page.querySelectorAll("iframe")) {
      frame.scrollIntoView();
      // axe would judge a page that has not come yet. A frame of another origin cannot be looked into: READ is for our own pages.
      await until(() => frame.contentDocument?.URL !== "about:blank" && frame.contentDocument?.readyState === "complete");
      if (frame.contentDocument) await read(frame.contentDocument);
    }
  };
  await read(document);
}"""


def open_scripted(page: Page, site: Host, variants: list[Variant], setting: Setting) -> None:
    """A page of `carte-insertion` elements, all drawn; where a card does not exist, the script leaves its link."""
    drawn = [variant for variant in variants if variant.exists]
    cards = "".join(ELEMENT.format(theme=setting.theme, **vars(variant)) for variant in drawn)
    page.goto(site.page(MAIN.format(cards=cards), setting.head))
    page.evaluate(READ)
    assert page.locator("carte-insertion article").count() == len(drawn)


def open_included(page: Page, site: Host, variants: list[Variant], setting: Setting) -> None:
    """A page whose server wrote the fragments into it."""
    cards = "".join(variant.fragment(site.service, setting.theme, setting.voice) for variant in variants)
    page.goto(site.page(MAIN.format(cards=cards), setting.head))
    assert page.locator("article").count() == len(variants)


def open_framed(page: Page, site: Host, variants: list[Variant], setting: Setting) -> None:
    """A page of frames of another origin."""
    frames = [FRAME.format(address=variant.address(site.service, setting.theme), **vars(variant)) for variant in variants]
    page.goto(site.page(MAIN.format(cards="".join(frames)), setting.head), timeout=MANY)
    assert len(page.frames) == len(variants) + 1
