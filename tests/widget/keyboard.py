"""What a person does by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def tab_to(page: Page, wanted: Locator) -> None:
    """As many steps as it takes; an element that is never reached is an error."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
    raise AssertionError("never reached by keyboard")
