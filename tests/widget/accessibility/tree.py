"""What assistive technologies are given: Playwright's reading of the accessibility tree, and Chromium's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

OPEN_DETAILS = "details => details.forEach((one) => { one.open = true })"


def read_aloud(card: Locator, base: str) -> str:
    """The card from the first line to the last, its explanations open, with the language in which it is read."""
    card.locator("details").evaluate_all(OPEN_DETAILS)
    lang = card.evaluate("card => card.lang")
    return f"lang: {lang}\n{card.aria_snapshot().replace(base, 'https://HOST')}\n"


@dataclass(frozen=True)
class Node:
    role: str
    name: str


def chromium_tree(page: Page) -> list[Node]:
    """The nodes that Chromium gives to assistive technologies, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [Node(_value(node, "role"), _value(node, "name")) for node in nodes if not node["ignored"]]


def _value(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
