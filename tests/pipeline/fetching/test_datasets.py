"""What is declared: addresses, filters, columns, and the files of the portals as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.pipeline.fetching.datasets import BY_HAND, DOWNLOADS, Download
from app.pipeline.fetching.fetch import UnknownDataset, list_by_hand, select_downloads
from app.pipeline.fetching.integrity import FileRefused, count_rows
from app.pipeline.layouts import normalise
from tests.pipeline.fetching.bench import CFA, GOOD, Bench, run_bench
from tests.pipeline.fetching.portal import Answer

INSERSUP = "fr-esr-insersup"
ANNUAIRE = "fr-en-annuaire-education"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with run_bench(tmp_path) as bench:
        yield bench


def test_the_export_is_asked_with_technical_names_and_semicolons(bench: Bench):
    bench.serve(Answer(GOOD))
    bench.fetch()
    (asked,) = bench.portal.exports_asked()
    assert asked.path == f"/api/explore/v2.1/catalog/datasets/{CFA}/exports/csv"
    assert asked.parameters == {
        "delimiter": ";",
        "lang": "fr",
        "timezone": "Europe/Paris",
        "use_labels": "false",
    }


def test_insersup_is_filtered_at_the_source(bench: Bench):
    bench.fetch(INSERSUP)
    (asked,) = bench.portal.exports_asked()
    assert asked.parameters["where"] == (
        'genre="ensemble" and nationalite="ensemble" and regime_inscription="ensemble"'
    )


def test_the_annuaire_is_asked_without_its_e_mail_addresses(bench: Bench):
    bench.fetch(ANNUAIRE)
    (asked,) = bench.portal.exports_asked()
    selected = asked.parameters["select"].split(",")
    assert "identifiant_de_l_etablissement" in selected
    assert not {"mail", "telephone", "fax"} & set(selected)


def test_only_downloads_what_is_named_once_each():
    assert [download.id for download in select_downloads([INSERSUP, CFA, INSERSUP])] == [INSERSUP, CFA]
    assert select_downloads([]) == list(DOWNLOADS)


def test_an_unknown_dataset_is_answered_with_the_list_of_those_that_exist():
    with pytest.raises(UnknownDataset, match="« inserjeunes » n'est pas un jeu déclaré.*fr-esr-insersup"):
        select_downloads(["inserjeunes"])


def test_tables_without_an_open_address_are_listed_with_their_folder(tmp_path: Path):
    lines = list_by_hand(tmp_path)
    assert len(lines) == len(BY_HAND)
    assert "N_MEF" in lines[0] and str(tmp_path / "bcn") in lines[0]


@pytest.mark.parametrize("download", DOWNLOADS, ids=lambda download: download.id)
def test_every_declared_dataset_has_an_https_address_a_licence_and_normalised_columns(download: Download):
    assert download.address.startswith("https://") and download.id in download.address
    assert download.licence in ("Licence Ouverte 2.0", "ODbL 1.0")
    assert download.columns
    assert normalise("|".join(download.columns).split("|")) == tuple("|".join(download.columns).split("|"))


SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
PUBLISHED = [
    (CFA, "inserjeunes/fr-en-inserjeunes-cfa.csv"),
    (ANNUAIRE, "uai/fr-en-annuaire-education_ille-et-vilaine_2023.csv"),
    (ANNUAIRE, "uai/fr-en-annuaire-education_val-de-marne-ecoles_2026.csv"),
]


@pytest.mark.skipif(not SHARED.exists(), reason="the real files are not in the repository")
@pytest.mark.parametrize(("dataset", "path"), PUBLISHED)
def test_a_file_as_published_is_accepted(dataset: str, path: str):
    # No cell of these files holds a newline: a line is a row.
    lines = (SHARED / path).read_bytes().count(b"\n")
    assert count_rows(SHARED / path, select_downloads([dataset])[0]) == lines - 1


def test_a_file_of_another_dataset_is_refused(tmp_path: Path):
    path = tmp_path / "x.csv"
    path.write_bytes(GOOD)
    with pytest.raises(FileRefused, match="code_uai_de_l_etablissement"):
        count_rows(path, select_downloads([INSERSUP])[0])
