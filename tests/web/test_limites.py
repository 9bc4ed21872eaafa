"""What costs much is counted for each client; what a school shares is not; and nothing that is asked fills the caches."""

from __future__ import annotations

import logging
import random
import socket
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from app import create_app
from app.config import Config
from app.nomenclature import InvalidIdentifier, Key
from app.warehouse import Snapshot
from app.web import limites
from app.web.caching import cache, pictures
from tests.conftest import TODAY
from tests.gunicorn import serving
from tests.redis_server import MISSING, find_redis, free_port, running

KEY = "0990001N-23830025510"
COSTLY = {
    "recherche.recherche": ("GET", "/api/recherche?q=cap"),
    "oembed.oembed": ("GET", f"/oembed?url=http://localhost/cartes/{KEY}"),
    "couverture.couverture": ("POST", "/couverture"),
    "verifier.verifier": ("POST", "/verifier"),
    "avis.avis": ("POST", "/avis"),
    "api_formations.export": ("GET", "/api/inserjeunes/formations.csv"),
    "api_certifications.export": ("GET", "/api/inserjeunes/certifications.csv"),
    "api_regionales.export": ("GET", "/api/inserjeunes/regionales.csv"),
    "api_regionales.export_region": ("GET", "/api/inserjeunes/regionales/11.csv"),
    "donnees.en_csv": ("GET", "/donnees/formation.csv"),
    "donnees.en_parquet": ("GET", "/donnees/formation.parquet"),
    "essais.essais": ("GET", "/essais"),
    "liste.liste": ("GET", "/studio/liste"),
    "liste.liste_csv": ("GET", "/studio/liste.csv"),
}


@pytest.fixture(scope="module")
def strict(database):
    """Makes a client of a service where each costly thing may be asked once a minute."""

    def strict(**settings):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(limites, "LIMITS", dict.fromkeys(limites.LIMITS, "1 per minute"))
            patch.setattr(limites, "DRAWN", "1 per minute")
            return create_app(Config(database=database, today=TODAY, **settings)).test_client()

    return strict


@pytest.fixture(scope="module")
def counting(strict):
    """Of one such service for all that is costly: each is counted apart."""
    return strict()


def asked(client, endpoint, address="192.0.2.1", **headers):
    method, path = COSTLY[endpoint]
    return client.open(path, method=method, headers=headers, environ_base={"REMOTE_ADDR": address}, buffered=True)


@pytest.mark.parametrize("endpoint", COSTLY)
def test_a_client_that_asks_too_often_is_told_when_to_come_back(counting, endpoint):
    assert asked(counting, endpoint).status_code != 429
    refused = asked(counting, endpoint)
    assert refused.status_code == 429 and 1 <= int(refused.headers["Retry-After"]) <= 61 and refused.headers["Cache-Control"] == "no-store"
    said = refused.json["message"] if refused.is_json else refused.text
    assert "Réessayez dans" in said and refused.is_json == (endpoint.startswith(("api", "recherche", "oembed")))
    assert asked(counting, endpoint, "192.0.2.2").status_code != 429


def test_no_costly_route_is_forgotten():
    assert COSTLY.keys() == limites.LIMITS.keys()


def test_cards_are_never_counted_and_pictures_only_when_they_are_drawn(strict):
    client = strict()
    assert {client.get(f"/cartes/{KEY}{form}").status_code for form in ("", ".html", ".svg", ".json") for _ in range(3)} == {200}
    assert [client.get(f"/cartes/{KEY}.png").status_code for _ in range(3)] == [200] * 3
    assert client.get(f"/cartes/{KEY}@2x.png").status_code == 429
    assert client.get(f"/cartes/{KEY}.png").status_code == 200


def test_one_subscriber_has_many_addresses_of_the_sixth_version(strict):
    client = strict()
    found = [asked(client, "oembed.oembed", address).status_code for address in ("2001:db8::1", "2001:db8::2:1", "2001:db8:0:1::1")]
    assert found == [200, 429, 200]


@pytest.mark.parametrize(("proxies", "found"), [(0, [200, 429, 429]), (1, [200, 200, 429])])
def test_a_client_is_told_by_its_address_or_by_a_known_proxy(strict, proxies, found):
    client = strict(proxies=proxies)
    # What a client writes itself stands before what the proxy adds.
    forwarded = ["198.51.100.1", "198.51.100.2", "198.51.100.9, 198.51.100.2"]
    assert [asked(client, "oembed.oembed", **{"X-Forwarded-For": address}).status_code for address in forwarded] == found


