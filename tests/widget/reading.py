"""What the tests read in a page."""

from __future__ import annotations

from base64 import b64encode

from playwright.sync_api import Locator, Page

# Before any script of the page: what the element tells, and what the policy of the page refused.
WATCH = """
window.told = []; window.refused = [];
for (const what of ["affichee", "absente", "erreur"])
  document.addEventListener(`carte-insertion:${what}`, ({ detail, bubbles, composed }) =>
    window.told.push({ what, ...detail, bubbles, composed }));
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""

# Largest difference of a colour, from 0 to 255, between two pictures.
COMPARE = """async (pictures) => {
  const [first, second] = await Promise.all(pictures.map(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  return first.length === second.length ? first.reduce((most, value, place) => Math.max(most, Math.abs(value - second[place])), 0) : 255;
}"""

# Long enough for a request that must not be made to be made.
QUIET = 200


def card(page: Page) -> Locator:
    """The cards drawn by the script; Playwright looks into open shadow roots."""
    return page.locator("carte-insertion article")


def fallback(page: Page) -> Locator:
    """The link inside the element."""
    return page.locator("carte-insertion a[href*='/cartes/']")


def drawn_width(page: Page) -> int:
    """Width of the picture itself, which a broken one has not."""
    picture = page.locator("img")
    picture.evaluate("image => image.decode().catch(() => null)")
    return picture.evaluate("image => image.naturalWidth")


def wait_for(page: Page, form: str) -> None:
    """Until the card of an example page is there."""
    if form == "image":
        assert drawn_width(page) > 0
    else:
        (card(page) if form == "plain" else page.frame_locator("iframe").locator("article")).wait_for()


def difference(page: Page, before: bytes, after: bytes) -> int:
    """Between two screenshots, from 0 to 255; `page` only computes it. Two drawings of the same may differ by 1."""
    return page.evaluate(COMPARE, [b64encode(picture).decode() for picture in (before, after)])


def sentences(scope: Locator) -> list[str]:
    """The sentences of the rows, as they are written, no-break spaces included."""
    scope.locator("li p:not(.c)").first.wait_for()
    return scope.locator("li p:not(.c)").all_text_contents()


def watch(page: Page) -> None:
    """Records what the element tells from now on."""
    page.add_init_script(WATCH)


def told(page: Page, count: int = 1) -> list[dict[str, object]]:
    """What the element told, once it told `count` things."""
    page.wait_for_function("count => window.told.length >= count", arg=count)
    return page.evaluate("window.told")


def background(scope: Locator) -> str:
    return scope.evaluate("element => getComputedStyle(element).backgroundColor")
