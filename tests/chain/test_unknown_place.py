"""A common first year asked of an establishment that nothing describes: each speciality as its region has it."""

from __future__ import annotations

import duckdb

from app.nomenclature import UAI_LETTERS, Key
from app.queries.reponse import find_reponse
from app.warehouse import Snapshot


def test_each_speciality_of_a_common_year_is_answered_by_the_region(national):
    snapshot, uai = Snapshot(national), "0290997" + UAI_LETTERS[290997 % 23]
    with duckdb.connect(str(national), read_only=True) as connection:
        common = connection.execute(
            "SELECT DISTINCT s.code FROM marts.specialite AS s JOIN marts.reference AS r ON r.code = s.mefstat11"
            " WHERE r.niveau = 'region' AND r.code_region = '53' AND s.type_code = 'mefstat11' ORDER BY 1"
        ).fetchall()
    assert len(common) > 5
    for (code,) in common:
        there = find_reponse(snapshot, Key.parse(f"53-{code}")).specialites
        assert any(repli and repli.etape == "region" for *_, repli in there)
        assert find_reponse(snapshot, Key.parse(f"{uai}-{code}")).specialites == there
