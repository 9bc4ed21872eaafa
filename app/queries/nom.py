"""Diplomas and establishments by their exact names, case, accents and punctuation apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.warehouse import Snapshot

# The rule of the macro `intitule` of the build, which a served file does not hold. The others left a diploma closed.
INTITULE = "trim(regexp_replace(lower(strip_accents({})), '[^a-z0-9]+', ' ', 'g'))"
SELECT_DIPLOMES_NOMMES = f"""
    SELECT code, type_diplome, date_fermeture IS NULL OR date_fermeture > current_date AS est_ouvert
    FROM marts.diplome
    WHERE type_code = 'cfd' AND {INTITULE.format("libelle")} = ?
    ORDER BY code
"""
SELECT_ETABLISSEMENTS_NOMMES = f"""
    SELECT uai, {INTITULE.format("commune")} AS commune, code_postal
    FROM marts.annuaire
    WHERE {INTITULE.format("libelle_etablissement")} = ? AND etat IS DISTINCT FROM 'ferme'
    ORDER BY uai
"""


@dataclass(frozen=True)
class DiplomeNomme:
    """A CFD whose diploma has the name asked for. `est_ouvert`: nothing says that it is closed today."""

    code: str
    type_diplome: str
    est_ouvert: bool


@dataclass(frozen=True)
class EtablissementNomme:
    """`commune` as `intitule_of` writes it, None where the directory does not say."""

    uai: str
    commune: str | None
    code_postal: str | None


def intitule_of(libelle: str) -> str:
    """« Lycée Victor-Hugo » becomes « lycee victor hugo »."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", libelle) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


def list_diplomes_nommes(snapshot: Snapshot, libelle: str) -> list[DiplomeNomme]:
    """Every diploma of that exact name, of any family; never the nearest."""
    return [DiplomeNomme(**row) for row in snapshot.rows(SELECT_DIPLOMES_NOMMES, intitule_of(libelle))]


def list_etablissements_nommes(snapshot: Snapshot, libelle: str) -> list[EtablissementNomme]:
    """Every establishment of that exact name that is not said to be closed."""
    return [EtablissementNomme(**row) for row in snapshot.rows(SELECT_ETABLISSEMENTS_NOMMES, intitule_of(libelle))]
