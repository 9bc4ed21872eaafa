"""What published names may hold that no page, picture or file can: control characters, and marks that turn a line around."""

from __future__ import annotations

import re
from dataclasses import is_dataclass, replace
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_BREAKS = re.compile(" *[\t\n\x0b\x0c\r\x85\u2028\u2029][ \t\n\x0b\x0c\r\x85\u2028\u2029]*")
# XML refuses the controls even escaped, HTML calls the code points that are no characters an error. An order to write the
# other way round, left open by a name, would go on through the words after it: letters alone say which way a name is read.
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)

# Kinds of what holds no text.
_MUTE = frozenset((int, float, bool, type(None)))


# Cards say a few hundred sentences, thousands of times.
@lru_cache(maxsize=8192)
def printable(text: str) -> str:
    """The text on one line, without what cannot be shown. Right-to-left letters, emoji and their joiners stay."""
    # Nearly every text is: the no-break spaces are all that Python itself does not call printable.
    return text if text.replace("\u00a0", " ").isprintable() else _NEVER.sub("", _BREAKS.sub(" ", text))


def cleaned(value: T) -> T:
    """A card, or any part of one, each of its texts printable: the same in all its forms.

    A part without anything to clean is given back itself: nearly all of them are, and a copy costs more than a look.
    """
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        parts = tuple([part if type(part) in _MUTE else cleaned(part) for part in value])
        return value if parts == value else parts
    if not is_dataclass(value):
        return value
    changed = {}
    # A card holds a hundred parts, and all of them are looked at each time.
    for name, old in vars(value).items():
        if type(old) not in _MUTE and (new := cleaned(old)) is not old and new != old:
            changed[name] = new
    return replace(value, **changed) if changed else value
