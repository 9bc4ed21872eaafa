"""Who an establishment is, and where, whether figures are published of it or not."""

from __future__ import annotations

from dataclasses import dataclass

from app.warehouse import Snapshot

SELECT_ANNUAIRE = """
    SELECT uai, libelle_etablissement, commune, code_postal, code_departement, code_region, code_academie,
        type_etablissement, code_nature, nature, etat, source
    FROM marts.annuaire
    WHERE uai = ?
"""


@dataclass(frozen=True)
class Annuaire:
    """A line of the directory. `etat` is ouvert, a_ouvrir, a_fermer, ferme, or None where its source does not say."""

    uai: str
    libelle_etablissement: str
    commune: str | None
    code_postal: str | None
    code_departement: str | None
    code_region: str | None
    code_academie: str | None
    type_etablissement: str | None
    code_nature: str | None
    nature: str | None
    etat: str | None
    source: str


def find_annuaire(snapshot: Snapshot, uai: str) -> Annuaire | None:
    """The establishment, None where no source describes it."""
    rows = snapshot.rows(SELECT_ANNUAIRE, uai)
    return Annuaire(**rows[0]) if rows else None
