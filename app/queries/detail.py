"""What the detailed card says more than the others: references, years before, salary, success, leavers, contracts."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.nomenclature import Code
from app.queries.formation import Formation
from app.queries.groupe import Groupe, groupe_of_etablissement, groupe_of_formation, groupe_of_reference, list_groupes_of_students
from app.queries.lu import Lu, list_sources
from app.queries.reponse import Reponse
from app.queries.reussite import Reussite, find_reussite, list_reussites
from app.queries.rupture import Rupture, find_rupture
from app.queries.source import Source
from app.warehouse import Snapshot


@dataclass(frozen=True)
class Complement:
    """Each part None or empty where nothing is published of it; `sources` tells the dataset of each line read."""

    groupes: list[Groupe] = field(default_factory=list)
    reussite: Reussite | None = None
    rupture: Rupture | None = None
    sources: list[tuple[Lu, Source]] = field(default_factory=list)


def find_detail(snapshot: Snapshot, reponse: Reponse) -> Complement:
    """Everything beside `reponse` that the detailed card shows; empty where the card has no figure at all."""
    groupes = _groupes(snapshot, reponse)
    apprentices = any(groupe.population in ("apprentis", "cfa") for groupe in groupes)
    rupture = find_rupture(snapshot, reponse.key.uai) if reponse.key.uai and apprentices else None
    reussite = _reussite(snapshot, reponse)
    return Complement(groupes, reussite, rupture, list_sources(snapshot, _lines_read(groupes, reussite, rupture)))


def _groupes(snapshot: Snapshot, reponse: Reponse) -> list[Groupe]:
    """The same people as the blocs of the card, in the same order."""
    if reponse.key.code and reponse.key.code.type == "sise":
        return list_groupes_of_students(snapshot, reponse, reponse.key.code)
    if reponse.key.code is None:
        shown = [found for found in reponse.populations if found.population in ("cfa", "lycee") and found.figures.millesime]
        # Without figures of its own, an establishment may show those of the organisation that runs it.
        instead = [reponse.repli.etablissement] if reponse.repli and reponse.repli.etablissement and not shown else []
        return [groupe_of_etablissement(snapshot, reponse, found, None) for found in [*shown, *instead]]
    code = Code("mefstat11", reponse.derniere_annee) if reponse.derniere_annee else reponse.key.code
    own = [groupe_of_formation(snapshot, found, reponse) for found in _shown(reponse) if found.figures.millesime]
    repli = reponse.repli
    if own or repli is None:
        return own
    if repli.formation:
        return [groupe_of_formation(snapshot, repli.formation, reponse)]
    if repli.etablissement:
        return [groupe_of_etablissement(snapshot, reponse, repli.etablissement, None if reponse.specialites else code)]
    return [groupe_of_reference(snapshot, reponse, code, repli.reference)]


def _shown(reponse: Reponse) -> list[Formation]:
    """Those that the card shows: of several of pupils, it offers a choice instead."""
    apprentices = [found for found in reponse.formations if found.filiere == "apprentissage"]
    return reponse.formations if len(reponse.formations) - len(apprentices) <= 1 else apprentices


def _reussite(snapshot: Snapshot, reponse: Reponse) -> Reussite | None:
    """Of pupils: the publication does not count apprentices."""
    pupils = [found for found in _shown(reponse) if found.filiere != "apprentissage" and found.cfd]
    if pupils and reponse.key.uai:
        return find_reussite(snapshot, reponse.key.uai, pupils[0].cfd)
    if reponse.key.uai and reponse.key.code is None:
        return next((found for found in list_reussites(snapshot, reponse.key.uai) if found.est_tout_le_lycee), None)
    return None


def _lines_read(groupes: list[Groupe], reussite: Reussite | None, rupture: Rupture | None) -> list[Lu]:
    """In the order of the card."""
    lines: list[Lu] = []
    for groupe in groupes:
        lines += [Lu.of("situation", groupe.figures)] if groupe.figures else []
        lines += [Lu.of("mediane" if found.nb_etablissements else found.niveau, found) for found in groupe.references]
        national = groupe.national if groupe.national and groupe.national.figures.millesime else None
        lines += [Lu.of("france", national.figures)] if national else []
        lines += [Lu.of("historique", cohorte) for cohorte in groupe.historique if cohorte.motif_absence is None]
        lines += [Lu.of("salaire", groupe.salaire)] if groupe.salaire else []
        lines += [Lu.of("valeur_ajoutee", groupe.valeur_ajoutee)] if groupe.valeur_ajoutee else []
    lines += [Lu("diplome", reussite.source, reussite.fichier, str(reussite.annee))] if reussite else []
    return lines + ([Lu.of("rupture", rupture)] if rupture else [])
