"""The script of the cards: every version ever released, as it was."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json

import pytest

from app.config import ROOT
from app.web.releases import FOLDER, LATEST, RELEASES, list_releases

SCRIPT = "carte-insertion.js"


@pytest.mark.parametrize("version", RELEASES)
def test_a_released_version_is_served_as_it_was_hashed_for_ever(client, version):
    answer = client.get(f"/widget/{version}/{SCRIPT}")
    digest = base64.b64encode(hashlib.sha384(answer.data).digest()).decode()
    assert RELEASES[version].integrity == f"sha384-{digest}"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_every_folder_is_a_version_with_a_hash_and_conversely():
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(RELEASES)
    assert [release.version for release in list_releases()] == sorted(RELEASES, key=lambda version: RELEASES[version].numbers)


def test_v1_is_the_latest_of_the_versions_1_and_is_kept_five_minutes(client):
    latest = LATEST["v1"].version
    answer = client.get(f"/widget/v1/{SCRIPT}")
    assert answer.data == client.get(f"/widget/{latest}/{SCRIPT}").data
    assert "max-age=300" in answer.headers["Cache-Control"] and "immutable" not in answer.headers["Cache-Control"]


def test_the_latest_version_is_the_present_source_and_its_map_holds_it(client):
    """A change of the script is released (make widget VERSION=…) before it is merged: what is read is what runs."""
    answer = client.get(f"/widget/v1/{SCRIPT}.map")
    content = json.loads(answer.data)["sourcesContent"]
    assert content == [(ROOT / "widget" / SCRIPT).read_text()]


def test_the_map_is_named_by_the_script_and_costs_nothing_to_those_who_do_not_ask(client):
    text = client.get(f"/widget/v1/{SCRIPT}").text
    assert text.rstrip().endswith(f"//# sourceMappingURL={SCRIPT}.map")
    assert len(gzip.compress(text.encode(), 9)) <= 2_000


@pytest.mark.parametrize("address", ["v2/carte-insertion.js", "9.9.9/carte-insertion.js", "v1/autre.js", "v1/hashes.csv", "../x"])
def test_what_was_never_released_is_not_found(client, address):
    assert client.get(f"/widget/{address}").status_code == 404
