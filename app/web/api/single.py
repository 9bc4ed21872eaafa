"""One formation at one place: its cohort, or why there is none."""

from __future__ import annotations

from flask import current_app

from app.nomenclature import Code
from app.queries.annuaire import find_annuaire
from app.queries.annee import list_dernieres_annees
from app.queries.diplome import find_diplome, list_diplomes
from app.queries.etablissement import list_populations
from app.queries.publication import Niveau, Publication, find_dernier_millesime, is_suivi, list_cohortes
from app.warehouse import Snapshot
from app.web.api import wording
from app.web.api.filieres import years_of
from app.web.api.refusal import Refused


def find_cohorte(niveau: Niveau, lieu: str, code: Code, annee: int | None) -> tuple[Publication, tuple[str, ...]]:
    """(the cohort, what is said of it besides). `annee` None: the latest of its filière. Raises Refused where there is none."""
    snapshot = served()
    every = list_cohortes(snapshot, niveau, lieu, code.value)
    if not every:
        raise _unknown(snapshot, niveau, lieu, code)
    chosen = [row for row in every if (row.est_dernier_millesime if annee is None else row.annee == annee)]
    if not chosen:
        wanted = str(annee) if annee else find_dernier_millesime(snapshot, niveau, every[0].filiere)
        available = years_of(every)
        raise Refused(404, wording.NO_MILLESIME.format(millesime=wanted), millesime=wanted, millesimesDisponible=available)
    return chosen[0], (wording.SEVERAL_FILIERES,) if len(chosen) > 1 else ()


def _unknown(snapshot: Snapshot, niveau: Niveau, lieu: str, code: Code) -> Refused:
    if not find_diplome(snapshot, code) and not is_suivi(snapshot, code.value):
        return Refused(404, wording.UNKNOWN_FORMATION.format(code=code))
    if niveau == "etablissement" and not (find_annuaire(snapshot, lieu) or list_populations(snapshot, lieu)):
        return Refused(404, wording.UNKNOWN_ETABLISSEMENT.format(uai=lieu))
    sentences = {"etablissement": wording.NO_FIGURES, "region": wording.NO_FIGURES_REGION, "france": wording.NO_FIGURES_FRANCE}
    terminales = [{"code_certification": mefstat11} for mefstat11 in list_dernieres_annees(snapshot, code)]
    more = {"certificationsTerminales": terminales} if terminales else {}
    return Refused(404, sentences[niveau].format(code=code, uai=lieu), **more)


def find_one_diplome(codes: tuple[Code, ...]) -> Code:
    """The code that a picture shows: the one that was asked, or the diploma of several. Raises Refused for several diplomas."""
    if len(codes) == 1:
        return codes[0]
    diplomes = list_diplomes(served(), codes)
    if len(diplomes) != 1 or any(code.type == "sise" for code in codes):
        raise Refused(400, wording.ONE_IMAGE)
    return Code("cfd", diplomes[0])


def served() -> Snapshot:
    """The file that answers."""
    return current_app.extensions["warehouse"].snapshot()


def is_fictif() -> bool:
    """Whether its figures are invented."""
    return served().fictif
