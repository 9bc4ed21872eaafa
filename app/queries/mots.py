"""A text cut into the words that a search compares, as the macro `mots` of the build cuts what is published."""

from __future__ import annotations

import re
import unicodedata

LITTLE_WORDS = frozenset("a au aux d de des du en et l la le les par pour sur".split())
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
PLURAL = re.compile(r"^(\D{3,})[sx]$")


def words_of(text: str) -> list[str]:
    """Lower case, no accents, no plural, none of the little words; each once, in the order of the text."""
    plain = unicodedata.normalize("NFD", text.lower().translate(LIGATURES))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = (word for word in re.split(r"[^a-z0-9]+", letters) if word and word not in LITTLE_WORDS)
    return list(dict.fromkeys(PLURAL.sub(r"\1", word) for word in words))
