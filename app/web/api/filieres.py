"""The answer of several codes together: one object a filière."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.nomenclature import Code
from app.queries.agregat import Agregat, by_filiere
from app.queries.diplome import list_diplomes
from app.queries.publication import Niveau, Publication, list_par_diplome
from app.web.api import wording
from app.web.api.answers import FILIERES, about, diplome_of, figures_of, region_of, said_of
from app.web.api.refusal import Refused
from app.web.api.schemas import FiliereReunie, Filieres
from app.warehouse import Snapshot


def find_filieres(snapshot: Snapshot, niveau: Niveau, lieu: str, codes: Sequence[Code], annee: int | None) -> Filieres:
    """All codes of the diplomas that `codes` belong to, filière by filière. Raises Refused where nothing is published."""
    diplomes = list_diplomes(snapshot, codes)
    every = list_par_diplome(snapshot, niveau, lieu, diplomes)
    if not every:
        raise Refused(404, wording.NO_FIGURES_DIPLOMES)
    chosen = [row for row in every if (row.est_dernier_millesime if annee is None else row.annee == annee)]
    if not chosen:
        raise Refused(404, wording.NO_MILLESIME.format(millesime=annee or "le plus récent"), millesimesDisponible=years_of(every))
    return Filieres(**{FILIERES[agregat.first.filiere]: _answer(agregat, snapshot.fictif) for agregat in by_filiere(chosen)})


def years_of(rows: Sequence[Publication]) -> list[str]:
    """The cohorts that may be asked for, the oldest first."""
    return sorted({row.millesime for row in rows}, key=lambda millesime: (millesime[-4:], millesime))


def _answer(agregat: Agregat, fictif: bool) -> FiliereReunie:
    row, codes = agregat.first, agregat.publications
    figures = figures_of(row) if len(codes) == 1 else _together(agregat)
    cfds = list(dict.fromkeys(each.cfd for each in codes if each.cfd))
    return FiliereReunie(
        codes_certifications=[each.code for each in codes],
        code_formation_diplome=cfds[0] if cfds else None,
        codes_formation_diplome=cfds,
        region=region_of(row),
        diplome=diplome_of(row),
        filiere=FILIERES[row.filiere],
        millesime=row.millesime,
        meta=about(row, _said(agregat, fictif), wording.SEVERAL_DIPLOMAS.format(number=len(cfds)) if len(cfds) > 1 else None),
        **figures,
    )


def _together(agregat: Agregat) -> dict[str, int | None]:
    emploi = {f"taux_en_emploi_{months}_mois": share for months, share in agregat.emploi.items()}
    autres = {f"taux_autres_{months}_mois": share for months, share in agregat.autres.items()}
    return {"nb_annee_term": agregat.effectif, "taux_en_formation": agregat.formation, **emploi, **autres}


def _said(agregat: Agregat, fictif: bool) -> list[str]:
    if len(agregat.publications) == 1:
        return said_of(agregat.first, fictif)
    if agregat.motif:
        return [*([wording.FICTIF] if fictif else []), wording.AGREGATS[agregat.motif]]
    gathered = wording.GATHERED.format(number=len(agregat.publications))
    # Whatever was computed in one of the codes was computed in the whole.
    computed = [row for row in agregat.publications if row.origine_ensuite] or [agregat.first]
    whole = replace(computed[0], effectif=agregat.effectif)
    return [*said_of(whole, fictif), gathered]
