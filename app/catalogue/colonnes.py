"""Which column of a catalogue says what: recognised by its name, confirmed by what it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from app.cards.french import letters_of
from app.catalogue.tableau import Tableau, UnreadableCatalogue

Role = Literal["uai", "mefstat11", "cfd", "sise", "code", "parcoursup", "onisep", "rncp", "lieu", "formation", "etablissement", "commune"]

# By role: the names without spaces, accents, capitals and punctuation, the surest first; what a cell looks like; how the role is said.
ROLES: dict[Role, tuple[str, str, str]] = {
    "uai": (
        "uai codeuai numerouai numuai uaietablissement etablissementuai codeuaietablissement uaidispensateur uaiformation uailieuformation"
        " uailieu rne coderne etablissementdaccueil codeetablissement etablissement identifiantdeletablissement",
        r"\d{7}[A-Z]",
        "UAI",
    ),
    "mefstat11": ("mefstat11 mefstat codemefstat11 codemefstat mefbcp11 mef11 mef codemef", r"(MEFSTAT11:)?[0-9][0-9A-Z]{10}", "MEFSTAT11"),
    "cfd": ("cfd codecfd codeformationdiplome formationdiplome", r"(CFD:)?[0-9][0-9A-Z]{6,7}", "CFD"),
    "sise": ("sise codesise diplomesise codediplomesise diplom", r"(SISE:)?\d{7}", "SISE"),
    "code": (
        "codeformation codecertification certification codediplome code",
        r"((MEFSTAT11|CFD|SISE):)?[0-9][0-9A-Z]{6,10}",
        "code de formation",
    ),
    "parcoursup": ("gtacod codeparcoursup numeroparcoursup idparcoursup parcoursup codeformationparcoursup codaffform", r"(PARCOURSUP:)?\d{1,9}", "g_ta_cod"),
    "onisep": ("onisep idonisep identifiantonisep codeonisep numeroonisep foronisep formationonisep for urletidonisep", r".*FOR\.\d+|\d{1,9}", "FOR.…"),
    "rncp": ("rncp coderncp numerorncp ficherncp idrncp numerofiche", r"(RNCP)?[ :]*\d{1,6}", "RNCP"),
    "lieu": ("codepostal cp codepostaletablissement coderegion codeinseeregion region coderegioninsee", r"\d{1,2}|\d{4,5}", "région ou code postal"),
    "formation": (
        "formation libelleformation nomformation intituleformation intitule libelle libellediplome diplome nomdelaformation"
        " intituledelaformation nomdiplome libellelong specialite",
        r".*[A-Z].*",
        "nom de la formation",
    ),
    "etablissement": (
        "etablissement nometablissement libelleetablissement lycee nomdeletablissement appellationofficielle denomination lieudeformation",
        r".*[A-Z].*",
        "nom de l'établissement",
    ),
    "commune": ("commune ville nomcommune libellecommune localite villeetablissement communeetablissement", r".*[A-Z].*", "commune"),
}
NAMING: tuple[Role, ...] = ("mefstat11", "cfd", "sise", "code", "parcoursup", "onisep", "rncp", "formation")
SAMPLE = 1_000
# Some cells may be wrong, and are answered as such; a column of something else is left out.
ENOUGH = 0.5


def recognise_columns(tableau: Tableau) -> dict[Role, int]:
    """The place of the column of each role. Raises UnreadableCatalogue where nothing names an establishment or a formation."""
    names = [letters_of(name) for name in tableau.header]
    found: dict[Role, int] = {}
    for role, (known, _, _) in ROLES.items():
        candidates = [place for name in known.split() for place in range(len(names)) if names[place] == name]
        kept = [place for place in candidates if place not in found.values() and _holds(tableau, place, role)]
        if kept:
            _refuse_twice(tableau, names, kept)
            found[role] = kept[0]
    if not any(role in found for role in ("uai", "etablissement", *NAMING)):
        raise UnreadableCatalogue(_nothing(tableau))
    return found


def said_columns(tableau: Tableau, found: Mapping[Role, int]) -> list[tuple[str, str]]:
    """(name in the file, what it was read as), as they are said to the editor."""
    return [(tableau.header[place], ROLES[role][2]) for role, place in found.items()]


def _holds(tableau: Tableau, place: int, role: Role) -> bool:
    shape = re.compile(ROLES[role][1], re.IGNORECASE)
    cells = [row[place] for row in tableau.rows[:SAMPLE] if row[place]] or [row[place] for row in tableau.rows if row[place]][:SAMPLE]
    return bool(cells) and sum(bool(shape.fullmatch(cell)) for cell in cells) >= ENOUGH * len(cells)


def _refuse_twice(tableau: Tableau, names: list[str], kept: list[int]) -> None:
    """Two columns of one name that say two things: none is picked."""
    first, twins = kept[0], [place for place in kept[1:] if names[place] == names[kept[0]]]
    if any(row[first] != row[twin] for twin in twins for row in tableau.rows):
        name = tableau.header[first]
        raise UnreadableCatalogue(f"Deux colonnes s'appellent « {name[:60]} » et ne disent pas la même chose. Gardez-en une, ou renommez l'autre.")


def _nothing(tableau: Tableau) -> str:
    read = ", ".join(f"« {name[:40]} »" for name in tableau.header[:12] if name) or "aucun nom"
    return (
        "Aucune colonne n'est reconnue. On attend au moins une colonne UAI, MEFSTAT11, CFD, SISE, RNCP, g_ta_cod, onisep (FOR.…), ou "
        f"formation et établissement (des noms), avec ce que ces noms annoncent. La première ligne dit : {read}."
    )
