"""All that the served file knows about a key, gathered for its card."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.nomenclature import Code, Key
from app.queries.annee import list_dernieres_annees
from app.queries.annuaire import Annuaire, find_annuaire
from app.queries.comparaison import Comparaison, find_comparaison
from app.queries.diplome import Diplome, find_diplome
from app.queries.etablissement import Etablissement, list_populations
from app.queries.formation import Formation, list_formations
from app.queries.insersup import Insersup, InsersupNational, find_insersup, find_insersup_national
from app.queries.repli import POPULATIONS, Repli, find_repli, find_wider, whole_establishment
from app.queries.specialite import Specialite, list_specialites
from app.warehouse import Snapshot


@dataclass(frozen=True)
class Reponse:
    """Empty lists and None where nothing is known: the card decides what to say of it.

    `derniere_annee`: the last year that stands for the class asked about, where it is an earlier one. `specialites`:
    what a common first year leads to, each with its formation in the establishment if the files list one.
    """

    key: Key
    fictif: bool
    diplome: Diplome | None = None
    derniere_annee: str | None = None
    formations: list[Formation] = field(default_factory=list)
    populations: list[Etablissement] = field(default_factory=list)
    specialites: list[tuple[Specialite, Formation | None, Repli | None]] = field(default_factory=list)
    repli: Repli | None = None
    annuaire: Annuaire | None = None
    superieur: Insersup | None = None
    superieur_national: InsersupNational | None = None
    comparaison: Comparaison | None = None

    @property
    def shown(self) -> Formation | Insersup | None:
        """The formation whose own figures the card shows, under whatever name; None where others stand in for it."""
        if self.repli and self.repli.etape == "continuum":
            return self.repli.formation
        return self.formations[0] if len(self.formations) == 1 else self.superieur

    @property
    def effectif(self) -> int | None:
        """How many people those figures are of; None where that is not published."""
        return self.shown.figures.effectif if self.shown else None


def find_reponse(snapshot: Snapshot, key: Key) -> Reponse:
    """Point queries only, and none for a step that an earlier one makes useless."""
    found = _find(snapshot, key)
    if found.effectif is None or found.shown is None:
        return found
    code = found.shown.sise if isinstance(found.shown, Insersup) else found.shown.code
    return replace(found, comparaison=find_comparaison(snapshot, found.shown.uai, code))


def _find(snapshot: Snapshot, key: Key) -> Reponse:
    if key.code and key.code.type == "sise":
        return _higher_education(snapshot, key, key.code)
    populations = list_populations(snapshot, key.uai) if key.uai else []
    annuaire = find_annuaire(snapshot, key.uai) if key.uai and not populations else None
    known = {"populations": populations, "annuaire": annuaire, "fictif": snapshot.fictif}
    if key.code is None:
        return Reponse(key, **known)
    diplome, specialites = find_diplome(snapshot, key.code), list_specialites(snapshot, key.code)
    if specialites:
        each = _each(snapshot, key, specialites)
        # With a list of « pas de chiffre » only, the establishment as a whole is better than nothing.
        told = any((formation and formation.figures.millesime) or repli for _, formation, repli in each)
        repli = None if told else whole_establishment(populations, POPULATIONS["mefstat11"])
        return Reponse(key, diplome=diplome, specialites=each, repli=repli, **known)
    last_years = list_dernieres_annees(snapshot, key.code)
    last_year = last_years[0] if len(last_years) == 1 else None
    code = Code("mefstat11", last_year) if last_year else key.code
    if key.uai is None:
        repli = find_wider(snapshot, code, key.region, france=key.region is None)
        return Reponse(key, diplome=diplome, derniere_annee=last_year, repli=repli, **known)
    formations = list_formations(snapshot, key.uai, code)
    repli = None
    if not any(formation.figures.millesime for formation in formations):
        apprentis = any(formation.filiere == "apprentissage" for formation in formations)
        repli = find_repli(
            snapshot,
            key.uai,
            code,
            populations,
            _region(populations, annuaire),
            apprentis=apprentis,
            professionnelle=diplome is not None and diplome.type_diplome != "autre",
        )
    return Reponse(key, diplome=diplome, derniere_annee=last_year, formations=formations, repli=repli, **known)


def _each(snapshot: Snapshot, key: Key, specialites: list[Specialite]) -> list[tuple[Specialite, Formation | None, Repli | None]]:
    """Every speciality with its own figures, never an average: in the establishment, or in the region or France."""
    each: list[tuple[Specialite, Formation | None, Repli | None]] = []
    for specialite in specialites:
        code = Code("mefstat11", specialite.mefstat11)
        if key.uai:
            each.append((specialite, next(iter(list_formations(snapshot, key.uai, code)), None), None))
        else:
            each.append((specialite, None, find_wider(snapshot, code, key.region, france=key.region is None)))
    return each


def _higher_education(snapshot: Snapshot, key: Key, code: Code) -> Reponse:
    return Reponse(
        key,
        snapshot.fictif,
        superieur=find_insersup(snapshot, key.uai, code) if key.uai else None,
        superieur_national=find_insersup_national(snapshot, code),
        annuaire=find_annuaire(snapshot, key.uai) if key.uai else None,
    )


def _region(populations: list[Etablissement], annuaire: Annuaire | None) -> str | None:
    return populations[0].code_region if populations else annuaire.code_region if annuaire else None


def shown_source(reponse: Reponse) -> tuple[str, str | None] | None:
    """(dataset, file) of the first figures that the card shows, None where it shows none."""
    repli = reponse.repli
    found = [*reponse.formations, repli.formation if repli else None, reponse.superieur, reponse.superieur_national]
    found += [repli.etablissement if repli else None]
    found += reponse.populations if reponse.key.code is None else []
    for each in found:
        if each and each.figures.millesime:
            return each.figures.source, each.figures.fichier
    return (repli.reference.source, None) if repli and repli.reference else None
