"""A common first year, by its specialities."""

from __future__ import annotations

from app.nomenclature import Code
from app.queries.formation import Formation, list_formations
from app.queries.repli import Repli, find_wider
from app.queries.specialite import Specialite
from app.warehouse import Snapshot


def list_each(
    snapshot: Snapshot, uai: str | None, region: str | None, specialites: list[Specialite]
) -> list[tuple[Specialite, Formation | None, Repli | None]]:
    """Every speciality with its own figures, never an average: in the establishment, or in the region or France."""
    each: list[tuple[Specialite, Formation | None, Repli | None]] = []
    for specialite in specialites:
        code = Code("mefstat11", specialite.mefstat11)
        if uai:
            each.append((specialite, next(iter(list_formations(snapshot, uai, code)), None), None))
        else:
            each.append((specialite, None, find_wider(snapshot, code, region, france=region is None)))
    return each
