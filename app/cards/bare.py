"""Cards of what is no key: a number that names several formations, and an address that cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.cards import wording
from app.cards.bloc import silent_bloc
from app.cards.card import Badge, Card, Choix
from app.cards.printable import cleaned
from app.cards.voice import Phrase, Voice, current, in_voice, speaking, typeset


def refused_card(cle: str, message: str, fictif: bool, voice: Voice = Voice()) -> Card:
    """The card of a key that cannot be: `message` says what was expected, in French, so the whole card is."""
    with speaking(replace(voice, langue="fr")):
        return cleaned(_bare(cle, wording.NO_TITLE, [message], "cle_invalide", fictif))


def choice_card(cle: str, answers: Sequence[tuple[str, str]], fictif: bool, voice: Voice = Voice()) -> Card:
    """The card of a number that stands for several formations, (key, label) each; or for none that is known."""
    return cleaned(in_voice(voice, lambda: _choice(cle, answers, fictif)))


def _choice(cle: str, answers: Sequence[tuple[str, str]], fictif: bool) -> Card:
    if not answers:
        return _bare(cle, wording.NO_TITLE, [wording.NOTHING, wording.CAUSES["reference_inconnue"]], "reference_inconnue", fictif)
    choix = tuple(Choix(key, f"{libelle} ({key})") for key, libelle in answers)
    return _bare(cle, wording.SEVERAL_TITLE, [wording.CAUSES["plusieurs_formations"]], "plusieurs_formations", fictif, choix)


def _bare(cle: str, titre: Phrase, said: Sequence[Phrase | str], motif: str, fictif: bool, choix: tuple[Choix, ...] = ()) -> Card:
    lines = [typeset(line) for line in said]
    marque = str(wording.FICTIF) if fictif else ""
    return Card(
        cle=cle,
        etat="S10",
        titre=typeset(titre),
        titre_page=typeset(titre),
        formation="",
        blocs=(silent_bloc("", lines),),
        choix=choix,
        specialites=(),
        explications=(),
        action="",
        source="",
        lien="/comprendre",
        motif=motif,
        alternative=" ".join([*([wording.SENTENCE.format(text=marque)] if fictif else []), *lines]),
        fictif=fictif,
        marque=marque,
        suite=str(wording.MORE),
        explique="",
        langue=current().langue,
        badge=Badge(typeset(titre), typeset(wording.BADGE_MORE), (), ""),
    )
