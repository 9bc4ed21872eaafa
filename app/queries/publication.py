"""What the data API answers with: the cohorts of a formation in an establishment, in a region or in France."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from app.queries.figures import MotifAbsence
from app.warehouse import Snapshot

Niveau = Literal["etablissement", "region", "france"]
FRANCE = "00"


@dataclass(frozen=True)
class Publication:
    """One cohort. `lieu` is a UAI, the INSEE code of a region or FRANCE; shares of all last-year students, whole percents.

    `effectif` is 20 at least, None where the source does not give it; under 20, nothing but `motif_absence`.
    `origine_ensuite` tells how the shares at 12, 18 and 24 months came; `code_donnee` whose figures they are.
    """

    niveau: Niveau
    lieu: str
    code: str
    filiere: Literal["scolaire", "agricole", "apprentissage", "superieur"]
    millesime: str
    annee: int
    est_dernier_millesime: bool
    type_code: Literal["mefstat11", "cfd", "sise"]
    cfd: str | None
    libelle: str | None
    type_diplome: str
    code_region: str | None
    region: str | None
    code_academie: str | None
    academie: str | None
    motif_absence: MotifAbsence | None
    obtention_diplome: Literal["ensemble", "diplome"] | None
    effectif: int | None
    part_formation: int | None
    part_en_emploi_6_mois: int | None
    part_autres_situations: int | None
    part_en_emploi_12_mois: int | None
    part_autres_situations_12_mois: int | None
    part_en_emploi_18_mois: int | None
    part_autres_situations_18_mois: int | None
    part_en_emploi_24_mois: int | None
    part_autres_situations_24_mois: int | None
    taux_contrats_interrompus: int | None
    salaire_q1_12_mois: int | None
    salaire_q2_12_mois: int | None
    salaire_q3_12_mois: int | None
    origine: Literal["publie", "calcule"] | None
    origine_ensuite: Literal["calcule"] | None
    code_donnee: str
    type_donnee: Literal["self", "ancienne", "nouvelle"]
    libelle_famille: str | None
    date_fermeture: date | None
    annee_fermeture: int | None


COLUMNS = ", ".join(field.name for field in fields(Publication))
SELECT_PUBLICATION = f"""
    SELECT {COLUMNS} FROM marts.publication
    WHERE niveau = $1 AND lieu = $2 AND code = $3
    ORDER BY annee DESC, filiere DESC
"""
# The figures that are of the codes themselves: those of a replaced diploma would be counted twice.
SELECT_PAR_DIPLOME = f"""
    SELECT {COLUMNS} FROM marts.publication
    WHERE niveau = $1 AND lieu = $2 AND type_donnee = 'self'
        AND (cfd IN (SELECT unnest($3::VARCHAR[])) OR (type_code = 'sise' AND code IN (SELECT unnest($3::VARCHAR[]))))
    ORDER BY filiere, annee DESC, code
"""
SELECT_DERNIER_MILLESIME = """
    SELECT max(millesime) AS millesime FROM marts.publication WHERE niveau = $1 AND filiere = $2 AND est_dernier_millesime
"""
SELECT_SUIVI = "SELECT 1 AS suivi FROM marts.publication WHERE code = $1 LIMIT 1"


def list_cohortes(snapshot: Snapshot, niveau: Niveau, lieu: str, code: str) -> list[Publication]:
    """Every cohort of a formation at a place, the latest first; empty where nothing was ever published of it."""
    return [Publication(**row) for row in snapshot.rows(SELECT_PUBLICATION, niveau, lieu, code)]


def list_par_diplome(snapshot: Snapshot, niveau: Niveau, lieu: str, diplomes: tuple[str, ...]) -> list[Publication]:
    """Every cohort, at a place, of every code of some diplomas (CFD, or SISE codes), filière after filière."""
    return [Publication(**row) for row in snapshot.rows(SELECT_PAR_DIPLOME, niveau, lieu, list(diplomes))]


def find_dernier_millesime(snapshot: Snapshot, niveau: Niveau, filiere: str) -> str | None:
    """The latest cohort published at a level in a filière."""
    return snapshot.rows(SELECT_DERNIER_MILLESIME, niveau, filiere)[0]["millesime"]


def is_suivi(snapshot: Snapshot, code: str) -> bool:
    """Whether anything is published of a code, anywhere."""
    return bool(snapshot.rows(SELECT_SUIVI, code))
