"""The rules of language of the cards (card.md, 2, 4, 8 and 10), each as a function from a text to its faults.

A text here has its data (names of schools, of diplomas, of regions) replaced by NAME: data follow no rule of ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

NBSP = "\u00a0"
NAME = "Nom"
LONGEST, WISHED = 15, 12
# Fields that are no text for a reader, and those that are nothing but data.
TECHNICAL = {"cle", "etat", "etape", "lien", "motif", "id", "origine", "trace", "langue", "langue_perimetre", "provenance"}
DATA = {"formation", "libelle"}

FORBIDDEN = {
    "fr": (
        "insertion|taux|parts?|millésimes?|promotions?|cohortes?|sortants?|apprenants?|poursuites? d'études?|devenir|débouchés?|filières?|"
        "sans perspective|indicateurs?|médiane?s?|quartiles?|effectifs?|significati\\w+|moyennes?|moyens?|performant\\w*|meilleure?s?|pires?|"
        "mauvaise?s?|bons?|bonnes?|faibles?|favorables?|défavorables?|seulement|à peine|malheureusement|oups|désolée?s?|échecs?|décroch\\w+|"
        "inactifs?|chômage|chômeurs?|sans rien|neet|orientés par défaut|vous aurez|tu auras|chances de|garantit|permet de|mieux|"
        "moins bien|rangs?|scores?|classement|officiel\\w*|1 sur 4|sur 20|png|uai|codes? mef\\w*"
    ),
    "en": (
        "rates?|cohorts?|averages?|medians?|quartiles?|percentiles?|indicators?|significant\\w*|dropouts?|drop-outs?|fail\\w*|unemploy\\w+|"
        "inactive|neet|only|barely|merely|unfortunately|sorry|oops|good|bad|better|worse|best|worst|poor|weak|strong|performance|"
        "chances?|guarantee\\w*|will have|rank\\w*|scores?|official\\w*"
    ),
}
# The one place for the technical word (card.md, 4).
ALLOWED = ("Le salaire du milieu s'appelle le salaire médian.", "Middle pay is called the median.")
VOUS = r"\b(vous|votre|vos|vôtres?)\b|\b(?!chez\b|assez\b|nez\b|rez\b)\w+ez\b"
TU = r"\b(tu|te|toi|ton|ta|tes|tienn?e?s?)\b|\bt'"
FRENCH = (
    r"\b(le|la|les|l'\w+|un|une|des|du|de|d'\w+|et|ou|où|dans|est|sont|avec|sur|qui|que|ce|cet|cette|ces|aux|au|en|pas|ne|pour|après|"
    r"par|son|ses|leur|leurs|jeunes?|chiffres?|formation|travail|cuisine)\b|\b(?!lycées?\b|complémentaire\b)\w*[àâçéèêëîïôùûœ]\w*"
)


def texts_of(content: object, field: str = "") -> Iterator[tuple[str, str]]:
    """(field, text) of everything that a reader may read in the JSON form of a card."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            if name not in TECHNICAL | DATA:
                yield from texts_of(value, name)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from texts_of(value, field)
    elif isinstance(content, str) and content and not content.startswith("https://"):
        yield field, content


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds each name, the longest first, whatever its spaces became."""
    spelt = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{spelt.replace(chr(92) + ' ', f'[ {NBSP}]')})(?!\w)")


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def words(sentence: str) -> int:
    """« l'école » is one word, as is a number; a sign alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


def too_long(text: str, field: str, langue: str) -> list[str]:
    return [sentence for sentence in sentences(text) if words(sentence) > LONGEST]


def forbidden(text: str, field: str, langue: str) -> list[str]:
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return re.findall(rf"(?<![\w-])(?:{FORBIDDEN[langue]})(?![\w-])", text.replace(NBSP, " "), re.IGNORECASE)


def disagreeing(text: str, field: str, langue: str) -> list[str]:
    """One person has a verb and a noun in the singular, several in the plural."""
    text = text.replace(NBSP, " ")
    if langue == "en":
        people = r"(?: young people| apprentices| students)?"
        one, several = rf"\b1 in 10{people} (?:have|are)\b", rf"\b(?:[2-9]|10) in 10{people} (?:has|is)\b"
        return re.findall(rf"{one}|{several}", text)
    one = r"(?<![\d,])[01] (?!dans\b|ans\b)\w+s\b|(?<![\d,])1 (?:\w+ )?sur 10 (?:ont|sont|vont|étaient)\b"
    several = r"\b(?:[2-9]|10|20) (?:jeune|apprenti|étudiant|lycée|année|formation)\b|\b[2-9] (?:\w+ )?sur 10 (?:a|est|va|était)\b"
    return re.findall(rf"{one}|{several}", text)


def badly_spaced(text: str, field: str, langue: str) -> list[str]:
    if langue == "en":
        return re.findall(rf".?[ {NBSP}][:;?!%.,)]|  |\( |\d in \d|[’«»]", text)
    signs = rf"[^{NBSP}][:;?!%»]|«[^{NBSP}]|^[:;?!%»]"
    return re.findall(rf"{signs}|\d sur|sur \d|[ {NBSP}][.,)]|[ {NBSP}]{{2}}|\( |[’“”]|\.\.|^ | $", text)


def wrongly_addressed(text: str, field: str, langue: str, adresse: str = "vous") -> list[str]:
    return [found.group() for found in re.finditer(TU if adresse == "vous" else VOUS, text, re.IGNORECASE)] if langue == "fr" else []


def french_in_english(text: str, field: str, langue: str) -> list[str]:
    return [found.group() for found in re.finditer(FRENCH, text, re.IGNORECASE)] if langue == "en" else []


def decorated(text: str, field: str, langue: str) -> list[str]:
    """Emoji, and brackets inside a sentence: a percent may stand in them, and so may the figure of the others (card.md, 3); the
    producer of the source must be named.
    """
    emoji = [letter for letter in text if unicodedata.category(letter) in ("So", "Sk", "Cs", "Cn")]
    kept = re.sub(rf"\((?:(?:\d+|{NAME}){NBSP}?%|[^()]*\b(?:sur|in){NBSP}10|{NAME})\)", "", text)
    return emoji + ([] if field == "source" else re.findall(r"[(\[][^)\]]*[)\]]?", kept))


Rule = Callable[[str, str, str], list[str]]
RULES: dict[str, Rule] = {
    "long": too_long,
    "forbidden": forbidden,
    "agreement": disagreeing,
    "spaces": badly_spaced,
    "french": french_in_english,
    "decorated": decorated,
}
