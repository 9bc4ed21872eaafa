"""What is known of a diploma of higher education, in an establishment and in France."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code
from app.queries.figures import Figures
from app.warehouse import Snapshot

COLUMNS = """
    sise, libelle_diplome, type_diplome, obtention_diplome, effectif,
    part_en_emploi_12_mois, part_en_emploi_18_mois, part_en_emploi_24_mois, part_en_emploi_30_mois, dernier_millesime,
    motif_absence, millesime, part_en_emploi_6_mois, part_formation, part_autres_situations, origine, source, fichier, ligne
"""
SELECT_INSERSUP = f"""
    SELECT uai, libelle_etablissement, code_region, id_paysage, {COLUMNS} FROM marts.insersup WHERE uai = ? AND sise = ?
"""
SELECT_NATIONAL = f"""
    SELECT salaire_millesime, salaire_horizon, salaire_q1, salaire_q2, salaire_q3, {COLUMNS}
    FROM marts.insersup_national
    WHERE sise = ?
"""
# Those with figures first, then as a French reader sorts them.
SELECT_SUIVIS = """
    SELECT sise, libelle_diplome, type_diplome, millesime IS NOT NULL AS a_un_chiffre
    FROM marts.insersup
    WHERE uai = ?
    ORDER BY a_un_chiffre DESC, type_diplome, lower(strip_accents(libelle_diplome)), sise
"""


@dataclass(frozen=True)
class DiplomeSuivi:
    """A diploma that InserSup follows in an establishment, to choose from."""

    sise: str
    libelle_diplome: str | None
    type_diplome: str
    a_un_chiffre: bool


@dataclass(frozen=True)
class DiplomeSuperieur:
    """Shares of all who finished the diploma, with or without it; graduates alone where `obtention_diplome` is `diplome`.

    The later shares are of the promo of the others.
    """

    sise: str
    libelle_diplome: str | None
    type_diplome: str
    obtention_diplome: Literal["ensemble", "diplome"] | None
    part_en_emploi_12_mois: int | None
    part_en_emploi_18_mois: int | None
    part_en_emploi_24_mois: int | None
    part_en_emploi_30_mois: int | None
    figures: Figures


@dataclass(frozen=True)
class Insersup(DiplomeSuperieur):
    """A diploma in the establishment where its students are enrolled, all its sites together."""

    uai: str
    libelle_etablissement: str | None
    code_region: str | None
    id_paysage: str | None


@dataclass(frozen=True)
class InsersupNational(DiplomeSuperieur):
    """A diploma in the whole of France. Salaries are monthly, net, of a full time, `salaire_horizon` months after."""

    salaire_millesime: str | None
    salaire_horizon: int | None
    salaire_q1: int | None
    salaire_q2: int | None
    salaire_q3: int | None


def find_insersup(snapshot: Snapshot, uai: str, code: Code) -> Insersup | None:
    """The diploma in an establishment; None where InserSup does not follow it, or for a code of another kind than SISE."""
    rows = snapshot.rows(SELECT_INSERSUP, uai, code.value) if code.type == "sise" else []
    return Insersup(figures=Figures.of(rows[0]), **rows[0]) if rows else None


def find_insersup_national(snapshot: Snapshot, code: Code) -> InsersupNational | None:
    """The diploma in France, from the national row that the ministry publishes; None where there is none."""
    rows = snapshot.rows(SELECT_NATIONAL, code.value) if code.type == "sise" else []
    return InsersupNational(figures=Figures.of(rows[0]), **rows[0]) if rows else None


def list_suivis(snapshot: Snapshot, uai: str) -> list[DiplomeSuivi]:
    """Every diploma of higher education of an establishment; empty where InserSup follows none there."""
    return [DiplomeSuivi(**row) for row in snapshot.rows(SELECT_SUIVIS, uai)]
