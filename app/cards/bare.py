"""Cards of what is no key: a number that names several formations, and an address that cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Card, Choix
from app.cards.french import typeset


def refused_card(cle: str, message: str, fictif: bool) -> Card:
    """The card of a key that cannot be: `message` says what was expected."""
    return _bare(cle, wording.NO_TITLE, [message], "cle_invalide", fictif)


def choice_card(cle: str, answers: Sequence[tuple[str, str]], fictif: bool) -> Card:
    """The card of a number that stands for several formations, (key, label) each; or for none that is known."""
    if not answers:
        return _bare(cle, wording.NO_TITLE, [wording.NOTHING, wording.CAUSES["reference_inconnue"]], "reference_inconnue", fictif)
    choix = tuple(Choix(key, f"{libelle} ({key})") for key, libelle in answers)
    return _bare(cle, wording.SEVERAL_TITLE, [wording.CAUSES["plusieurs_formations"]], "plusieurs_formations", fictif, choix)


def _bare(cle: str, titre: str, said: list[str], motif: str, fictif: bool, choix: tuple[Choix, ...] = ()) -> Card:
    said = [typeset(line) for line in said]
    return Card(
        cle=cle,
        etat="S10",
        titre=typeset(titre),
        titre_page=typeset(titre),
        formation="",
        blocs=(silent_bloc("", said),),
        choix=choix,
        specialites=(),
        explications=(),
        action="",
        source="",
        lien="/comprendre",
        motif=motif,
        alternative=" ".join([*([f"{wording.FICTIF}."] if fictif else []), *said]),
        fictif=fictif,
    )
