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
from app.queries.identifiant import Identifiant
from app.queries.insersup import DiplomeSuivi, Insersup, InsersupNational, find_insersup, find_insersup_national, list_suivis
from app.queries.premiere_annee import list_each
from app.queries.region import region_of
from app.queries.repli import POPULATIONS, Repli, find_repli, find_wider, whole_establishment, whole_organisme
from app.queries.specialite import Specialite, list_specialites
from app.warehouse import Snapshot


@dataclass(frozen=True)
class Reponse:
    """Empty lists and None where nothing is known: the card decides what to say of it.

    `derniere_annee`: the last year that stands for the class asked about, where it is an earlier one. `specialites`:
    what a common first year leads to, each with its formation in the establishment if the files list one. `suivis`: of an
    establishment without figures as a whole, the diplomas of higher education to choose from. `identifiant`: the number of
    others that led to the key, None where the key itself was asked for.
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
    suivis: list[DiplomeSuivi] = field(default_factory=list)
    identifiant: Identifiant | None = None

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


def find_reponse(snapshot: Snapshot, key: Key, identifiant: Identifiant | None = None) -> Reponse:
    """Point queries only, and none for a step that an earlier one makes useless."""
    found = replace(_find(snapshot, key), identifiant=identifiant)
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
    if key.code is None and key.uai:
        return _whole(snapshot, Reponse(key, **known), key.uai)
    region = region_of(snapshot, key.uai, populations, annuaire) if key.uai else key.region
    diplome, specialites = find_diplome(snapshot, key.code), list_specialites(snapshot, key.code)
    if specialites:
        # Of a place that nothing describes, no speciality has a line: the region is asked, as if it were the key.
        each = list_each(snapshot, key.uai if populations or annuaire else None, region, specialites)
        # With a list of « pas de chiffre » only, the establishment as a whole is better than nothing.
        told = any((formation and formation.figures.millesime) or repli for _, formation, repli in each)
        repli = None if told else whole_establishment(populations, POPULATIONS["mefstat11"])
        return Reponse(key, diplome=diplome, specialites=each, repli=repli, **known)
    last_years = list_dernieres_annees(snapshot, key.code)
    last_year = last_years[0] if len(last_years) == 1 else None
    code = Code("mefstat11", last_year) if last_year else key.code
    reponse = Reponse(key, diplome=diplome, derniere_annee=last_year, **known)
    if key.uai is None:
        return replace(reponse, repli=find_wider(snapshot, code, key.region, france=key.region is None))
    return _in_etablissement(snapshot, reponse, key.uai, code, region)


def _whole(snapshot: Snapshot, reponse: Reponse, uai: str) -> Reponse:
    """An establishment without figures of its own has those of the only provider of all that it teaches."""
    if any(found.figures.millesime for found in reponse.populations):
        return reponse
    # Of a lycée, apprentices taught by others are not the whole.
    offre = all(found.population in ("cfa", "apprentis") for found in reponse.populations)
    suivis = [] if reponse.populations else list_suivis(snapshot, uai)
    return replace(reponse, suivis=suivis, repli=whole_organisme(snapshot, uai, None) if offre else None)


def _in_etablissement(snapshot: Snapshot, reponse: Reponse, uai: str, code: Code, region: str | None) -> Reponse:
    """The formations that `code`, of a last year, names in the establishment; where none has a figure, what stands in."""
    formations = list_formations(snapshot, uai, code)
    if any(formation.figures.millesime for formation in formations):
        return replace(reponse, formations=formations)
    apprentis = any(formation.filiere == "apprentissage" for formation in formations)
    repli = find_repli(
        snapshot,
        uai,
        code,
        reponse.populations,
        region,
        apprentis=apprentis,
        # A line of pupils says whom the figures of the diploma are about: those of apprentices are not theirs.
        offre=code.type == "cfd" and (apprentis or not formations),
        eleves=bool(formations) and not apprentis,
        professionnelle=reponse.diplome is not None and reponse.diplome.type_diplome != "autre",
    )
    return replace(reponse, formations=formations, repli=repli)


def _higher_education(snapshot: Snapshot, key: Key, code: Code) -> Reponse:
    return Reponse(
        key,
        snapshot.fictif,
        superieur=find_insersup(snapshot, key.uai, code) if key.uai else None,
        superieur_national=find_insersup_national(snapshot, code),
        annuaire=find_annuaire(snapshot, key.uai) if key.uai else None,
    )
