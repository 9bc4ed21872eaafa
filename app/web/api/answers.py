"""Turns a cohort into the fields that reusers read, with what must be said of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from app.cards.voice import Voice
from app.cards.wording.nouns import DIPLOMAS
from app.queries.publication import Publication
from app.web.api import wording
from app.web.api.parts import About, Donnee, Famille, Libelle, Lieu
from app.web.api.schemas import Certification, Formation, Regionale

FILIERES = {"scolaire": "pro", "agricole": "agricole", "apprentissage": "apprentissage", "superieur": "superieur"}
TYPES = {"mefstat11": "mef11", "cfd": "cfd", "sise": "sise"}
# The level of a diploma, by the digit that begins its CFD, or by its family in higher education.
NIVEAUX = {"5": "3", "4": "4", "3": "5", "2": "6", "1": "7", "0": "0"}
NIVEAUX_SUPERIEUR = {"but": "6", "licence": "6", "licence_pro": "6", "master": "7", "ingenieur": "7"}
# Said again for almost every cohort.
_say = lru_cache(1024)(Voice().typeset)


def formation_of(row: Publication, fictif: bool, *more: str) -> Formation:
    """A cohort in an establishment; `more` is said of it besides."""
    return Formation(
        uai=row.lieu,
        uai_donnee=row.lieu,
        region=region_of(row),
        academie=Lieu(row.code_academie, row.academie) if row.code_academie else None,
        **_common(row, fictif, more),
    )


def regionale_of(row: Publication, fictif: bool, *more: str) -> Regionale:
    """A cohort in a region."""
    return Regionale(region=region_of(row), **_common(row, fictif, more))


def certification_of(row: Publication, fictif: bool, *more: str) -> Certification:
    """A cohort in France."""
    return Certification(**_common(row, fictif, more))


def region_of(row: Publication) -> Lieu | None:
    """Where the figures are of; None for France."""
    return Lieu(row.code_region, row.region) if row.code_region else None


def diplome_of(row: Publication) -> Libelle | None:
    """Level and family of the diploma, None where one is not known."""
    niveau = NIVEAUX.get(row.cfd[0]) if row.cfd else NIVEAUX_SUPERIEUR.get(row.type_diplome)
    nom = DIPLOMAS[row.type_diplome].nom if row.type_diplome in DIPLOMAS else ""
    return Libelle(niveau, nom) if niveau and nom else None


def _common(row: Publication, fictif: bool, more: tuple[str, ...]) -> dict[str, Any]:
    return {
        "code_certification": row.code,
        "code_certification_type": TYPES[row.type_code],
        "code_formation_diplome": row.cfd,
        "libelle": row.libelle,
        "diplome": diplome_of(row),
        "filiere": FILIERES[row.filiere],
        "millesime": row.millesime,
        "donnee_source": Donnee(row.code_donnee, row.type_donnee),
        "famille_metier": Famille(row.libelle_famille, False) if row.libelle_famille else None,
        "date_fermeture": row.date_fermeture and row.date_fermeture.isoformat(),
        "formation_fermee": row.annee_fermeture is not None,
        **figures_of(row),
        "meta": about(row, [*said_of(row, fictif), *more]),
    }


def figures_of(row: Publication) -> dict[str, int | None]:
    """The shares of all last-year students, never the rates among those who left."""
    return {
        "nb_annee_term": row.effectif,
        "taux_en_formation": row.part_formation,
        "taux_en_emploi_6_mois": row.part_en_emploi_6_mois,
        "taux_en_emploi_12_mois": row.part_en_emploi_12_mois,
        "taux_en_emploi_18_mois": row.part_en_emploi_18_mois,
        "taux_en_emploi_24_mois": row.part_en_emploi_24_mois,
        "taux_autres_6_mois": row.part_autres_situations,
        "taux_autres_12_mois": row.part_autres_situations_12_mois,
        "taux_autres_18_mois": row.part_autres_situations_18_mois,
        "taux_autres_24_mois": row.part_autres_situations_24_mois,
        "taux_rupture_contrats": row.taux_contrats_interrompus,
        "salaire_12_mois_q1": row.salaire_q1_12_mois,
        "salaire_12_mois_q2": row.salaire_q2_12_mois,
        "salaire_12_mois_q3": row.salaire_q3_12_mois,
    }


def about(row: Publication, messages: list[str], name: str | None = None) -> About:
    """What the figures are of, in words; `name` in place of that of the diploma."""
    filiere = FILIERES[row.filiere]
    place = place_of(row)
    source = wording.SOURCES.get(filiere, wording.DEFAULT_SOURCE)
    years = row.millesime.replace("_", " et ")
    details = wording.DETAILS.format(source=source, filiere=wording.FILIERES[filiere], years=years, place=place)
    return About(wording.TITLE.format(libelle=name or row.libelle or row.code, place=place), details, [_say(text) for text in messages])


def place_of(row: Publication) -> str:
    """France, a region or an establishment, in words."""
    if row.niveau == "france":
        return wording.FRANCE
    return wording.IN_REGION.format(region=row.region) if row.niveau == "region" else wording.IN_ETABLISSEMENT.format(uai=row.lieu)


def said_of(row: Publication, fictif: bool) -> list[str]:
    """Why a figure is missing, how another was computed, and whose they are."""
    said = [wording.FICTIF] if fictif else []
    if row.motif_absence:
        return [*said, wording.ABSENCES[row.motif_absence]]
    shares = (row.part_formation, row.part_en_emploi_6_mois, row.part_autres_situations)
    told = {
        wording.NO_SHARE: not any(share is not None for share in shares),
        wording.PARTIAL: 0 < sum(share is None for share in shares) < 3,
        wording.BORROWED.get(row.type_donnee, "").format(code=row.code_donnee): row.type_donnee != "self",
        wording.GRADUATES: row.obtention_diplome == "diplome",
        wording.COMPUTED_COUNTS: row.origine == "calcule" and row.filiere == "superieur",
        wording.COMPUTED: row.origine == "calcule" and row.filiere != "superieur",
        wording.COMPUTED_LATER: row.origine_ensuite == "calcule" and row.filiere != "superieur",
        wording.NO_EFFECTIF: row.effectif is None,
        wording.NO_COUNTS: True,
    }
    return said + [text for text, holds in told.items() if holds]
