"""The bloc of each step that stands in for missing figures, with the words that say whose figures they are."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import bloc_of, shares_bloc
from app.cards.card import Bloc, Provenance
from app.cards.voies import place_of
from app.cards.wording import PLACES, Place
from app.queries.reference import Reference
from app.queries.repli import Repli


def repli_bloc(repli: Repli, ce_diplome: str, libelle: str, place: Place, *, only: str | None = None) -> Bloc:
    """`libelle` and `place` are those of what was asked; `only`: the sentence that says that it has no figure."""
    if repli.reference:
        return reference_bloc(repli.reference, [wording.NO_FIGURE.format(ce_lieu=place.ce)])
    if repli.etablissement:
        found = repli.etablissement
        whose = PLACES[found.population]
        said = [(wording.WHOLE if only else wording.INSTEAD).format(tout=whose.tout, reunies=whose.reunies)]
        said += [only] if only else []
        return bloc_of(found.figures, found.libelle_etablissement, whose, said, etape="etablissement")
    formation = repli.formation
    if repli.etape == "autre_uai":
        said = [wording.NO_FIGURE.format(ce_lieu=place.ce), wording.OTHER_UAI]
    else:
        said = [_renewed(repli, ce_diplome, libelle)]
    return bloc_of(formation.figures, formation.libelle_etablissement, place_of(formation), said, etape=repli.etape)


def reference_bloc(reference: Reference, said: list[str]) -> Bloc:
    """The published figure of a region or of France; or the middle of the lycées that publish, said to be that."""
    place = wording.CFA if reference.filiere == "apprentissage" else wording.LYCEE
    if reference.nb_etablissements is None:
        whose = wording.WHOLE_REGION.format(region=reference.region) if reference.region else wording.WHOLE_COUNTRY
        perimetre = wording.SCOPE_REGION.format(region=reference.region) if reference.region else wording.FRANCE
        bloc = shares_bloc(reference, perimetre, place, [*said, whose], etape=reference.niveau)
        return replace(bloc, provenance=Provenance(reference.source, reference.fichier, reference.ligne))
    where = reference.en_region or wording.EN_FRANCE
    middle = [wording.MIDDLE.format(n=reference.nb_etablissements, where=where), wording.MIDDLE_MEANS]
    perimetre = wording.SCOPE_LYCEES.format(place=reference.region or wording.FRANCE, n=reference.nb_etablissements)
    return shares_bloc(reference, perimetre, place, [*said, *middle], etape=reference.niveau)


def _renewed(repli: Repli, ce_diplome: str, libelle: str) -> str:
    """Whether the name changed, or the diploma under it; and in which direction the figures were found."""
    former = repli.sens == "ancienne"
    if repli.libelle_lie in (None, libelle):
        return wording.RENEWED_SAME if former else wording.FORMER_SAME
    template = wording.RENEWED if former else wording.FORMER
    return template.format(Ce_diplome=_capital(ce_diplome), libelle=repli.libelle_lie)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
