"""Whatever is asked of whatever route, by whomever: an answer that was meant, that repeats nothing unescaped and tells nothing of the machine."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import create_app
from app.config import ROOT, Config
from app.nomenclature import InvalidIdentifier, parse_address
from app.web import limites
from app.web.options import VALUES, Options
from tests.catalogue.files import HEADER, csv_of
from tests.conftest import TODAY
from tests.web.adresses import filled

MARK = "<b onx=1>'\"&"
HOSTILE = {
    "markup": f"{MARK}</script></style>]]>",
    "nul": "0990001N\0-23830025510",
    "long": "9" * 2_000,
    "path": "../../../../etc/passwd",
    "lines": "a\r\nSet-Cookie: volee=1\r\n\r\n<b onx=1>",
    "template": "{{7*7}}${7*7}%s%n{0.__class__}",
    "formula": "=CMD()|' /C calc'!A0",
    "odd": "\u202e\ud7ff\ufffe\U0001f393é%00%2e%2e%2f",
    "address": "http://[a:b]:c/cartes/%",
    "sql": "' OR 1=1; --",
}
# Every parameter that some route reads.
PARAMETERS = (*VALUES, "q", "cle", "cles", "portee", "region", "forme", "largeur", "fond", "retiree", "url", "format", "maxwidth", "limite", "page", "items_par_page", "millesime", "uais", "codes", "vue")
FREE = ("q", "cle", "cles", "url")
HEADERS = {
    "host": {"Host": "pirate.example"},
    "odd host": {"Host": "a\"><b onx=1>"},
    "port": {"Host": "a:99999999"},
    "forwarded": {"X-Forwarded-Host": "pirate.example", "X-Forwarded-Proto": "javascript", "X-Forwarded-For": "<b onx=1>", "X-Forwarded-Prefix": "/pirate"},
    "encoding": {"Accept-Encoding": "gzip;q=nan, br;q=-1, *;q=1e999, " + "x," * 500},
    "etag": {"If-None-Match": "W/\"\", \"" + "a" * 4_000, "If-Modified-Since": "jamais", "If-Range": "\"", "Range": "bytes=9-1,-,a"},
    "referer": {"Referer": "javascript:<b onx=1>", "Accept-Language": ";q=,,*", "Content-Type": "multipart/form-data", "Cookie": "a=\"<b onx=1>"},
    "length": {"Content-Length": "-5"},
}
# What no answer says: where the code is, what failed in it, what the machine holds.
TOLD = re.compile(rf"Traceback|File \"|{re.escape(str(ROOT))}|/tmp/|site-packages|\.duckdb|root:x:|werkzeug|Internal Server Error|>49<", re.IGNORECASE)


@pytest.fixture(scope="module")
def service(database):
    """Counts nothing: it is asked much in little time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limites, "LIMITS", {})
        patch.setattr(limites, "DRAWN", "1000000 per minute")
        app = create_app(Config(database=database, today=TODAY, redis_url=""))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def check(answer, said):
    assert answer.status_code not in (500, 502, 503), said
    # A picture in bytes says nothing; what a page repeats of the request, it escapes.
    text = "" if answer.mimetype == "image/png" else answer.get_data(as_text=True)
    assert not TOLD.search(text), (said, TOLD.search(text))
    if answer.mimetype in ("text/html", "image/svg+xml", "text/xml"):
        assert "<b onx" not in text, said
    headers = str(answer.headers)
    assert "onx" not in headers and "Set-Cookie" not in headers, said


def asked(client, method, path, **more):
    return client.open(path, method=method, buffered=True, environ_base={"REMOTE_ADDR": "192.0.2.1"}, **more)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_key_or_parameter_is_only_text(service, kind):
    value = quote(HOSTILE[kind], safe="", errors="surrogatepass")
    # A closed parameter that is refused would hide what is done of the others.
    queries = ["&".join(f"{name}={value}" for name in names) for names in (PARAMETERS, FREE) if kind != "long" or names == FREE]
    for rule in service.application.url_map.iter_rules():
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            ends = ("", ".html", ".svg", ".png", ".json") if rule.endpoint == "cartes.carte" else ("",)
            for end in ends:
                (hostile,) = filled(rule, dict.fromkeys(rule.arguments, (value + end,)))
                check(asked(service, method, hostile), (method, hostile[:80]))
            path = next(filled(rule, dict.fromkeys(rule.arguments, ("0990001N-23830025510",))))
            for query in queries:
                check(asked(service, method, path, query_string=query, data={"html": HOSTILE[kind]} if method == "POST" else None), (method, rule.rule))


@pytest.mark.parametrize("kind", HEADERS)
def test_a_hostile_header_changes_nothing_that_is_told(service, kind):
    for rule in service.application.url_map.iter_rules():
        path = next(filled(rule, {**dict.fromkeys(rule.arguments, ("0990001N-23830025510",)), "version": ("v1",), "filename": ("studio.js",)}))
        answer = asked(service, "GET" if "GET" in rule.methods else "POST", path, headers=HEADERS[kind])
        check(answer, path)
        assert kind != "forwarded" or "pirate" not in answer.get_data(as_text=True), path


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=12), max_size=4), st.sampled_from(("", ".html", ".svg", ".json")))
def test_any_text_is_a_key_or_is_refused_and_any_options_are_closed(service, text, options, form):
    parsed = Options.parse(options, "fragment")
    assert all(getattr(parsed, name) in (*values, "1") for name, values in VALUES.items())
    try:
        key = str(parse_address(text))
    except InvalidIdentifier:
        key = None
    # Written again, it is the same.
    assert key is None or str(parse_address(key)) == key
    check(asked(service, "GET", f"/cartes/{quote(text, safe='', errors='surrogatepass')}{form}", query_string=options), text)


CELLS = st.one_of(st.sampled_from(["0990001N", "23830025510", "", *HOSTILE.values()]), st.text(st.characters(exclude_categories=["Cs"]), max_size=8))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.lists(st.lists(CELLS, max_size=4), max_size=4)), st.sampled_from(["voir", "completer"]), st.text(max_size=20))
def test_any_file_sent_is_read_or_refused(service, content, action, name):
    body = content if isinstance(content, bytes) else csv_of(HEADER, *content).encode("utf-8")
    disposition = f'form-data; name="fichier"; filename="{re.sub(chr(92) + "s", " ", name)}"'.encode("utf-8", "replace")
    parts = b"--l\r\nContent-Disposition: %s\r\n\r\n%s\r\n--l\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\n%s\r\n--l--\r\n" % (disposition, body, action.encode())
    check(asked(service, "POST", "/couverture", data=parts, content_type="multipart/form-data; boundary=l"), content)
