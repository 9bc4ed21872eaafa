"""The bloc of each step that stands in for missing figures, with the words that say whose figures they are."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import Said, bloc_of, provenance_of, shares_bloc
from app.cards.card import Bloc
from app.cards.french import letters_of
from app.cards.voice import Phrase, capitalized, current
from app.cards.voies import place_of
from app.cards.wording import ORGANISME, PLACES, Place
from app.queries.diplome import Diplome
from app.queries.reference import Reference
from app.queries.repli import Repli


def shown_place(repli: Repli) -> Place:
    """Whose figures they are, and so whose words: those of pupils or of apprentices, whatever the establishment asked."""
    if repli.etablissement:
        return ORGANISME if repli.role in wording.WHOLE_OTHER else PLACES[repli.etablissement.population]
    if repli.reference:
        return wording.CFA if repli.reference.filiere == "apprentissage" else wording.LYCEE
    return place_of(repli.formation)


def repli_bloc(repli: Repli, diplome: Diplome, place: Place, *, only: Phrase | str | None = None) -> Bloc:
    """`diplome` and `place` are those of what was asked; `only`: the sentence that says that it has no figure."""
    if repli.reference:
        return reference_bloc(repli.reference, [wording.NO_FIGURE.format(ce_lieu=place.ce)])
    if repli.etablissement:
        found = repli.etablissement
        whose = PLACES[found.population]
        of_others = wording.WHOLE_OTHER.get(repli.role or "")
        said = [of_others or (wording.WHOLE if only else wording.INSTEAD).format(tout=whose.tout, reunies=whose.reunies)]
        said += [only] if only else []
        perimetre = wording.SCOPE_WHOLE.format(name=found.libelle_etablissement, reunies=whose.reunies)
        return bloc_of(found.figures, perimetre, whose, said, etape="etablissement")
    formation = repli.formation
    if repli.etape == "autre_uai":
        said = [wording.NO_FIGURE.format(ce_lieu=place.ce), wording.OTHER_UAI[repli.role or "fille"]]
    else:
        said = [_renewed(repli, diplome)]
    return bloc_of(formation.figures, formation.libelle_etablissement, place_of(formation), said, etape=repli.etape)


def reference_bloc(reference: Reference, said: Said) -> Bloc:
    """The published figure of a region or of France; or the middle of the lycées that publish, said to be that."""
    place = shown_place(Repli(reference.niveau, reference=reference))
    if reference.nb_etablissements is None:
        whose = wording.WHOLE_REGION.format(region=reference.region) if reference.region else wording.WHOLE_COUNTRY
        perimetre = wording.SCOPE_REGION.format(region=reference.region) if reference.region else wording.FRANCE
        bloc = shares_bloc(reference, perimetre, place, [*said, whose], etape=reference.niveau)
        return replace(bloc, provenance=provenance_of(reference), langue_perimetre=current().langue)
    where = where_of(reference)
    middle = [wording.MIDDLE.format(n=reference.nb_etablissements, where=where), wording.MIDDLE_MEANS]
    perimetre = wording.SCOPE_LYCEES.format(place=reference.region or wording.FRANCE, n=reference.nb_etablissements)
    bloc = shares_bloc(reference, perimetre, place, [*said, *middle], etape=reference.niveau)
    # The middle of the other situations is not given: medians do not make a whole.
    lignes = tuple(ligne for ligne in bloc.lignes if ligne.part is not None)
    return replace(bloc, lignes=lignes, provenance=provenance_of(reference), langue_perimetre=current().langue)


def where_of(reference: Reference) -> str:
    """« en Bretagne », « en France »: a name after its preposition."""
    if reference.region is None:
        return str(wording.EN_FRANCE)
    return wording.WHERE_REGION.format(en_region=reference.en_region, region=reference.region)


def _renewed(repli: Repli, diplome: Diplome) -> Phrase | str:
    """Whether the name changed, the diploma under it, or its kind; and in which direction the figures were found."""
    former, other = repli.sens == "ancienne", repli.formation.type_diplome
    libelle = repli.libelle_lie or diplome.libelle
    if other != diplome.type_diplome:
        nom = wording.DIPLOMAS.get(other, wording.DIPLOMAS["autre"]).nom
        return (wording.REPLACED if former else wording.REPLACING).format(libelle=f"{nom} {libelle}".strip())
    if letters_of(libelle) == letters_of(diplome.libelle):
        return wording.RENEWED_SAME if former else wording.FORMER_SAME
    ce = wording.DIPLOMAS[diplome.type_diplome].ce
    return (wording.RENEWED if former else wording.FORMER).format(Ce_diplome=capitalized(ce), libelle=libelle)
