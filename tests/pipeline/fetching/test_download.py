"""HTTP as portals do it: refusals, pauses, cuts, resumed and restarted transfers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from app.pipeline.fetching.fetch import fetch, select_downloads
from app.pipeline.fetching.patience import Patience, parse_retry_after
from tests.pipeline.fetching.bench import CFA, GOOD, LONG, Bench, csv_bytes, run_bench
from tests.pipeline.fetching.portal import Answer

ETAG = {"ETag": '"v1"'}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with run_bench(tmp_path) as bench:
        yield bench


def test_404_is_final_and_names_the_dataset_and_the_address(bench: Bench):
    (failure,) = bench.fetch()
    assert failure.startswith(f"{CFA} : introuvable (404)")
    assert bench.downloads(CFA)[0].address in failure
    assert len(bench.portal.exports_asked()) == 1
    assert bench.pauses == []


def test_a_refused_filter_is_final_and_repeats_what_the_portal_said(bench: Bench):
    bench.serve(Answer(b'{"error_code": "ODSQLError", "message": "Unknown field: regime"}', 400))
    (failure,) = bench.fetch()
    assert "(400)" in failure and "Unknown field: regime" in failure
    assert bench.pauses == []


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_in_seconds_is_waited(bench: Bench, status: int):
    bench.serve(Answer(status=status, headers={"Retry-After": "7"}), Answer(GOOD))
    assert bench.fetch() == []
    assert bench.pauses == [7.0]


def test_retry_after_as_a_date_is_waited(bench: Bench):
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    bench.serve(Answer(status=429, headers={"Retry-After": date}), Answer(GOOD))
    assert bench.fetch() == []
    assert bench.pauses == [pytest.approx(90, abs=5)]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("Mon, 20 Jul 2026 08:00:30 GMT", 30.0),
        ("Mon, 20 Jul 2026 07:00:00 GMT", 0.0),
        ("Mon, 20 Jul 2026 08:00:30 -0000", 30.0),
        ("bientôt", None),
        ("-5", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms_and_nothing_else(header: str | None, seconds: float | None):
    assert parse_retry_after(header, datetime(2026, 7, 20, 8, tzinfo=UTC)) == seconds


def test_a_portal_that_asks_for_hours_is_not_waited_nor_asked_again(bench: Bench):
    bench.serve(Answer(status=429, headers={"Retry-After": "7200"}))
    (failure,) = bench.fetch()
    assert "7200 s" in failure and "relancez plus tard" in failure
    assert len(bench.portal.exports_asked()) == 1


def test_500_then_ok_is_a_success_said_on_the_way(bench: Bench):
    bench.serve(Answer(status=500), Answer(GOOD))
    assert bench.fetch() == []
    assert "le portail répond 500 ; nouvel essai dans 2 s (2/5)" in bench.screen.getvalue()


def test_pauses_double_and_tries_are_bounded(bench: Bench):
    bench.serve(Answer(status=500))
    (failure,) = bench.fetch()
    assert "abandon après 5 essais" in failure
    assert bench.pauses == [2.0, 4.0, 8.0, 16.0]
    assert len(bench.portal.exports_asked()) == 5


def test_a_silent_portal_is_given_up_after_the_last_try(bench: Bench):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        portail = f"http://127.0.0.1:{silent.getsockname()[1]}"
        downloads = [replace(select_downloads([CFA])[0], portail=portail)]
        patience = Patience(tries=2, timeout=0.1, sleep=bench.pauses.append)
        (failure,) = fetch(bench.raw, downloads, patience, bench.journal())
    assert "timed out" in failure and "abandon après 2 essais" in failure


def test_a_cut_file_is_resumed_where_it_stopped(bench: Bench):
    cut = Answer(LONG, headers=ETAG, ranges=True, cut_after=200_000)
    bench.serve(cut, replace(cut, cut_after=None))
    assert bench.fetch() == []
    assert bench.file().read_bytes() == LONG
    first, second = bench.portal.exports_asked()
    assert "Range" not in first.headers
    assert second.headers["Range"] == "bytes=200000-"
    assert bench.leftovers() == []


def test_a_date_is_enough_to_resume(bench: Bench):
    dated = {"Last-Modified": "Mon, 20 Jul 2026 08:00:00 GMT", "ETag": 'W/"weak"'}
    answer = Answer(LONG, headers={"Last-Modified": dated["Last-Modified"]}, ranges=True)
    bench.serve(replace(answer, headers=dated, cut_after=200_000), answer)
    assert bench.fetch() == []
    assert bench.portal.exports_asked()[1].headers["If-Range"] == dated["Last-Modified"]
    assert bench.file().read_bytes() == LONG


@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "chunked"])
def test_a_cut_file_is_started_again_where_the_portal_cannot_resume(bench: Bench, chunked: bool):
    bench.serve(Answer(LONG, cut_after=200_000, chunked=chunked), Answer(LONG, chunked=chunked))
    assert bench.fetch() == []
    assert bench.file().read_bytes() == LONG
    assert "Range" not in bench.portal.exports_asked()[1].headers
    assert "coupure" in bench.screen.getvalue()


def test_a_portal_that_ignores_range_is_started_again(bench: Bench):
    bench.serve(Answer(LONG, headers=ETAG, cut_after=200_000), Answer(LONG, headers=ETAG))
    assert bench.fetch() == []
    assert bench.portal.exports_asked()[1].headers["Range"] == "bytes=200000-"
    assert bench.file().read_bytes() == LONG


def test_two_versions_of_a_file_are_never_joined(bench: Bench):
    newer = csv_bytes(rows=6000)
    bench.serve(
        Answer(LONG, headers=ETAG, ranges=True, cut_after=200_000),
        Answer(newer, headers={"ETag": '"v2"'}, ranges=True),
    )
    assert bench.fetch() == []
    assert bench.file().read_bytes() == newer


def test_a_later_run_goes_on_from_what_an_interrupted_one_left(bench: Bench):
    cut = Answer(LONG, headers=ETAG, ranges=True, cut_after=200_000)
    bench.serve(cut)
    assert len(bench.fetch(tries=1)) == 1
    assert bench.leftovers() == [f"{CFA}.csv.part", f"{CFA}.csv.part.version"]
    bench.serve(replace(cut, cut_after=None))
    assert bench.fetch() == []
    assert bench.portal.exports_asked()[-1].headers["Range"] == "bytes=200000-"
    assert bench.file().read_bytes() == LONG


def test_a_part_of_another_filter_is_not_continued(bench: Bench):
    cut = Answer(LONG, headers=ETAG, ranges=True, cut_after=200_000)
    bench.serve(cut)
    bench.fetch(tries=1)
    bench.serve(replace(cut, cut_after=None))
    filtered = [replace(download, where='annee="cumul 2023-2024"') for download in bench.downloads(CFA)]
    assert fetch(bench.raw, filtered, Patience(), bench.journal()) == []
    assert "Range" not in bench.portal.exports_asked()[-1].headers


def test_a_part_that_cannot_be_resumed_is_not_left_behind(bench: Bench):
    bench.serve(Answer(LONG, cut_after=200_000))
    assert len(bench.fetch(tries=2)) == 1
    assert bench.leftovers() == []


def test_a_refused_resume_starts_again(bench: Bench):
    bench.serve(
        Answer(LONG, headers=ETAG, cut_after=200_000),
        Answer(status=416),
        Answer(LONG, headers=ETAG),
    )
    assert bench.fetch() == []
    assert "Range" not in bench.portal.exports_asked()[2].headers
    assert bench.file().read_bytes() == LONG
