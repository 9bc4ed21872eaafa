"""What stands in for a formation without figures: the steps of data.md in their order, each named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.nomenclature import Code
from app.queries.continuum import Sens, list_continuum
from app.queries.etablissement import Etablissement, list_populations
from app.queries.formation import Filiere, Formation, list_formations
from app.queries.organisme import Role, list_organismes
from app.queries.reference import Reference, list_references
from app.queries.uai_lie import Lien, list_stand_ins
from app.warehouse import Snapshot

Etape = Literal["propre", "groupe_ancien", "continuum", "autre_uai", "etablissement", "region", "france", "aucune"]

# Whose figures stand in for those of a formation: its own kind of students first.
POPULATIONS: dict[str, tuple[str, ...]] = {"mefstat11": ("eleves", "lycee", "cfa"), "cfd": ("lycee", "cfa"), "sise": ()}
POPULATIONS_APPRENTIS = ("apprentis", "cfa", "lycee")


@dataclass(frozen=True)
class Repli:
    """One step that has figures. `sens` and `libelle_lie` tell a renewed diploma; the other fields are set by step.

    `role` is what the establishment that the figures come from is to the one asked about, and `nom` its name; both are None
    where it is that one, or a region, or France.
    """

    etape: Etape
    formation: Formation | None = None
    etablissement: Etablissement | None = None
    reference: Reference | None = None
    sens: Sens | None = None
    libelle_lie: str | None = None
    role: Role | Lien | None = None
    nom: str | None = None


def find_repli(
    snapshot: Snapshot,
    uai: str,
    code: Code,
    populations: list[Etablissement],
    code_region: str | None,
    *,
    apprentis: bool,
    professionnelle: bool,
    offre: bool = False,
    eleves: bool = False,
) -> Repli | None:
    """The first step with a figure: continuum, other UAI, whole establishment, region, France; None where none has.

    `professionnelle`: whether the figures of a whole lycée, which are those of its professional formations, may speak for
    this one. `offre`: whether it may be an apprenticeship, whose figures those of its provider may be. `eleves`:
    whether the files say that it is followed by pupils.
    """
    order = POPULATIONS_APPRENTIS if apprentis else POPULATIONS[code.type]
    order = order if professionnelle else tuple(name for name in order if name in ("cfa", "apprentis"))
    # The diploma of apprentices is not that of pupils: of a line of theirs, or where there is only a CFA, only their figures stand in.
    only_cfa = bool(populations) and all(found.population == "cfa" for found in populations)
    voie: Filiere | None = "apprentissage" if apprentis or only_cfa else None
    return (
        _continuum(snapshot, uai, code)
        or (_same_offer(snapshot, uai, code) if offre else None)
        or _other_uai(snapshot, uai, code)
        or whole_establishment(populations, order)
        or (whole_organisme(snapshot, uai, code.value) if offre else None)
        or find_wider(snapshot, code, code_region, filiere=voie, eleves=eleves)
    )


def find_wider(
    snapshot: Snapshot,
    code: Code,
    code_region: str | None,
    *,
    france: bool = True,
    filiere: Filiere | None = None,
    eleves: bool = False,
) -> Repli | None:
    """The same diploma in the region, else in France; of one `filiere` if it is given, of no apprentices if of `eleves`."""
    references = [
        found
        for found in list_references(snapshot, code.value, code_region, filiere)
        if (france or found.niveau == "region") and not (eleves and found.filiere == "apprentissage")
    ]
    return Repli(references[0].niveau, reference=references[0]) if references else None


def whole_establishment(populations: list[Etablissement], order: tuple[str, ...]) -> Repli | None:
    """All formations together, by the first population of `order` that has figures."""
    with_figures = {found.population: found for found in populations if found.figures.millesime}
    found = next((with_figures[name] for name in order if name in with_figures), None)
    return Repli("etablissement", etablissement=found) if found else None


def whole_organisme(snapshot: Snapshot, uai: str, cfd: str | None) -> Repli | None:
    """All the apprentices of the only formateur, else of the only gestionnaire, of a diploma or of all those of a place."""
    for organisme in list_organismes(snapshot, uai, cfd):
        found = whole_establishment(list_populations(snapshot, organisme.uai), ("cfa", "apprentis"))
        if found and found.etablissement:
            return replace(found, role=organisme.role, nom=found.etablissement.libelle_etablissement)
    return None


def _same_offer(snapshot: Snapshot, uai: str, code: Code) -> Repli | None:
    """The same diploma, in apprenticeship, as its formateur or its gestionnaire reports it."""
    for organisme in list_organismes(snapshot, uai, code.value):
        formations = list_formations(snapshot, organisme.uai, code)
        found = _only([formation for formation in formations if formation.filiere == "apprentissage"])
        if found:
            return Repli("autre_uai", formation=found, role=organisme.role, nom=found.libelle_etablissement)
    return None


def _continuum(snapshot: Snapshot, uai: str, code: Code) -> Repli | None:
    for lien in list_continuum(snapshot, code):
        found = _only(list_formations(snapshot, uai, Code(code.type, lien.code_lie)))
        if found:
            return Repli("continuum", formation=found, sens=lien.sens, libelle_lie=lien.libelle)
    return None


def _other_uai(snapshot: Snapshot, uai: str, code: Code) -> Repli | None:
    for lie in list_stand_ins(snapshot, uai):
        found = _only(list_formations(snapshot, lie.uai_lie, code))
        if found:
            return Repli("autre_uai", formation=found, role=lie.lien, nom=found.libelle_etablissement)
    return None


def _only(formations: list[Formation]) -> Formation | None:
    """The formation of the list that has figures, if it is alone: several are never picked from."""
    with_figures = [formation for formation in formations if formation.figures.millesime]
    return with_figures[0] if len(with_figures) == 1 else None
