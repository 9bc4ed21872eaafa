"""What a page with fifty badges costs a browser: time until they are all there, and work of the thread that draws the page."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from typing import Any

from scripts.benchmarks.serving import PORT, serving

NAMES = ("cinquante badges, jusqu'au premier (ms)", "cinquante badges, jusqu'au dernier (ms)", "cinquante badges, travail du script (ms)")
ROUNDS = 7
# Away from the screen a badge is not asked for: the window is as high as the page.
SCREEN = {"width": 360, "height": 60_000}
DRAWN = "() => [...document.querySelectorAll('carte-insertion')].filter((one) => one.shadowRoot?.querySelector('article')).length"


def browsing_measures(folder: Path) -> dict[str, float | None]:
    """Medians in milliseconds, of a browser that begins anew each time; None everywhere without Chromium or Playwright."""
    browser = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return dict.fromkeys(NAMES)
    if browser is None:
        return dict.fromkeys(NAMES)
    with serving(folder), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        rounds = [_visit(chromium) for _ in range(ROUNDS + 1)]
        chromium.close()
    # The first one warms the service.
    return {name: median(values) for name, values in zip(NAMES, zip(*rounds[1:], strict=True), strict=True)}


def _visit(chromium: Any) -> tuple[float, float, float]:
    context = chromium.new_context(viewport=SCREEN, bypass_csp=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(f"http://127.0.0.1:{PORT}/exemples/cinquante", wait_until="commit")
    page.wait_for_function(f"({DRAWN})() >= 1", polling=5)
    first = page.evaluate("performance.now()")
    page.wait_for_function(f"({DRAWN})() >= 50", polling=5)
    last = page.evaluate("performance.now()")
    told = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return first, last, 1000 * told["ScriptDuration"]
