"""axe-core in a page and its frames: what it says is wrong, and what it could not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = AXE_FILE_PATH.read_text()
# A frame of another origin answers only to whom it allows.
OPEN_TO_FRAMES = 'axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] })'
RUN = """async (tags) => {
  const told = await axe.run({ resultTypes: ["violations", "incomplete"], ...(tags && { runOnly: tags }) });
  const lines = (outcome) => told[outcome].flatMap((rule) => rule.nodes.map(({ target, html }) =>
    `${outcome}: ${rule.id}, ${target.flat(9).join(" ")}, ${html.slice(0, 120)}`));
  return { found: [...lines("violations"), ...lines("incomplete")], passed: told.passes.map(({ id }) => id) };
}"""
COLOURS = ["cat.color"]
# How large and how far apart is what a finger presses: off by default.
TARGETS = ["wcag22aa"]
# axe cannot tell what stands behind the words of a drawing; their contrast is computed in test_contrast.
UNTOLD = re.compile(r"incomplete: color-contrast, .*<text ")


@dataclass(frozen=True)
class Report:
    """`found`: a line for each violation, and for each place where axe could not tell; `passed`: the rules that had
    something to look at, and nothing to say."""

    found: list[str]
    passed: list[str]


def run_axe(page: Page, tags: list[str] | None = None) -> Report:
    """Every rule of axe-core that is on by default, good practices included, or those of `tags`; frames included."""
    # Put there by the debugger, which no policy of a page concerns, and only now: a frame keeps the window of its first, empty
    # document, for which an axe that came with it would answer.
    for frame in page.frames:
        if frame.evaluate("!globalThis.axe"):
            frame.evaluate(f"{AXE};{OPEN_TO_FRAMES};0")
    told = page.evaluate(RUN, tags)
    return Report([line for line in told["found"] if not UNTOLD.match(line)], told["passed"])
