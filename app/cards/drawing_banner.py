"""The card as the picture that messengers and social networks show beside a link: wide, and read at half its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from app.cards.card import Bloc, Card, Ligne
from app.cards.drawing import ICON, MARGIN, Drawing, Icon, Row, Text
from app.cards.measure import wrap
from app.cards.picture import empty_path, filled_path

# Rendered at twice this size: 1200 × 630, what these sites ask.
WIDTH, HEIGHT = 600, 315
ROW = 240
DrawLignes = Callable[["Banner", Bloc, int], None]
SMALL = 12
# From the largest: the first that leaves nothing out is taken.
SIZES = range(18, 11, -1)
GAPS = (6, 2)
SHORTEST_SIZES = range(22, 0, -1)


class Banner(Drawing):
    """A pen on a sheet that has an end."""

    height = HEIGHT

    def __init__(self, gap: int) -> None:
        super().__init__(WIDTH)
        self.gap = gap

    @property
    def fits(self) -> bool:
        return self._y <= HEIGHT - MARGIN / 2

    def outcome(self, ligne: Ligne, size: int, contour: bool) -> None:
        """The sentence of one outcome, and its ten figures beside it."""
        top = self._y
        column = WIDTH - 2 * MARGIN - ICON - (ROW + ICON if ligne.sur_10 is not None else 0)
        self.icons.append(Icon(MARGIN, round(top + size * 1.3 - 13, 1), ligne.id, ligne.id))
        for line in wrap(ligne.entiere, size, column, bold=True):
            self._y += size * 1.3
            self.texts.append(Text(MARGIN + ICON, round(self._y, 1), size, True, ligne.id, line))
        if ligne.sur_10 is not None:
            x, y = WIDTH - MARGIN - ROW, round(top + 4, 1)
            self.rows.append(Row(x, y, ligne.id, filled_path(ligne.sur_10), empty_path(ligne.sur_10), contour))
            self._y = max(self._y, y + 24)
        self._y += self.gap


def draw_banner(card: Card) -> Banner:
    """The whole card with its figures drawn; in words where they have no room; in its shortest form where words have none."""
    return next(banner for banner in _tries(card) if banner.fits)


def _tries(card: Card) -> Iterator[Banner]:
    for draw_lignes in (_draw_rows, _draw_sentences, _draw_prose):
        for gap, size in product(GAPS, SIZES):
            yield _whole(card, size, gap, draw_lignes)
    for size in SHORTEST_SIZES:
        yield _shortest(card, size)


def _whole(card: Card, size: int, gap: int, draw_lignes: DrawLignes) -> Banner:
    banner = _opened(card, gap)
    banner.write(card.titre, size + 3, bold=True)
    _write(banner, card.formation, size)
    place = ""
    for bloc in card.blocs:
        if bloc.memoire:
            continue
        if bloc.perimetre and bloc.perimetre != place:
            banner.write(bloc.perimetre, size, bold=True, icon="lieu")
        place = bloc.perimetre
        draw_lignes(banner, bloc, size)
    for ligne in card.specialites:
        banner.write(f"{ligne.libelle} : {ligne.phrase}", size)
    for choix in card.choix:
        banner.write(choix.libelle, size)
    if card.source:
        banner.write(card.source, SMALL, tone="discret")
    return banner


def _shortest(card: Card, size: int) -> Banner:
    banner = _opened(card, GAPS[0])
    banner.write(card.alternative, size)
    return banner


def _opened(card: Card, gap: int) -> Banner:
    banner = Banner(gap)
    if card.marque:
        banner.label(card.marque)
    return banner


def _draw_rows(banner: Banner, bloc: Bloc, size: int) -> None:
    _announce(banner, bloc, size)
    for ligne in _lignes(bloc):
        banner.outcome(ligne, size, bloc.trace == "contour")
        _write(banner, ligne.precision, size)
    _write(banner, bloc.groupe, size)


def _draw_sentences(banner: Banner, bloc: Bloc, size: int) -> None:
    _announce(banner, bloc, size)
    for ligne in _lignes(bloc):
        banner.write(ligne.entiere, size, bold=True, tone=ligne.id, icon=ligne.id)
        _write(banner, ligne.precision, size)
    _write(banner, bloc.groupe, size)


def _draw_prose(banner: Banner, bloc: Bloc, size: int) -> None:
    lignes = [part for ligne in _lignes(bloc) for part in (ligne.entiere, ligne.precision)]
    banner.write(" ".join(filter(None, [*bloc.annonces, *lignes, bloc.groupe])), size)


def _announce(banner: Banner, bloc: Bloc, size: int) -> None:
    _write(banner, " ".join(bloc.annonces), size)


def _write(banner: Banner, text: str, size: int) -> None:
    if text:
        banner.write(text, size)


def _lignes(bloc: Bloc) -> Sequence[Ligne]:
    """The outcomes of a bloc that has figures. Under each, how sure it is; what may be said beside others stays on the card."""
    return bloc.lignes if bloc.has_figures else ()
