"""The table of the detailed card: the establishment, the region and France in percents, as published."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.bloc import Shares, group
from app.cards.detail import Colonne, Rang, Tableau
from app.cards.replis import where_of
from app.cards.sentences import short_sentence
from app.cards.voice import Phrase, capitalized, enumerate_years, typeset, uncapitalized
from app.cards.wording import Place, Subject
from app.nomenclature import leaving_years
from app.queries.groupe import Groupe
from app.queries.reference import Reference

SUBJECTS: tuple[Subject, ...] = ("emploi", "formation", "autre")


def tableau_of(groupe: Groupe, place: Place, legende: str) -> Tableau:
    """One column for each that exists. The number of people is told in bands, never exactly."""
    columns = _columns(groupe, place)
    shares = [found for _, found in columns]
    rangs = [
        Rang(subject, typeset(capitalized(wording.VERBS[subject][0])), tuple(typeset(cell(subject, found)) for found in shares))
        for subject in SUBJECTS
    ]
    same = len({found.millesime for found in shares}) == 1
    number = Rang("", typeset(wording.NUMBER_OF[place.people.french]), tuple(typeset(band(found)) for found in shares))
    return Tableau(
        legende=typeset(legende),
        coin=typeset(wording.SITUATION),
        colonnes=tuple(Colonne(typeset(name), "" if same else typeset(_left_in(found))) for name, found in columns),
        rangs=(*rangs, number),
        notes=tuple(typeset(note) for note in [*([group(leaving_years(shares[0].millesime or ""), place)] if same else []), *_notes(shares, number)]),
    )


def reperes_of(groupe: Groupe, place: Place) -> tuple[str, ...]:
    """The published figure of the region, or of France, in words: where no size is known, no verdict is given.
    Of the same years only.
    """
    if groupe.figures is None or groupe.figures.effectif is not None:
        return ()
    known = [found for found in groupe.references if not is_median(found) and found.millesime == groupe.figures.millesime]
    if not known:
        return ()
    shares: list[tuple[Subject, int | None]] = [("emploi", known[0].part_en_emploi_6_mois), ("formation", known[0].part_formation)]
    where = capitalized(where_of(known[0]))
    said = [uncapitalized(short_sentence(subject, part, known[0].effectif)) for subject, part in shares if part is not None]
    return tuple(typeset(wording.NAMED.format(name=where, text=text)) for text in said)


def percent(part: int | None) -> Phrase | str:
    return wording.UNPUBLISHED if part is None else wording.SHARE.format(part=part)


def cell(subject: Subject, shares: Shares) -> Phrase | str:
    """A percent; or why there is none: three medians do not make a whole, so the third is not computed."""
    part = {"emploi": shares.part_en_emploi_6_mois, "formation": shares.part_formation, "autre": shares.part_autres_situations}[subject]
    return wording.UNCOMPUTED if part is None and is_median(shares) else percent(part)


def band(shares: Shares) -> Phrase:
    """How many people, roughly. Figures of unknown size are published of 20 people or more."""
    if is_median(shares):
        return wording.UNPUBLISHED
    if shares.effectif is None:
        return wording.AT_LEAST
    return next((words for last, words in wording.BANDS if shares.effectif <= last), wording.LAST_BAND)


def is_median(shares: Shares) -> bool:
    return shares.origine == "mediane"


def _columns(groupe: Groupe, place: Place) -> list[tuple[Phrase | str, Shares]]:
    columns: list[tuple[Phrase | str, Shares]] = []
    if groupe.figures:
        columns.append((capitalized(_here(groupe, place)), groupe.figures))
    columns += [(_reference_name(found), found) for found in groupe.references]
    if groupe.national and groupe.national.figures.millesime:
        columns.append((wording.COLUMN_FRANCE, groupe.national.figures))
    return columns


def _here(groupe: Groupe, place: Place) -> Phrase:
    if groupe.role:
        return wording.COLUMNS_OF_OTHERS[groupe.role]
    if groupe.est_tout_etablissement:
        return place.tout
    # Apprentices learn in a CFA or in a lycée: their words do not tell which.
    return wording.COLUMN_HERE if groupe.population == "apprentis" else place.ce


def _reference_name(found: Reference) -> Phrase | str:
    """A median of lycées is named as such, never as the region."""
    if is_median(found):
        return wording.COLUMN_MIDDLE.format(n=found.nb_etablissements, where=where_of(found))
    return found.region or wording.COLUMN_FRANCE


def _left_in(shares: Shares) -> str:
    return wording.COLUMN_YEARS.format(years=enumerate_years(leaving_years(shares.millesime or "")))


def _notes(shares: Sequence[Shares], number: Rang) -> list[Phrase]:
    """What the columns do not say by themselves."""
    unknown = typeset(wording.AT_LEAST) in number.cellules
    years = len({found.millesime for found in shares}) > 1
    middle = any(is_median(found) for found in shares)
    wanted = [(middle, wording.MIDDLE_MEANS), (unknown, wording.EXACT_UNKNOWN), (years, wording.OTHER_YEARS)]
    return [note for told, note in wanted if told]
