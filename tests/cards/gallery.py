"""One made-up answer for each thing that a card can have to say: every state, every diploma, every size of group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.cards import wording
from app.cards.bare import choice_card
from app.cards.card import Card
from app.cards.reading import card_of
from app.cards.voice import Voice
from app.queries.annuaire import Annuaire
from app.queries.comparaison import Comparaison
from app.queries.diplome import Diplome
from app.queries.figures import Figures
from app.queries.insersup import Insersup, InsersupNational
from app.queries.reference import Reference
from app.queries.repli import Repli
from app.queries.reponse import Reponse
from app.queries.source import Source
from app.queries.specialite import Specialite
from tests.cards.test_reading import CFA, FIGURES, FORMATION, LYCEE, NOTHING, OLDER, answer

VOICES = {"vous": Voice(), "tu": Voice(adresse="tu"), "en": Voice("en")}
SOURCE = Source("ministères de l'Éducation nationale et du Travail", "InserJeunes, lycées", "Licence Ouverte 2.0", "", "2026-07-20")
DAYS = (date(2026, 11, 25), date(2030, 1, 1))
NAMES = ("Boulangerie", "CUISINE", "Cuisine", "Commerce", "Lycée d'essai", "CFA d'essai", "Université d'essai", "Droit", "Bretagne", SOURCE.producteur)
OTHER_CODE = "23110022139"

REGION = Reference("region", "53", "Bretagne", "en Bretagne", "scolaire", "2022_2023", None, 900, 38, 40, 22, "publie", "x", "y.csv", 2)
REFERENCES = (
    REGION,
    replace(REGION, filiere="apprentissage", effectif=None),
    replace(REGION, niveau="france", region=None, en_region=None),
    replace(REGION, nb_etablissements=12, effectif=None, part_autres_situations=None, origine="mediane"),
    replace(REGION, niveau="france", region=None, en_region=None, nb_etablissements=12, effectif=None, origine="mediane"),
)
SHARES = ((44, 31, 25), (40, 30, 30), (4, 96, 0), (0, 0, 100), (100, 0, 0), (8, 2, 90), (10, 10, 80), (95, 3, 2), (0, 100, 0))
BESIDE = Comparaison("region", "53", "Bretagne", "en Bretagne", "scolaire", "2022_2023", "plus", 28, None, 20, "x", "y.csv", 2)
COMPARAISONS = [
    replace(BESIDE, verdict_emploi=verdict, part_reference_emploi=part, region=region, en_region=region and f"en {region}")
    for verdict in ("plus", "moins", "proche", "inconnu")
    for part in (3, 28, 97)
    for region in ("Bretagne", None)
]
SUPERIEUR = {"but", "licence", "master", "ingenieur", "licence_pro"}


def shared(figures: Figures, shares: tuple[int | None, int | None, int | None], effectif: int | None = None) -> Figures:
    emploi, formation, autre = shares
    return replace(figures, part_en_emploi_6_mois=emploi, part_formation=formation, part_autres_situations=autre, effectif=effectif)


def answers() -> Iterator[tuple[str, Reponse]]:
    """(what it is, the answer)."""
    for kind in wording.DIPLOMAS:
        for name, found in superieur_answers(kind) if kind in SUPERIEUR else diploma_answers(kind):
            yield f"{kind}: {name}", found
    for shares in SHARES:
        for effectif in (None, 40, 200):
            figures = shared(FIGURES, shares, effectif)
            yield f"{shares} of {effectif}", answer(formations=[replace(FORMATION, figures=figures)], fictif=True)
            yield f"{shares} of {effectif} apprentices", answer(formations=[replace(FORMATION, filiere="apprentissage", figures=figures)])
    for found in COMPARAISONS:
        for effectif in (30, 64, 200):
            own = replace(FORMATION, figures=shared(FIGURES, (44, 31, 25), effectif))
            yield f"{effectif} beside {found}", answer(formations=[own], comparaison=found)
    yield from whole_answers()


def diploma_answers(kind: str) -> Iterator[tuple[str, Reponse]]:
    """Everything that can stand in for one diploma of the secondary, in the words of that diploma."""
    diplome, closed = Diplome("23220022139", "Cuisine", kind), Diplome("23220022139", "Cuisine", kind, annee_fermeture=2023)
    own = replace(FORMATION, type_diplome=kind)
    small = replace(own, etat="S2", figures=NOTHING)
    former = replace(own, libelle="Commerce")
    apprentice = replace(own, code="50022139", filiere="apprentissage")
    yield "S0", answer(diplome=diplome, formations=[own])
    yield "S1", answer(diplome=diplome, formations=[replace(own, etat="S1", figures=shared(FIGURES, (None, 31, None)))])
    yield "S5", answer(diplome=diplome, formations=[own], derniere_annee="23220022139")
    yield "S9", answer(diplome=closed, formations=[own])
    yield "S11", answer(key="0990001N-50022139", diplome=diplome, formations=[own, apprentice])
    yield "S11 small", answer(key="0990001N-50022139", diplome=diplome, formations=[small, replace(apprentice, etat="S2", figures=OLDER)])
    yield "S10", answer(diplome=diplome, formations=[], repli=None)
    yield "S10 in a region", answer(key="53-23220022139", diplome=diplome, formations=[], populations=[])
    yield "S10 in France", answer(key="23220022139", diplome=diplome, formations=[], populations=[])
    yield "several", answer(diplome=diplome, formations=[own, replace(own, code=OTHER_CODE), apprentice], key="0990001N-50022139")
    yield "S2 older", answer(diplome=diplome, formations=[replace(own, etat="S2", figures=OLDER)])
    replis = [Repli(found.niveau, reference=found) for found in REFERENCES]
    replis += [Repli("autre_uai", formation=own), *(Repli("etablissement", etablissement=found) for found in wholes())]
    for sens in ("ancienne", "nouvelle"):
        others = [("Commerce", kind), ("CUISINE", kind), ("Commerce", "bts"), ("Commerce", "autre")]
        replis += [Repli("continuum", formation=replace(former, type_diplome=other), sens=sens, libelle_lie=name) for name, other in others]
    for place, repli in enumerate(replis):
        yield f"S2, {repli.etape} {place}", answer(diplome=diplome, formations=[small], repli=repli)
        yield f"no line, {repli.etape} {place}", answer(diplome=diplome, formations=[], repli=repli)
        if repli.reference:
            key = "53-23220022139" if repli.reference.region else "23220022139"
            yield f"S3 {place}", answer(key=key, diplome=diplome, formations=[], populations=[], repli=repli)
    for count in (1, 3):
        for place, key in enumerate(("0990001N-23220022139", "53-23220022139", "23220022139")):
            lines = specialites(own, small)[:count]
            yield f"S6 of {count}, {place}", answer(key=key, diplome=diplome, formations=[], specialites=lines, repli=None)


def specialites(own, small):
    lines = [own, small, None]
    known = [Specialite(f"2322002213{place}", "50022139", ("Boulangerie", "Commerce", "Cuisine")[place], "Métiers", None, None, True) for place in range(3)]
    return [(each, line, Repli("region", reference=REFERENCES[3]) if line is None else None) for each, line in zip(known, lines)]


def wholes():
    return [LYCEE, CFA, replace(LYCEE, population="eleves"), replace(LYCEE, population="apprentis")]


def whole_answers() -> Iterator[tuple[str, Reponse]]:
    """An establishment as a whole; and what is not known."""
    alone = {"key": "0990001N", "diplome": None, "formations": []}
    for found in (LYCEE, CFA):
        yield f"whole {found.population}", answer(**alone, populations=[found])
        yield "partial", answer(**alone, populations=[replace(found, figures=shared(FIGURES, (None, 31, 69)))])
        yield "small", answer(**alone, populations=[replace(found, etat="S2", figures=NOTHING)])
        yield "small, older", answer(**alone, populations=[replace(found, etat="S2", figures=OLDER)])
        yield "nothing", answer(**alone, populations=[replace(found, etat="S10", figures=replace(NOTHING, motif_absence="absence"))])
    yield "both", answer(**alone, populations=[CFA, LYCEE])
    yield "in the directory only", answer(**alone, populations=[], annuaire=annuaire())
    yield "unknown establishment", answer(**alone, populations=[])
    yield "unknown formation", answer(diplome=None, formations=[])


def superieur_answers(kind: str) -> Iterator[tuple[str, Reponse]]:
    """A diploma that InserSup follows: with figures, with each reason for having none, in the establishment or in France."""
    promo = Figures("2023_2023", None, "2023_2023", 60, 31, 9, "calcule", "fr-esr-insersup", "i.csv", 5, 120)
    empty = [replace(NOTHING, motif_absence=motif) for motif in wording.NOTHING_SUPERIEUR]
    shown = ["2500249", "Droit", kind, "ensemble", None, None, None, None]
    whole = InsersupNational(*shown, promo, None, None, None, None, None)
    cases = [promo, *empty, replace(OLDER, motif_absence="non_diffuse")]
    for place, figures in enumerate(cases):
        here = Insersup(*shown, figures, "0990001N", "Université d'essai", "53", None)
        key = "0990001N-SISE:2500249"
        for national in (None, whole):
            yield f"S7 {place}", answer(key=key, diplome=None, formations=[], populations=[], superieur=here, superieur_national=national)
        graduates = replace(here, obtention_diplome="diplome")
        yield f"graduates {place}", answer(key=key, diplome=None, formations=[], populations=[], superieur=graduates)
        national = replace(whole, figures=figures)
        yield f"France {place}", answer(key="SISE:2500249", diplome=None, formations=[], populations=[], superieur_national=national)
    for key in ("53-SISE:2500249", "0990001N-SISE:2500249"):
        elsewhere = {"diplome": None, "formations": [], "populations": [], "annuaire": annuaire()}
        yield f"elsewhere {key}", answer(key=key, **elsewhere, superieur_national=whole)
        yield f"nowhere {key}", answer(key=key, **elsewhere)


def annuaire() -> Annuaire:
    return Annuaire("0990001N", "Lycée d'essai", None, None, None, "53", None, None, None, None, None, "x")


def cards(voice: Voice) -> Iterator[tuple[str, Card]]:
    """(what it is, the card in this voice); each as read this year, and years later."""
    for name, found in answers():
        for day in DAYS:
            yield f"{name}, {day.year}", card_of(found, SOURCE, voice, day)
    for offered in ([("0990001N-50022139", "Cuisine"), ("0990001N-50022140", "Commerce")], []):
        yield f"{len(offered)} answers", choice_card("rncp:38878", offered, True, voice)
