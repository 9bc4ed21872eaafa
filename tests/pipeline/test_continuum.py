"""Renewed diplomas, on the real tables: the mart against the same rule written slowly."""

from __future__ import annotations

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from tests.pipeline.bcn import Row, by, diplomes, mefs, read


def links(rows: list[Row]) -> set[tuple[str, str]]:
    """(former, new), from whichever side says so."""
    found = set()
    for row in rows:
        for place in range(1, 8):
            found.add((row[f"ANCIEN_DIPLOME_{place}"], row["FORMATION_DIPLOME"]))
            found.add((row["FORMATION_DIPLOME"], row[f"NOUVEAU_DIPLOME_{place}"]))
    return {(former, new) for former, new in found if former and new and former != new}


def one_to_one(found: set[tuple[str, str]]) -> dict[str, str]:
    kept = {}
    for former, new in found:
        successors = [link for link in found if link[0] == former]
        predecessors = [link for link in found if link[1] == new]
        if len(successors) == len(predecessors) == 1:
            kept[former] = new
    return kept


def chains(following: dict[str, str]) -> set[tuple[str, str, str, int]]:
    """(code, linked code, side, distance), both ways."""
    found = set()
    for start in following:
        code, distance = start, 0
        while code in following:
            code, distance = following[code], distance + 1
            found.add((start, code, "nouvelle", distance))
            found.add((code, start, "ancienne", distance))
    return found


def counterpart(mef: Row, others: list[Row]) -> str | None:
    """The only class of another diploma at the same place, None where there is none or a choice."""
    same_place = [other for other in others if other["MEF_STAT_11"][:4] == mef["MEF_STAT_11"][:4]]
    if len(same_place) > 1:
        same_place = [other for other in same_place if other["DISPOSITIF_FORMATION"] == mef["DISPOSITIF_FORMATION"]]
    return same_place[0]["MEF_STAT_11"] if len(same_place) == 1 else None


@pytest.fixture(scope="module")
def built(real_database):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        rows = connection.execute("SELECT type_code, code, code_lie, sens, rang FROM marts.continuum").fetchall()
    return {kind: {tuple(rest) for found, *rest in rows if found == kind} for kind in ("cfd", "mefstat11")}


@pytest.fixture(scope="module")
def slow(real_data):
    return chains(one_to_one(links(diplomes(real_data))))


def test_the_real_table_holds_1532_links_of_which_856_are_without_choice(real_data):
    found = links(diplomes(real_data))
    assert (len(found), len(one_to_one(found))) == (1532, 856)


def test_every_diploma_is_linked_as_the_slow_rule_says(real_data, built, slow):
    wider = read(real_data / "bcn" / "vFormationDiplome_.csv")
    known = {row["FORMATION_DIPLOME"] for row in [*diplomes(real_data), *wider, *mefs(real_data)]}
    expected = {(code, other, side, distance) for code, other, side, distance in slow if {code, other} <= known}
    assert built["cfd"] == expected
    assert max(distance for *_, distance in expected) == 5


def test_every_class_is_linked_as_the_slow_rule_says(real_data, built, slow):
    classes = by("FORMATION_DIPLOME", mefs(real_data))
    expected = set()
    for cfd, other, side, distance in slow:
        for mef in classes[cfd]:
            found = counterpart(mef, classes[other])
            if found and found != mef["MEF_STAT_11"]:
                expected.add((mef["MEF_STAT_11"], found, side, distance))
    assert built["mefstat11"] == expected
    assert len(expected) > 7000


def test_agora_comes_after_gestion_administration(real_data, built):
    rows = {row["FORMATION_DIPLOME"]: row for row in diplomes(real_data)}
    gestion, agora = rows["40030001"], rows["40030004"]
    assert (gestion["ligne"], gestion["NOUVEAU_DIPLOME_1"], gestion["NOUVEAU_DIPLOME_2"]) == ("2864", "40030004", "")
    assert (agora["ligne"], agora["ANCIEN_DIPLOME_1"], agora["ANCIEN_DIPLOME_2"]) == ("3764", "40030001", "")
    classes = {row["MEF_STAT_11"]: row for row in mefs(real_data)}
    assert (classes["23830030001"]["ligne"], classes["23830030004"]["ligne"]) == ("8112", "9254")
    assert ("40030004", "40030001", "ancienne", 1) in built["cfd"]
    assert ("23830030004", "23830030001", "ancienne", 1) in built["mefstat11"]
    assert [link for link in built["mefstat11"] if link[0] == "23830030004"] == [("23830030004", "23830030001", "ancienne", 1)]


def test_a_diploma_that_two_replace_is_linked_to_neither(real_data, built):
    """50024208 gives way to 50024228 and to « 0024227 », a code that has lost a digit: still a choice."""
    row = next(row for row in diplomes(real_data) if row["FORMATION_DIPLOME"] == "50024208")
    assert {row[f"NOUVEAU_DIPLOME_{place}"] for place in range(1, 8)} == {"0024227", "50024228", ""}
    assert not [link for link in built["cfd"] if "50024208" in link]


def test_a_circle_of_renewals_stops_the_build(real_data, tmp_path):
    """40030004 replaces 40030001; let the table say the reverse too."""
    text = (real_data / "bcn" / "nFormationDiplome_.csv").read_text(encoding="cp1252")
    header, *lines = text.splitlines()
    place = header.split(";").index("NOUVEAU_DIPLOME_1")
    agora = next(line.split(";") for line in lines if line.startswith("40030004;"))
    agora[place] = "40030001"
    gestion = next(line.split(";") for line in lines if line.startswith("40030001;"))
    for name in ("ANCIEN_DIPLOME_1", "ANCIEN_DIPLOME_2"):
        gestion[header.split(";").index(name)] = ""
    table = "\n".join([header, ";".join(agora), ";".join(gestion), ""])
    (tmp_path / "nFormationDiplome_.csv").write_text(table, encoding="cp1252")
    with pytest.raises(BuildFailed, match="continuum_has_no_cycle"):
        build(tmp_path, tmp_path / "t.duckdb")
