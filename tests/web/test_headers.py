"""What every answer says to a browser, whatever route, form or error it comes from."""

from __future__ import annotations

import re

import pytest

from app import create_app
from app.config import Config
from app.reglages import InvalidSetting
from app.web import styles
from app.web.hotes import EXAMPLES
from tests.conftest import TODAY
from tests.web.adresses import list_addresses

KEY = "0990001N-23830025510"
HTTPS = "https://localhost"


def made(database, **settings):
    return create_app(Config(database=database, today=TODAY, **settings)).test_client()


def check(answer, said):
    headers = answer.headers
    policy = headers.get("Content-Security-Policy", "")
    if answer.status_code != 304:
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "frame-ancestors" in policy, said
    opened = headers.get("Access-Control-Allow-Origin") == "*"
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if opened else "same-origin"), said
    assert opened or "frame-ancestors *" not in policy, said
    assert (answer.mimetype == "text/html") == ("Cross-Origin-Opener-Policy" in headers), said
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "same-origin" and headers["Permissions-Policy"], said
    assert "Set-Cookie" not in headers and "Strict-Transport-Security" not in headers, said


def test_every_answer_of_every_route_is_protected(client):
    seen = set()
    # A card that is made, then the same that is kept.
    for method, path in [*list_addresses(client.application), ("GET", f"/cartes/{KEY}"), ("PUT", "/"), ("GET", "/rien"), ("GET", "/api/rien")]:
        answer = client.open(path, method=method, buffered=True)
        check(answer, (method, path))
        seen.add(answer.status_code)
        if "ETag" in answer.headers and method == "GET" and answer.status_code == 200:
            check(client.get(path, headers={"If-None-Match": answer.headers["ETag"]}, buffered=True), path)
    assert {200, 400, 404, 405} <= seen and 500 not in seen


def test_a_failure_is_protected_too(database):
    client = made(database)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    client.application.extensions["warehouse"].snapshot = lambda: 1 / 0
    answer = client.get("/comprendre")
    assert answer.status_code == 500
    check(answer, "500")


@pytest.mark.parametrize("form", ["", ".html", ".svg", ".json", ".png"])
def test_what_is_kept_says_the_same_as_what_is_made(client, form):
    first, second = (client.get(f"/cartes/{KEY}{form}").headers for _ in range(2))
    assert {name: value for name, value in first if name != "Date"} == {name: value for name, value in second if name != "Date"}


def test_a_site_may_frame_a_card_and_nothing_else(client):
    policies = {path: client.get(path).headers["Content-Security-Policy"] for path in (f"/cartes/{KEY}", f"/cartes/{KEY}.svg", "/", "/studio", "/api/doc")}
    assert [path for path, policy in policies.items() if "frame-ancestors *" in policy] == [f"/cartes/{KEY}", f"/cartes/{KEY}.svg"]
    assert "frame-ancestors 'none'" in policies["/studio"]


def test_only_the_sites_of_the_setting_may_frame_a_card(database):
    client = made(database, cadres="https://a.fr https://*.b.fr")
    for form in ("", ".svg"):
        assert client.get(f"/cartes/{KEY}{form}").headers["Content-Security-Policy"].endswith("frame-ancestors 'self' https://a.fr https://*.b.fr")
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("theme", ["auto", "clair", "sombre"])
@pytest.mark.parametrize("taille", ["carte", "badge", "detail"])
def test_the_policy_of_a_picture_lets_its_style_in(client, taille, theme):
    answer = client.get(f"/cartes/{KEY}.svg?taille={taille}&theme={theme}")
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert styles.csp_hash(style) in answer.headers["Content-Security-Policy"] and "style=" not in answer.text


def test_an_example_page_runs_what_it_holds_and_nothing_else(client):
    shown = {name: answer for name in EXAMPLES if (answer := client.get(f"/exemples/{name}")).status_code == 200}
    inline = [(name, text) for name, answer in shown.items() for text in re.findall(r"<(?:script|style)>(.*?)</", answer.text, re.DOTALL)]
    assert len(inline) >= 8
    for name, text in inline:
        assert styles.csp_hash(text) in shown[name].headers["Content-Security-Policy"], name
    assert not [name for name, answer in shown.items() if re.search(r"<[^>]+\s(style|on\w+)=", answer.text)]


def test_https_is_promised_only_where_it_is_there(database):
    assert "Strict-Transport-Security" in made(database).get("/comprendre", base_url=HTTPS).headers
    assert "Strict-Transport-Security" in made(database, public_url="https://a.fr").get("/comprendre").headers


FORWARDED = {"X-Forwarded-Host": "pirate.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}


def test_a_proxy_is_believed_only_where_one_is_known(database):
    alone = made(database).get("/exemples.json", headers=FORWARDED)
    assert "pirate" not in alone.text and "Strict-Transport-Security" not in alone.headers
    behind = made(database, proxies=1).get("/exemples.json", headers=FORWARDED)
    assert behind.json[0]["adresse"].startswith("https://pirate.example/cartes/") and "Strict-Transport-Security" in behind.headers
    # The nearest proxy writes last: what a client wrote before is not believed.
    twice = {**FORWARDED, "X-Forwarded-Host": "pirate.example, vrai.example"}
    assert made(database, proxies=1).get("/exemples.json", headers=twice).json[0]["adresse"].startswith("https://vrai.example/")


@pytest.mark.parametrize(
    ("name", "value"), [("PROXIES", "-1"), ("PROXIES", "un"), ("CADRES", "https://a.fr; script-src *"), ("CADRES", "*"), ("CADRES", "javascript:a")]
)
def test_a_setting_that_cannot_be_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"TRAJECTOIRES_{name}", value)
    with pytest.raises(InvalidSetting, match=f"TRAJECTOIRES_{name}"):
        Config.from_environment()


def test_who_finds_a_weakness_is_told_whom_to_write_to(database, client):
    assert client.get("/.well-known/security.txt").status_code == 404
    answer = made(database, contact="a@b.fr", public_url="https://c.fr").get("/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    said = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert (said["Contact"], said["Canonical"]) == ("mailto:a@b.fr", "https://c.fr/.well-known/security.txt")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said["Expires"])


@pytest.mark.parametrize("asked", [("PUT", "/"), ("GET", "/avis"), ("POST", "/avis"), ("POST", "/avis", {"cle": "a" * 5_000})], ids=str)
def test_what_is_refused_is_said_in_french_without_a_page_of_the_framework(client, asked):
    method, path, *data = asked
    answer = client.open(path, method=method, data=data[0] if data else None)
    assert answer.status_code in (400, 405, 413) and answer.mimetype == "text/plain"
    assert answer.text.startswith(("Cette ", "Ce qui est envoyé ")) and "<" not in answer.text
    check(answer, asked)
