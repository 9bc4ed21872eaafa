"""Numbers, lists and spaces as French writes them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NBSP = "\u00a0"


# Cards say a few hundred sentences, thousands of times.
@lru_cache(maxsize=8192)
def typeset(text: str) -> str:
    """Puts the no-break spaces: before : ? ! ; %, inside « », inside « 4 sur 10 », and between a number and its noun."""
    text = re.sub(r" ([:?!;%»])", NBSP + r"\1", text).replace("« ", "«" + NBSP)
    return re.sub(r"(\d) (?=sur \d|jeunes?\b|apprentis?\b|étudiants?\b)|(?<=\bsur) (?=\d)", rf"\1{NBSP}", text)


def letters_of(label: str) -> str:
    """Labels that differ by case, accents and punctuation only are one name: they have the same letters."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
