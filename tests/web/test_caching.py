"""A card asked twice costs nothing the second time, and is never anything else than what it would be if it were made again."""

from __future__ import annotations

import gzip
import random
import threading
from itertools import product

import brotli
import pytest
import zstandard

from app import create_app, warehouse
from app.config import Config
from app.pipeline.build import build
from app.web.caching import Rendered, cache, pictures
from app.web.encodings import preferred
from app.web.memory import AROUND, Memory
from app.web.options import VALUES
from app.web.places import ENDINGS, FOLDER, place_of
from tests.conftest import TODAY
from tests.pipeline.files import GOOD, OTHER, write_cfa
from tests.web.test_cartes import KEY
from tests.web.work import counted

BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
DECODED = {"br": brotli.decompress, "zstd": zstandard.decompress, "gzip": gzip.decompress, None: bytes}
FORMS = ["", ".html", ".svg", ".json", ".png", ".html?taille=detail&langue=en", "?theme=sombre"]
NONE = {}


@pytest.fixture
def client(database):
    """Of a service of its own: what it read of the file is counted too."""
    return create_app(Config(database=database, today=TODAY)).test_client()


@pytest.fixture
def work(client, monkeypatch):
    """What the service of `client` does."""
    with counted(client.application, monkeypatch) as work:
        yield work


def stores(flask):
    return [flask.extensions["cache"][kept] for kept in (cache, pictures)]


def told(answer):
    return answer.status_code, sorted(answer.headers), answer.data


@pytest.mark.parametrize("form", FORMS)
def test_a_card_asked_twice_costs_nothing_the_second_time(client, work, form):
    first = client.get(f"/cartes/{KEY}{form}", headers=BROWSER)
    assert work["requêtes"] and work["compressions"] == ("png" not in form)
    work.clear()
    assert client.get(f"/cartes/{KEY}{form}", headers=BROWSER).data == first.data
    # However it is written, it is the same card.
    otherwise = f"{KEY.lower()}{form}{'&' if '?' in form else '?'}titre=oui&titre=non&x=1&theme=rose&vide="
    assert client.get(f"/cartes/{otherwise}", headers=BROWSER).data == first.data
    assert work == NONE


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_answered_before_flask_is_what_flask_would_answer(client, form, method):
    path, other = f"/cartes/{KEY}{form}", '"autre"'
    etag = client.get(path, headers=BROWSER).headers["ETag"]
    for held, status in ((None, 200), (etag, 304), (f"{other}, W/{etag}", 304), ("*", 304), (other, 200)):
        headers = {**BROWSER, **({"If-None-Match": held} if held else {})}
        warm = told(client.open(path, method=method, headers=headers))
        for store in stores(client.application):
            store.clear()
        assert warm == told(client.open(path, method=method, headers=headers)) and warm[0] == status


