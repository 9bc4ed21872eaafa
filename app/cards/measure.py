"""Width of a text before it is drawn: an SVG cannot wrap its lines, and does not know the reader's font."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# Hundredths of the font size, from DejaVu Sans: the widest of the usual system fonts, so that no line is ever too long.
REGULAR_WIDTHS = {
    28: "'ijl",
    30: 'IJ',
    32: ' ,.\xa0\u2019\xb7',
    34: '/:;\\|',
    36: 'f',
    37: '-',
    40: '()[]t',
    41: '!',
    42: 'r',
    46: '"',
    50: '*_`',
    53: 'sz',
    54: '?',
    55: 'c',
    56: 'L',
    58: 'Fk',
    60: 'vxy',
    61: 'P',
    62: 'TYaeo\xab\xbb',
    64: '$0123456789ESbdghnpqu{}\u20ac',
    66: 'K',
    69: 'ABVXZ',
    70: 'CR',
    74: 'U',
    75: 'N',
    76: 'H',
    78: '&DG',
    79: 'OQ',
    82: 'w',
    84: '#+<=>^~',
    87: 'M',
    96: '%',
    98: 'm',
    99: 'W\xe6',
    100: '@',
    103: '\u0153',
}
BOLD_WIDTHS = {
    31: "'",
    35: ' ijl\xa0',
    37: '/\\|',
    38: ',.IJ\u2019\xb7',
    40: ':;',
    42: '-',
    44: 'f',
    46: '!()[]',
    48: 't',
    50: '_`r',
    53: '"*',
    59: '?z',
    60: 'cs',
    64: 'L',
    65: 'x\xab\xbb',
    66: 'vy',
    67: 'k',
    68: 'ae',
    69: 'EFTo',
    70: '$0123456789\u20ac',
    72: 'bdghnpqu{}',
    73: 'SYZ',
    74: 'CP',
    77: 'B',
    78: 'AKRVX',
    82: 'U',
    83: 'G',
    84: '#+<=>DHN^~',
    86: 'OQ',
    88: '&',
    93: 'w',
    100: '@M',
    101: '%',
    105: 'm\xe6',
    110: '\u0153',
    111: 'W',
}

# Wider than any letter of the tables: emoji, ideograms and what nobody expected.
UNKNOWN = 128


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


REGULAR, BOLD = _by_letter(REGULAR_WIDTHS), _by_letter(BOLD_WIDTHS)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Upper bound of the width of `text` in the unit of `size`, the font size."""
    return size / 100 * _hundredths(text, bold)


# Cards say the same words thousands of times.
@lru_cache(maxsize=8192)
def _hundredths(text: str, bold: bool) -> int:
    """Of the font size."""
    widths = BOLD if bold else REGULAR
    letters = unicodedata.normalize("NFD", text)
    return sum(0 if unicodedata.combining(letter) else widths.get(letter, UNKNOWN) for letter in letters)


# Of a title, of what is announced, of a small share there are a few hundred.
@lru_cache(maxsize=4096)
def wrap(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of at most `width`, cut at spaces, never at no-break ones; a longer word is cut only if it must be."""
    lines, long, space = [""], 0, _hundredths(" ", bold)
    for word in text.split(" "):
        # A line is as wide as its words and the spaces between them: each word is measured once.
        alone = _hundredths(word, bold)
        longer = (long + space if lines[-1] else 0) + alone
        if size / 100 * longer <= width:
            lines[-1], long = f"{lines[-1]} {word}".lstrip(" "), longer
        else:
            lines += [word] if size / 100 * alone <= width else _pieces(word, size, width, bold)
            long = _hundredths(lines[-1], bold)
    return tuple(line for line in lines if line)


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
