"""Years before the last one, common first years and the classes of a diploma, on the real tables and slowly again."""

from __future__ import annotations

import duckdb
import pytest

from tests.pipeline.bcn import by, day, diplomes, is_last_year, mefs, read

CATALOGUES = {
    "BTS_attractivite_capacite_2024.csv": ("MEFSTAT11", 126, 120),
    "constat_2020.csv": ("Mef Bcp 11", 925, 894),
    "attractivite_capacite_2022.csv": ("MEF STAT 11", 373, 346),
}


@pytest.fixture(scope="module")
def rows(real_database):
    def ask(sql: str) -> list[tuple]:
        with duckdb.connect(str(real_database), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return ask


@pytest.fixture(scope="module")
def last_years(real_data):
    """Every class of an earlier year, with the set of last years of the same diploma and dispositif."""
    table, found = mefs(real_data), {}
    classes = by("FORMATION_DIPLOME", table)
    for mef in table:
        if int(mef["ANNEE_DISPOSITIF"]) < int(mef["DUREE_DISPOSITIF"]):
            found.setdefault(mef["MEF_STAT_11"], set()).update(
                other["MEF_STAT_11"]
                for other in classes[mef["FORMATION_DIPLOME"]]
                if is_last_year(other) and other["DISPOSITIF_FORMATION"] == mef["DISPOSITIF_FORMATION"]
            )
    return found


def test_every_earlier_year_leads_to_the_last_years_of_the_slow_rule(rows, last_years):
    expected = {(code, last, len(found)) for code, found in last_years.items() for last in found}
    assert set(rows("SELECT code, mefstat11, nb_reponses FROM marts.derniere_annee")) == expected
    assert len(expected) == 3975


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_codes_of_a_catalogue_that_have_one_last_year_are_counted(real_data, last_years, rows, catalogue):
    column, in_bcn, answered = CATALOGUES[catalogue]
    known = {mef["MEF_STAT_11"] for mef in mefs(real_data)}
    codes = {row[column] for row in read(real_data / "catalogues" / catalogue)} & known
    terminal = {mef["MEF_STAT_11"] for mef in mefs(real_data) if is_last_year(mef)}
    single = dict(rows("SELECT code, mefstat11 FROM marts.derniere_annee WHERE nb_reponses = 1"))
    assert (len(codes), sum(code in terminal or code in single for code in codes)) == (in_bcn, answered)
    assert all(last_years[code] == {last} for code, last in single.items())


def test_a_first_year_of_cap_answers_with_its_last_year(real_data, rows):
    """CAP cuisine in two years: lines 9928 and 9969 of nMef.csv."""
    table = {mef["ligne"]: mef for mef in mefs(real_data)}
    assert (table["9928"]["MEF_STAT_11"], table["9969"]["MEF_STAT_11"]) == ("23210022146", "23220022146")
    assert rows("SELECT mefstat11, nb_reponses FROM marts.derniere_annee WHERE code = '23210022146'") == [("23220022146", 1)]


def slow_pairs(real_data) -> set[tuple[str, str]]:
    """Common first year and speciality (CFD), from the groups of the BCN, then from the two tables of Orion."""
    classes = by("FORMATION_DIPLOME", mefs(real_data))
    pairs = set()
    for members in by("GROUPE_FORMATION", read(real_data / "bcn" / "n_lien_formation_groupe_.csv")).values():
        cfds = [member["FORMATION_DIPLOME"] for member in members]
        ends = [cfd for cfd in cfds if any(is_last_year(mef) for mef in classes[cfd])]
        pairs |= {(common, end) for common in cfds if common not in ends for end in ends}
    for name in ("familleMetiers.csv", "optionsBTS.csv"):
        pairs |= {(row["CFD_COMMUN"], row["CFD_SPECIALITE"]) for row in read(real_data / "bcn" / name)}
    return pairs


def entries(common, last):
    """First and last day of the entries into the common year that reach the open last year; None if there is none."""
    years = int(last["ANNEE_DISPOSITIF"]) - int(common["ANNEE_DISPOSITIF"])
    opened = [date.replace(year=date.year - back) for text, back in
              ((common["DATE_OUVERTURE"], 0), (last["DATE_OUVERTURE"], years)) if (date := day(text))]  # fmt: skip
    closed = [date.replace(year=date.year - back) for text, back in
              ((common["DATE_FERMETURE"], 0), (last["DATE_FERMETURE"], years)) if (date := day(text))]  # fmt: skip
    window = (max(opened, default=None), min(closed, default=None))
    return None if all(window) and window[0] > window[1] else window


def test_every_common_year_leads_to_the_specialities_of_the_slow_rule(real_data, rows):
    classes = by("FORMATION_DIPLOME", mefs(real_data))
    expected = set()
    for common_cfd, cfd in slow_pairs(real_data):
        for common in classes[common_cfd]:
            for last in classes[cfd]:
                if is_last_year(last) and last["DUREE_DISPOSITIF"] == common["DUREE_DISPOSITIF"]:
                    window = entries(common, last)
                    if window:
                        expected.add((common["MEF_STAT_11"], last["MEF_STAT_11"], cfd, *window))
                        expected.add((common_cfd, last["MEF_STAT_11"], cfd, *window))
    built = rows("SELECT code, mefstat11, cfd, date_ouverture, date_fermeture FROM marts.specialite")
    assert set(built) == expected and len(built) == 240


def test_the_groups_of_the_bcn_hold_all_the_pairs_of_orion_but_two_closed_diplomas(real_data):
    bcn, orion = set(), set()
    classes = by("FORMATION_DIPLOME", mefs(real_data))
    for members in by("GROUPE_FORMATION", read(real_data / "bcn" / "n_lien_formation_groupe_.csv")).values():
        cfds = {member["FORMATION_DIPLOME"] for member in members}
        common = {cfd for cfd in cfds if not any(is_last_year(mef) for mef in classes[cfd])}
        bcn |= {(one, cfd) for one in common for cfd in cfds - common}
    for name in ("familleMetiers.csv", "optionsBTS.csv"):
        orion |= {(row["CFD_COMMUN"], row["CFD_SPECIALITE"]) for row in read(real_data / "bcn" / name)}
    assert (len(bcn), len(orion)) == (124, 107)
    assert orion - bcn == {("40321112", "40321204"), ("40322104", "40022003")}
    closed = {row["FORMATION_DIPLOME"]: row["DATE_FERMETURE"] for row in diplomes(real_data)}
    assert (closed["40321204"], closed["40022003"]) == ("31/08/2024", "31/08/2025")


def test_the_seconde_commune_of_agora_answers_with_its_four_specialities(real_data, rows):
    """Lines 3, 26, 27, 28 and 47 of n_lien_formation_groupe_.csv: the group G0004 and the seconde 40030003."""
    table = {row["ligne"]: row for row in read(real_data / "bcn" / "n_lien_formation_groupe_.csv")}
    lines = {"26": "23830030004", "27": "23830031116", "28": "23830031114", "47": "23830031106"}
    assert {table[line]["GROUPE_FORMATION"] for line in ("3", *lines)} == {"G0004"}
    assert table["3"]["FORMATION_DIPLOME"] == "40030003"
    for code in ("23810030003", "40030003"):
        found = rows(f"SELECT ligne, mefstat11, libelle_famille FROM marts.specialite WHERE code = '{code}'")
        assert {str(line): mefstat11 for line, mefstat11, _ in found} == lines
        assert {name for *_, name in found} == {"Métiers de la gestion administrative, du transport et de la logistique"}


def test_a_renewed_common_year_leads_to_the_renewed_options_only(rows):
    """Group G0025 holds two common years of one BTS: the options closed in 2024 cannot be reached from the one opened in 2023."""
    sql = "SELECT cfd FROM marts.specialite WHERE code = '{}' ORDER BY cfd"
    assert [cfd for (cfd,) in rows(sql.format("32033606"))] == ["32033603", "32033604", "32033605"]
    assert [cfd for (cfd,) in rows(sql.format("32033608"))] == ["32033609", "32033610", "32033611"]


def test_a_diploma_stands_for_all_its_last_years(real_data, rows):
    expected = {
        (mef["FORMATION_DIPLOME"], mef["MEF_STAT_11"], mef["DISPOSITIF_FORMATION"], mef["DUREE_DISPOSITIF"].replace("9", "0"))
        for mef in mefs(real_data)
        if is_last_year(mef)
    }
    built = rows("SELECT cfd, mefstat11, dispositif_formation, coalesce(duree_dispositif, 0)::VARCHAR FROM marts.certification")
    assert set(built) == expected and len(built) == len(expected) == 5918
