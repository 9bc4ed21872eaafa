"""Pasted HTML as a list of tags with their lines: the tolerant parser of Python, fed once and never closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

ELEMENT = "carte-insertion"
READ = {ELEMENT, "a", "iframe", "img", "script", "meta", "esi:include"}
ADDRESS_ALONE = re.compile(r"^[ \t]*(https?://\S+/cartes/\S+)[ \t]*$")


@dataclass
class Balise:
    """A start tag: `ligne` from 1; `debut`, `fin`: where its element begins and its content ends, in characters.

    `contenu`: what stands in the element; None of one that is never closed. `texte`: the words in it.
    """

    nom: str
    attributs: dict[str, str]
    ligne: int
    seule: bool = False
    debut: int = 0
    contenu: str | None = None
    texte: str = ""
    liens: list[Balise] = field(default_factory=list)


@dataclass(frozen=True)
class Collage:
    """What was pasted: the tags that matter, the comments and the addresses alone on a line, each with its line.

    `suspens`: the line from which nothing could be read, a tag or a comment having no end; None where all was read.
    """

    balises: list[Balise]
    commentaires: list[tuple[int, str]]
    suspens: int | None

    def named(self, nom: str) -> list[Balise]:
        return [balise for balise in self.balises if balise.nom == nom]


def read(html: str) -> Collage:
    """The tags of `html`, in order. Linear in its length, whatever it holds; nothing is built as a tree, so no nesting is too deep."""
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text)
    # Python 3.11 takes quadratic time over « <<<… », and in close() over what has no end: the first is blanked, the second not read.
    reader.feed(re.sub(r"<(?=<)", " ", text) + "\n<p>")
    unread = reader.rawdata if reader.cdata_elem is None else ""
    suspens = reader.getpos()[0] if unread.strip() else None
    return Collage(sorted(reader.balises, key=lambda balise: balise.ligne), reader.commentaires, suspens)


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.balises: list[Balise] = []
        self.commentaires: list[tuple[int, str]] = []
        self.element: Balise | None = None
        self.lien: Balise | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in READ:
            return
        # Of an attribute written twice a browser keeps the first.
        balise = Balise(tag, {name: value or "" for name, value in reversed(attrs)}, self.getpos()[0])
        balise.attributs = dict(reversed(balise.attributs.items()))
        opening = self.get_starttag_text() or ""
        balise.seule = opening.endswith("/>")
        balise.debut = self._offset() + len(opening)
        if tag == "a":
            self.lien = balise
            if self.element:
                self.element.liens.append(balise)
            return
        self.balises.append(balise)
        if tag == ELEMENT:
            self.element = None if balise.seule else balise

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.lien = None
        elif tag == ELEMENT and self.element:
            self.element.contenu = self.text[self.element.debut : self._offset()]
            self.element = None

    def handle_data(self, data: str) -> None:
        if self.lien:
            self.lien.texte += data[:200]
        elif self.cdata_elem is None and "/cartes/" in data:
            for line, text in enumerate(data.split("\n"), self.getpos()[0]):
                if found := ADDRESS_ALONE.match(text):
                    self.balises.append(Balise("adresse", {"src": found[1]}, line))

    def handle_comment(self, data: str) -> None:
        self.commentaires.append((self.getpos()[0], data))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.starts[min(line, len(self.starts)) - 1] + column


