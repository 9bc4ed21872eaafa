"""The card in one text, for those who hear it: as a picture, as the description of a page."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.card import Bloc
from app.cards.state import State
from app.cards.voice import enumerate_years, uncapitalized
from app.queries.source import Source

# What assistive technologies read in one go without losing their reader.
ALTERNATIVE = 350
# A name longer than this leaves no room for the figures.
LONG_NAME = 120


def alternative_of(state: State, titre: str, source: Source, fictif: bool) -> str:
    """The card in one text: the figures, whose they are, and where they come from. At most ALTERNATIVE characters.

    A long card loses its last sentences, and never half of one: what follows the first that has no room is left out too.
    """
    head = [_sentence(wording.FICTIF), _sentence(titre)] if fictif else [_sentence(titre)]
    shown = [bloc for bloc in state.blocs if not bloc.memoire]
    # Of a bloc without figures, one sentence where others follow; alone, its cause as well.
    wanted = [bloc if bloc.has_figures or len(shown) == 1 else replace(bloc, annonces=bloc.annonces[:1]) for bloc in state.blocs if not bloc.memoire]
    lines = [wording.NAMED.format(name=line.libelle, text=uncapitalized(line.phrase)) for line in state.specialites]
    end = wording.SHORT_SOURCE.format(nom=short_name(source))
    said = head
    named = [None, *(bloc.perimetre for bloc in state.blocs)]
    # Two groups, of pupils and of apprentices: each is told by its first announcement.
    several = sum(bloc.has_figures for bloc in shown) > 1
    for sentence in [*(part for bloc, before in zip(wanted, named) for part in _said(bloc, before, several)), *lines]:
        if len(" ".join([*said, sentence, end])) > ALTERNATIVE:
            break
        said = [*said, sentence]
    return " ".join([*said, end])


def _said(bloc: Bloc, before: str | None, several: bool) -> list[str]:
    """Whose figures, of which years, and the first figure, in one piece: a figure is never left without its scope."""
    new = bloc.perimetre != before and 0 < len(bloc.perimetre) <= LONG_NAME
    place = [_sentence(bloc.perimetre)] if new else []
    if not bloc.has_figures:
        return [*place, *bloc.annonces[:2]]
    # Employment and studies in one piece: one without the other would be another picture.
    first, *others = [ligne.courte for ligne in bloc.lignes if ligne.part is not None]
    years = wording.LEFT_IN.format(years=enumerate_years(bloc.annees))
    told = _announced(bloc, several, named=bool(place))
    return [" ".join([*place, *bloc.annonces[:told], years, uncapitalized(first), *others[:1]]), *others[1:]]


def _announced(bloc: Bloc, several: bool, *, named: bool) -> int:
    """How many announcements are needed to tell whose figures these are."""
    if bloc.etape == "autre_uai":
        # That there is no figure here, and whose they are.
        return 2
    if bloc.etape == "etablissement" and named:
        return 0
    return 1 if several or bloc.trace == "contour" or bloc.etape == "continuum" else 0


def _sentence(text: object) -> str:
    """With a full stop, where it does not end as a sentence already."""
    said = str(text)
    return said if said.endswith(("?", ".")) else wording.SENTENCE.format(text=said)


def short_name(source: Source) -> str:
    """« InserJeunes » or « InserSup »: the first word of the title of the dataset."""
    return source.titre.removeprefix("API ").partition(",")[0].partition(" ")[0]
