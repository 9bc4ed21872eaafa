"""A diploma of higher education as blocs: students, about six months after, all sites together."""

from __future__ import annotations

from app.cards import wording
from app.cards.bloc import Said, bloc_of, silent_bloc
from app.cards.card import Bloc
from app.cards.voice import Phrase
from app.nomenclature import leaving_years
from app.queries.insersup import DiplomeSuperieur
from app.queries.reponse import Reponse


def superieur_blocs(reponse: Reponse) -> tuple[list[Bloc], str | None]:
    """(blocs, reason for having no figure of one's own). No bloc where InserSup does not follow the diploma at all."""
    here, national = reponse.superieur, reponse.superieur_national
    if here is None:
        if national is None:
            return [], None
        if reponse.key.region:
            said = [wording.NOTHING, wording.CAUSES["region_non_publiee"]]
            return [silent_bloc("", said), *_instead(national)], "region_non_publiee"
        if reponse.key.uai is None:
            return [_bloc(national, wording.FRANCE, [])], national.figures.motif_absence
        perimetre = reponse.annuaire.libelle_etablissement if reponse.annuaire else ""
        said = [wording.NO_FIGURE.format(ce_lieu=wording.ETUDIANTS.ce)]
        return [silent_bloc(perimetre, said), *_instead(national)], "absence"
    perimetre = here.libelle_etablissement or ""
    if here.figures.motif_absence is None:
        return [_bloc(here, perimetre, [wording.ALL_SITES])], None
    motif = here.figures.motif_absence
    silent = silent_bloc(perimetre, [wording.NOTHING_SUPERIEUR[motif]], leaving_years(here.figures.dernier_millesime))
    older = [_bloc(here, perimetre, [wording.OLDER])] if here.figures.millesime else []
    return [silent, *(older or _instead(national))], motif


def _instead(national: DiplomeSuperieur | None) -> list[Bloc]:
    if national is None or national.figures.millesime is None:
        return []
    return [_bloc(national, wording.FRANCE, [wording.WHOLE_COUNTRY], wider=True)]


def _bloc(found: DiplomeSuperieur, perimetre: Phrase | str, said: Said, *, wider: bool = False) -> Bloc:
    if found.figures.millesime is None:
        return silent_bloc(perimetre, [wording.NOTHING_SUPERIEUR[found.figures.motif_absence or "absence"]])
    graduates = [wording.GRADUATES] if found.obtention_diplome == "diplome" else []
    etape = "france" if wider else "groupe_ancien" if wording.OLDER in said else "propre"
    return bloc_of(found.figures, perimetre, wording.ETUDIANTS, [*said, *graduates], etape=etape)
