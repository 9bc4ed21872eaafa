"""Numbers, lists and spaces as French writes them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NBSP = "\u00a0"
# A space is found first, and what stands around it looked at then: most of a card is said only once.
_UNBROKEN = re.compile(r" (?:(?=[:?!;%»])|(?<=\d )(?=sur \d|jeunes?\b|apprentis?\b|étudiants?\b)|(?<=\bsur )(?=\d))")


# Cards say a few hundred sentences, thousands of times.
@lru_cache(maxsize=8192)
def typeset(text: str) -> str:
    """Puts the no-break spaces: before : ? ! ; %, inside « », inside « 4 sur 10 », and between a number and its noun."""
    return _UNBROKEN.sub(NBSP, text.replace("« ", "«" + NBSP))


def percent_of(amount: int, total: int) -> str:
    """A whole percentage; 0 is said of none, 100 of all, and of no others."""
    rounded = (200 * amount + total) // (2 * total)
    if 0 < amount < total and rounded in (0, 100):
        return "moins de 1 %" if rounded == 0 else "plus de 99 %"
    return f"{rounded} %"


def period_of(first: str | None, last: str | None) -> str:
    """« 03/09/2025 », or « du 03/09/2025 au 12/01/2026 », from days written AAAA-MM-JJ; empty where they are not known."""
    days = ["/".join(reversed(day.split("-"))) for day in (first, last) if day]
    return days[0] if days and days[0] == days[-1] else f"du {days[0]} au {days[-1]}" if days else ""


def letters_of(label: str) -> str:
    """Labels that differ by case, accents and punctuation only are one name: they have the same letters."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
