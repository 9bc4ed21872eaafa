"""What a line of a catalogue asks, and the card that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.catalogue.colonnes import NAMING, Role
from app.catalogue.noms import Unanswered, find_etablissement, find_formation
from app.nomenclature import Code, InvalidIdentifier, Key, Reference, parse_region, parse_uai
from app.warehouse import Snapshot

# 2,32E+10: what spreadsheets make of a long code.
ROUNDED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """The cells of a line that count, as written; lines that ask the same have the same answer.

    `type`: the role of the column of `nombre`, a code or the number of another site. `nommee`: whether the catalogue has a
    column that names formations at all.
    """

    uai: str = ""
    type: Role | None = None
    nombre: str = ""
    lieu: str = ""
    formation: str = ""
    etablissement: str = ""
    commune: str = ""
    nommee: bool = True

    @property
    def texte(self) -> str:
        """The line as its editor would recognise it."""
        return ", ".join(filter(None, (self.formation, self.etablissement, self.commune, self.uai, self.nombre, self.lieu)))


def question_of(colonnes: Mapping[Role, int], row: Sequence[str]) -> Question:
    """The first number that the line has, in the order of the roles; the names only where no number stands for them."""
    cells = {role: row[place] for role, place in colonnes.items()}
    numbers = [role for role in NAMING if role != "formation" and cells.get(role)]
    kind = numbers[0] if numbers else None
    uai = cells.get("uai", "")
    return Question(
        uai=uai,
        type=kind,
        nombre=cells[kind] if kind else "",
        lieu=cells.get("lieu", ""),
        formation="" if kind else cells.get("formation", ""),
        etablissement="" if uai else cells.get("etablissement", ""),
        commune="" if uai else cells.get("commune", ""),
        nommee=any(role in colonnes for role in NAMING),
    )


def address_of(snapshot: Snapshot, question: Question) -> Key | Reference:
    """The address of the card of a line. Raises Unanswered, with the reason and what to try, where there is none or several."""
    if question.type == "parcoursup":
        # It names a formation in its establishment: a place beside it adds nothing.
        return _number(question, None, None)
    uai = _uai(snapshot, question)
    region = None if uai else parse_region(_postal(question.lieu))
    if question.type in ("onisep", "rncp"):
        return _number(question, uai, region)
    if question.type:
        return Key(uai, region, _code(question))
    if question.formation:
        return Key(uai, region, find_formation(snapshot, question.formation, uai or region))
    if uai is None or question.nommee:
        raise Unanswered("ligne_vide" if uai is None else "sans_formation", essais=(uai,) if uai else ())
    return Key(uai)


def _uai(snapshot: Snapshot, question: Question) -> str | None:
    if question.uai:
        try:
            return parse_uai(question.uai)
        except InvalidIdentifier as error:
            raise Unanswered("uai_impossible", str(error).split(" On attend")[0]) from error
    if not question.etablissement:
        return None
    return find_etablissement(snapshot, question.etablissement, question.commune, _postal(question.lieu))


def _code(question: Question) -> Code:
    written = re.sub(r"[\s.]", "", question.nombre).upper()
    if ROUNDED.fullmatch(question.nombre):
        raise Unanswered("code_abime")
    if question.type == "cfd" and re.fullmatch(r"\d{7}", written):
        # Spreadsheets drop the first zero.
        written = "0" + written
    if question.type == "sise" and ":" not in written:
        written = f"SISE:{written}"
    try:
        return Code.parse(written)
    except InvalidIdentifier as error:
        raise Unanswered("code_impossible", str(error).split(" On attend")[0], tuple(filter(None, [question.uai]))) from error


def _number(question: Question, uai: str | None, region: str | None) -> Reference:
    digits = re.search(r"\d+$", question.nombre)
    prefix = "FOR." if question.type == "onisep" else ""
    place = f"{uai or region}-" if uai or region else ""
    try:
        return Reference.parse(f"{place}{question.type}:{prefix}{digits[0] if digits else question.nombre}")
    except InvalidIdentifier as error:
        raise Unanswered("code_impossible", str(error), tuple(filter(None, [uai]))) from error


def _postal(lieu: str) -> str:
    """Spreadsheets drop the first zero of a postal code and of the code of a region overseas."""
    return lieu.zfill(5) if len(lieu) == 4 else lieu.zfill(2) if len(lieu) == 1 else lieu
