"""Regions: their names, and where an establishment is."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.annuaire import Annuaire
from app.queries.etablissement import Etablissement
from app.warehouse import Snapshot

SELECT_DEPARTEMENTS = "SELECT prefixe_uai, code_region FROM marts.departement WHERE code_region IS NOT NULL"
SELECT_REGIONS = "SELECT code_region, region FROM marts.region ORDER BY strip_accents(region)"


def find_region(snapshot: Snapshot, uai: str) -> str | None:
    """The INSEE code of the region of a UAI, from its department; None outside the 18 regions."""
    found = (row["code_region"] for row in snapshot.once(SELECT_DEPARTEMENTS) if row["prefixe_uai"] == uai[:3])
    return next(map(str, found), None)


def region_of(snapshot: Snapshot, uai: str, populations: Sequence[Etablissement], annuaire: Annuaire | None) -> str | None:
    """The region as the publications say, then the directory; of a place that neither knows, as its number says."""
    if populations:
        return populations[0].code_region
    return annuaire.code_region if annuaire else find_region(snapshot, uai)


def list_regions(snapshot: Snapshot) -> list[tuple[str, str]]:
    """(INSEE code, name) of every region, as a French reader sorts them."""
    return [(str(row["code_region"]), str(row["region"])) for row in snapshot.rows(SELECT_REGIONS)]
