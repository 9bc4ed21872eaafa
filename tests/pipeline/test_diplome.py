"""Which codes exist, what they are called and when they close, on the real tables."""

from __future__ import annotations

import csv

import duckdb
import pytest

from app.config import ROOT
from tests.pipeline.bcn import day, diplomes, mefs, read


@pytest.fixture(scope="module")
def rows(real_database):
    def ask(sql: str) -> list[tuple]:
        with duckdb.connect(str(real_database), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return ask


@pytest.fixture(scope="module")
def wider(real_data):
    return read(real_data / "bcn" / "vFormationDiplome_.csv")


def test_every_code_of_the_bcn_is_known_those_of_apprenticeship_included(real_data, rows, wider):
    cfds = {row["FORMATION_DIPLOME"] for row in [*diplomes(real_data), *wider, *mefs(real_data)]}
    assert {code for (code,) in rows("SELECT code FROM marts.diplome WHERE type_code = 'cfd'")} == cfds
    assert len(cfds) == 11_270
    survey = (real_data / "bcn" / "N_FORMATION_DIPLOME_ENQUETE_51.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {line.split(";")[0] for line in survey} <= cfds


def test_a_row_whose_comment_begins_with_a_quote_is_read(rows, wider):
    row = next(row for row in wider if row["FORMATION_DIPLOME"] == "26031008")
    assert row["ligne"] == "5330" and row["COMMENTAIRE"].startswith('"Diplome')
    assert rows("SELECT libelle FROM marts.diplome WHERE code = '26031008'") == [("Formation internationale a la gestion",)]


def test_a_code_closes_with_its_diploma_or_its_class_whichever_comes_first(real_data, rows, wider):
    closing = {row["FORMATION_DIPLOME"]: day(row["DATE_FERMETURE"]) for row in [*wider, *diplomes(real_data)]}
    classes: dict[str, list] = {}
    for mef in mefs(real_data):
        dates = [date for date in (day(mef["DATE_FERMETURE"]), closing[mef["FORMATION_DIPLOME"]]) if date]
        classes.setdefault(mef["MEF_STAT_11"], []).append(min(dates, default=None))
    # The one MEFSTAT11 of two diplomas follows the one that stays open longer.
    assert [code for code, dates in classes.items() if len(dates) > 1] == ["32710013401"]
    expected = closing | {code: None if None in dates else max(dates) for code, dates in classes.items()}
    assert dict(rows("SELECT code, date_fermeture FROM marts.diplome")) == expected


def corrected() -> set[str]:
    with open(ROOT / "data" / "reference" / "corrections.csv", encoding="utf-8", newline="") as file:
        return {line["cle"].partition("=")[2] for line in csv.DictReader(file, delimiter=";") if line["source"] == "familles-metiers"}


def test_a_speciality_keeps_the_title_that_its_family_gives_it(real_data, rows):
    libelles = dict(rows("SELECT code, libelle FROM marts.diplome"))
    for row in [*read(real_data / "bcn" / "optionsBTS.csv"), *read(real_data / "bcn" / "familleMetiers.csv")]:
        if row["CFD_SPECIALITE"] not in corrected():
            published = " ".join(row["SPECIALITE"].split())
            assert libelles[row["CFD_SPECIALITE"]] == published
        assert libelles[row["CFD_COMMUN"]] == row["FAMILLE"]


@pytest.mark.parametrize(
    ("cfd", "libelle"),
    [
        # diplomesProfessionnels.csv, in full, where N_MEF writes « 3cap3 art & techniques bijouterie-joaillerie… ».
        ("50022363", "Art et techniques de la bijouterie-joaillerie option polissage-finition"),
        # N_MEF alone has the accents.
        ("46321303", "Travaux mécanisés de génie écologique"),
        ("01025409", "Technicien en peinture aéronautique"),
        # N_MEF has none, and abbreviates: « tapiss.ameublt couture decor ».
        ("50024228", "Tapisserie d'ameublement couture decor"),
        ("32024206", "Design de mode, textile et environnement option A : mode"),
        # « Tlproa », « CAPA », « 2nde pro agricole » name the class.
        ("50321405", "Jardinier paysagiste"),
        ("40321212", "Technicien en expérimentation animale"),
    ],
)
def test_the_title_in_full_and_with_accents_is_preferred(rows, cfd, libelle):
    assert rows(f"SELECT libelle FROM marts.diplome WHERE code = '{cfd}'") == [(libelle,)]


def test_no_title_is_empty_or_doubly_spaced(rows):
    assert rows(r"SELECT code FROM marts.diplome WHERE libelle IS NULL OR NOT regexp_full_match(libelle, '\S+( \S+)*')") == []