def test_no_address_is_logged(strict, caplog):
    caplog.set_level(logging.DEBUG)
    client = strict()
    assert [asked(client, "oembed.oembed").status_code for _ in range(2)] == [200, 429]
    assert "192.0.2.1" not in caplog.text


def test_counting_goes_on_in_memory_without_redis(strict):
    client = strict(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    assert [asked(client, "oembed.oembed").status_code for _ in range(3)] == [200, 429, 429]


def test_requests_that_wait_together_for_a_redis_that_stopped_are_all_answered(strict, caplog):
    with socket.create_server(("127.0.0.1", 0)) as silent, ThreadPoolExecutor(4) as threads:
        app = strict(redis_url=f"redis://127.0.0.1:{silent.getsockname()[1]}/0").application
        found = list(threads.map(lambda _: asked(app.test_client(), "recherche.recherche").status_code, range(4)))
    assert set(found) <= {200, 429} and 200 in found
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.skipif(find_redis() is None, reason=MISSING)
def test_processes_count_together_in_redis_and_go_on_without_it(strict):
    port = free_port()
    with running(port):
        one, other = (strict(redis_url=f"redis://127.0.0.1:{port}/0") for _ in range(2))
        assert [asked(client, "oembed.oembed").status_code for client in (one, other)] == [200, 429]
    assert [asked(other, "oembed.oembed").status_code for _ in range(2)] == [200, 429]


def unknown_uais():
    """Numbers whose letter is right, and that no source describes."""
    for number in range(7_559_000, 7_562_000):
        for letter in "ABCDEFGHJKLMNPRSTUVWXYZ":
            try:
                yield str(Key.parse(f"{number:07}{letter}"))
            except InvalidIdentifier:
                continue


def test_a_flood_of_unknown_keys_fills_no_cache(client, monkeypatch):
    questions = []
    plain = Snapshot.rows
    monkeypatch.setattr(Snapshot, "rows", lambda self, sql, *parameters: questions.append(sql) or plain(self, sql, *parameters))
    kept = [client.application.extensions["cache"][store] for store in (cache, pictures)]
    client.get(f"/cartes/{KEY}"), client.get(f"/cartes/{KEY}.png"), client.get(f"/cartes/{next(unknown_uais())}")
    before, chance = list(map(len, kept)), random.Random(0)
    # A code with figures for its region, and one that nobody knows.
    keys = [f"{uai}{code}" for uai, code in product([uai for uai, _ in zip(unknown_uais(), range(165))], ("", "-23830025510", "-99999999999"))]
    for place, key in enumerate([*keys, "99999999999", "11-99999999999", "rncp:99999", "parcoursup:99999999", "CFD:99999999"]):
        nonsense = "&".join(f"{chance.choice(('taille', 'theme', 'langue', 'x'))}={chance.random()}" for _ in range(3))
        questions.clear()
        answer = client.get(f"/cartes/{key}{chance.choice(('', '.html', '.svg', '.json'))}?{nonsense}")
        assert answer.status_code in (200, 404) and len(questions) <= 2, (key, questions)
    assert list(map(len, kept)) == before


def sent(port, text):
    """What a server answers to a request written by hand."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(text.encode("latin-1"))
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()


def test_the_server_says_in_french_that_an_address_is_too_long_and_logs_no_address(database):
    request = "GET /{} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-Proto: https\r\n{}\r\n"
    with serving(database, workers=1) as service:
        head, _, body = sent(service.port, request.format("a" * 8_200, "")).partition("\r\n\r\n")
        assert head.startswith("HTTP/1.1 414") and "trop longue" in body and "nosniff" in head
        assert sent(service.port, request.format("a" * 8_100, "")).startswith("HTTP/1.1 404")
        # A neighbour on the machine is no known proxy.
        assert "Strict-Transport-Security" not in sent(service.port, request.format("comprendre", ""))
        assert sent(service.port, request.format("", "Nom impossible: 1\r\n")).startswith("HTTP/1.1 400")
    assert "Invalid request" in service.said and "127.0.0.1" not in service.said
