"""Figures of a whole establishment: success at the bac pro, those who left education, contracts that stopped."""

from __future__ import annotations

from app.cards import wording
from app.cards.anciennete import OLD_AFTER_YEARS
from app.cards.bloc import group
from app.cards.detail import Encart
from app.cards.detail.words import encart, told
from app.cards.voice import Phrase
from app.cards.wording import CFA, PLACES
from app.nomenclature import leaving_years
from app.queries.reussite import Reussite
from app.queries.rupture import Rupture
from app.queries.valeur_ajoutee import ValeurAjoutee


def reussite_of(found: Reussite, year: int) -> Encart:
    """As read in `year`. The success of those who sat the exam, and how many of seconde reach it: two figures, never mixed."""
    whole = found.est_tout_le_lycee
    phrases = [told(found.taux_reussite, wording.DIPLOMA)]
    exam = wording.EXAM_OLD if found.annee <= year - OLD_AFTER_YEARS else wording.EXAM_YEAR
    scope = wording.EXAM_ALL if whole else wording.EXAM_GROUP.format(libelle=found.libelle_secteur)
    notes: list[Phrase | str] = [wording.EXAM_WHO, exam.format(year=found.annee), scope]
    if found.taux_acces is not None:
        phrases.append(told(found.taux_acces, wording.ACCESS))
        notes += [] if whole else [wording.ACCESS_ALL]
    return encart(wording.DIPLOMA_TITLE, phrases, notes)


def valeur_ajoutee_of(found: ValeurAjoutee) -> Encart | None:
    """The rate and the expected rate, without a verdict: no source gives what one would need. None where one is missing."""
    rate, expected, place = found.taux_emploi_6_mois, found.taux_emploi_6_mois_attendu, PLACES[found.population]
    if rate is None or expected is None:
        return None
    phrases = [_with_percent(rate, wording.LEAVERS), _with_percent(expected, wording.EXPECTED)]
    scope = wording.LEAVERS_SCOPE.format(tout=place.tout, reunies=place.reunies)
    notes = [wording.LEAVERS_WHO, wording.LEAVERS_EXPECTED, wording.LEAVERS_NO_VERDICT, group(leaving_years(found.millesime), place)]
    return encart(wording.LEAVERS_TITLE, phrases, notes, scope)


def rupture_of(found: Rupture) -> Encart:
    scope = wording.WHOLE.format(tout=CFA.tout, reunies=CFA.reunies)
    notes = [wording.CONTRACTS_ELSEWHERE, group(leaving_years(found.millesime), CFA)]
    return encart(wording.CONTRACTS_TITLE, [told(found.taux_contrats_interrompus, wording.CONTRACTS)], notes, scope)


def _with_percent(part: int, forms: tuple[Phrase, ...]) -> str:
    """Two shares a point apart may read 6 and 7 out of ten: here the percents stand beside."""
    return wording.WITH_PERCENT.format(text=told(part, forms), percent=wording.PERCENT.format(part=part))
