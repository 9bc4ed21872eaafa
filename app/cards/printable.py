"""What published names may hold that no page, picture or file can: control characters, and marks that turn a line around."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from operator import is_
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


# Cards say a few hundred sentences, thousands of times.
@lru_cache(maxsize=8192)
def printable(text: str) -> str:
    """The text on one line, without what cannot be shown. Right-to-left letters, emoji and their joiners stay."""
    return _NEVER.sub("", _BREAKS.sub(" ", text))


def cleaned(value: T) -> T:
    """A card, or any part of one, each of its texts printable: the same in all its forms.

    A part without anything to clean is given back itself: nearly all of them are, and a copy costs more than a look.
    """
    if isinstance(value, str):
        text = printable(value)
        return value if text == value else text
    if isinstance(value, tuple):
        parts = tuple(map(cleaned, value))
        return value if all(map(is_, parts, value)) else parts
    changed = {name: part for name in _fields(type(value)) if (part := cleaned(old := getattr(value, name))) is not old}
    return replace(value, **changed) if changed else value


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Of a dataclass; of anything else, none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