def test_a_card_already_held_is_neither_made_nor_sent(client, work):
    etag = client.get(f"/cartes/{KEY}.html", headers=BROWSER).headers["ETag"]
    work.clear()
    for method in ("GET", "HEAD"):
        again = client.open(f"/cartes/{KEY}.html", method=method, headers={**BROWSER, "If-None-Match": etag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
        assert "stale-while-revalidate" in again.headers["Cache-Control"] and "stale-if-error" in again.headers["Cache-Control"]
    assert work == NONE


def test_each_encoding_is_made_when_it_is_asked_and_gives_the_same_bytes(client, work):
    bodies, tags = set(), set()
    for count, encoding in enumerate(DECODED):
        answer = client.get(f"/cartes/{KEY}.html", headers={"Accept-Encoding": encoding or "identity"})
        assert answer.headers.get("Content-Encoding") == encoding and answer.headers["Vary"] == "Accept-Encoding"
        bodies.add(DECODED[encoding](answer.data))
        tags.add(answer.headers["ETag"])
        assert work["compressions"] == min(count + 1, 3) and (work["requêtes"] > 0) == (count == 0)
        del work["requêtes"]
    assert (len(bodies), len(tags), work["gabarits"]) == (1, 4, 1)


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate, br", "br"),
        ("gzip, zstd", "zstd"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("gzip;q=0.5, identity", "identity"),
        ("gzip;q=0", "identity"),
        ("deflate, compress", "identity"),
        ("", "identity"),
        ("*", "br"),
        ("br;q=oui, gzip", "gzip"),
    ],
)
def test_the_encoding_is_the_one_that_the_client_likes_best(header, encoding):
    assert preferred(header) == encoding


def test_a_flood_of_unknown_keys_and_of_nonsense_options_fills_nothing(client):
    flask = client.application
    client.get(f"/cartes/{KEY}.html", headers=BROWSER)
    before = [(len(store), store.bytes) for store in stores(flask)]
    for number in range(12):
        client.get(f"/cartes/{number:08}.html", headers=BROWSER)
        client.get(f"/cartes/{number}X.svg", headers=BROWSER)
        client.get(f"/cartes/{number:08}.png")
        client.get(f"/cartes/{KEY}.html?x={number}&theme={number}&taille=carte{'&y=1' * number * 30}", headers=BROWSER)
    assert [(len(store), store.bytes) for store in stores(flask)] == before


def test_the_caches_of_a_process_hold_sixty_megabytes_at_most(client):
    assert sum(store._most for store in stores(client.application)) <= 60_000_000


def test_what_was_not_asked_for_longest_leaves():
    memory = Memory(most_bytes=3 * (AROUND + 101))
    for name in "abc":
        memory.set(name, Rendered.of(name * 100, "text/html"))
    assert memory.get("a").body == b"a" * 100
    memory.set("d", Rendered.of("d" * 100, "text/html"))
    assert memory.get("b") is None and [memory.get(name).body[:1] for name in "acd"] == [b"a", b"c", b"d"]
    memory.set("a", Rendered.of("e" * 50, "text/html"))
    assert memory.get("a").body == b"e" * 50 and len(memory) == 3 and memory.bytes == 3 * (AROUND + 101) - 50
    memory.set("f", Rendered.of("f" * 10_000, "text/html"))
    assert (len(memory), memory.bytes) == (0, 0)


def test_new_data_are_never_answered_with_former_bytes_and_what_is_asked_most_is_ready(tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "LOOK_EVERY_SECONDS", -1)
    raw, target = tmp_path / "raw", tmp_path / "t.duckdb"
    write_cfa(raw, GOOD, OTHER)
    build(raw, target)
    client = create_app(Config(database=target, today=TODAY)).test_client()
    page, fragment = "/cartes/0631852W", "/cartes/0631852W.html"
    former = {path: client.get(path, headers=BROWSER) for path in (page, fragment)}
    assert all(client.get(path, headers=BROWSER).data == answer.data for path, answer in former.items())
    write_cfa(raw, GOOD.replace("44.0;29.0", "23.0;50.0"), OTHER)
    build(raw, target)
    answer = client.get(page, headers={**BROWSER, "If-None-Match": former[page].headers["ETag"]})
    assert answer.status_code == 200 and brotli.decompress(answer.data) != brotli.decompress(former[page].data)
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join(10)
    with counted(client.application, monkeypatch) as work:
        again = client.get(fragment, headers=BROWSER)
        assert work == NONE and brotli.decompress(again.data) != brotli.decompress(former[fragment].data)


def test_the_address_of_a_place_leads_to_it():
    for form, ending in {**ENDINGS, "page": ""}.items():
        for chosen in random.Random(0).sample(list(product(*((*values, None) for values in VALUES.values()))), 200):
            query = "&".join(f"{name}={value}" for name, value in zip(VALUES, chosen, strict=True) if value is not None)
            place = place_of(f"cfd:1702550e{ending}", query)
            name, _, settled = place.path.removeprefix(FOLDER).partition("?")
            assert place_of(name, settled) == place and place.form == form
