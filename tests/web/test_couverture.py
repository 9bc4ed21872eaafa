"""/couverture: a plain form, an answer written as it is found, and nothing of the file left behind."""

from __future__ import annotations

import gzip
import io
import os
import tempfile

import pytest

from app.catalogue.lecture import read_table
from app.catalogue.tableau import MOST_BYTES
from app.web import couverture as page
from app.web.places import split_form
from tests.catalogue.files import csv_of, xlsx_of, zip_of

HEADER = ["Nom", "UAI", "MEFSTAT11"]


@pytest.fixture
def lines(client):
    """A line of a formation with all its figures, and two that have none."""
    keys = {exemple["etat"]: exemple["cle"] for exemple in client.get("/exemples.json").json}
    _, key = split_form(keys["S0"])
    return [["Avec", *key.split("-")], ["=CMD()", "0750428X", "23830025510"], ["Sans code", key[:8], ""]]


def send(client, content, action="voir", name="mon catalogue.csv", buffered=True):
    """As a browser does; written here, because the client of the tests would keep a large body in a temporary file."""
    part = b'--limite\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = part % (b"fichier", f'; filename="{name}"'.encode(), content) + part % (b"action", b"", action.encode()) + b"--limite--\r\n"
    return client.post("/couverture", data=body, content_type="multipart/form-data; boundary=limite", buffered=buffered)


def test_a_catalogue_is_counted_with_its_reasons(client, lines):
    answer = send(client, csv_of(HEADER, *lines).encode())
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    text = answer.text.replace("\u00a0", " ").replace("&#39;", "'").replace("&nbsp;", " ")
    assert "pour 1 ligne sur 3 (33 %)" in text
    assert "Cet UAI n'est pas possible." in text and "La ligne ne dit pas de formation." in text
    assert f'<a href="http://localhost/cartes/{lines[0][1]}">' in text
    assert text.count("<svg") == 11 and "style=" not in text and "<script" not in text


@pytest.mark.parametrize(("content", "ending"), [(lambda rows: csv_of(*rows).encode(), "csv"), (lambda rows: xlsx_of(*rows), "xlsx")])
def test_the_completed_file_is_a_download(client, lines, content, ending):
    answer = send(client, content([HEADER, *lines]), "completer", f"../../mes formations.{ending}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="mes formations-trajectoires.{ending}"'
    assert answer.headers["Cache-Control"] == "no-store"
    back = read_table(answer.data)
    assert [row[0] for row in back.rows] == ["Avec", "'=CMD()", "Sans code"] and back.rows[0][3] == "-".join(lines[0][1:])


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "Choisissez d'abord un fichier"), (b"Nom\n12\n", "Aucune colonne"), (zip_of({"a": b"\0" * (201 << 20)}), "décompressé")],
    ids=["nothing", "no column", "bomb"],
)
@pytest.mark.parametrize("action", ["voir", "completer"])
def test_a_refusal_is_the_page_with_what_was_expected(client, content, said, action):
    answer = send(client, content, action)
    assert answer.status_code == 400 and said in answer.text.replace("&#39;", "'").replace("\u00a0", " ")
    assert 'role="alert"' in answer.text and '<a href="#fichier">' in answer.text and 'aria-invalid="true"' in answer.text
    # The turn was given back.
    assert send(client, content, action).status_code == 400


class Untouched(io.RawIOBase):
    """A body that nobody may read."""

    def readable(self):
        return True

    def readinto(self, _):
        raise AssertionError("read")


def test_a_body_too_large_is_refused_before_it_is_read(client):
    environ = {"wsgi.input": Untouched(), "CONTENT_LENGTH": str(200 << 20), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    answer = client.post("/couverture", environ_overrides=environ)
    assert answer.status_code == 413 and "20 Mo" in answer.text.replace("\u00a0", " ")


def test_a_body_that_does_not_tell_its_length_is_refused_at_the_limit(client):
    head = b'--x\r\nContent-Disposition: form-data; name="fichier"; filename="a.csv"\r\n\r\n'
    body = io.BytesIO(head + b"x" * (MOST_BYTES + 100_000))
    environ = {"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_TYPE": "multipart/form-data; boundary=x", "HTTP_TRANSFER_ENCODING": "chunked"}
    answer = client.post("/couverture", environ_overrides=environ)
    assert answer.status_code == 413 and body.tell() < len(head) + MOST_BYTES + 100_000


def test_nothing_that_was_sent_is_ever_written(client, lines, monkeypatch):
    """Neither a temporary file nor any other is opened for writing, for a file larger than what is usually kept in memory."""
    opened = []
    real = os.open

    def watched(path, flags, *rest, **named):
        opened.append((path, flags))
        return real(path, flags, *rest, **named)

    def refused(*_, **__):
        raise AssertionError("a temporary file")

    monkeypatch.setattr(os, "open", watched)
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refused)
    padding = ["x" * 100_000, *lines[0][1:]]
    for content in (csv_of(HEADER, *[padding] * 12).encode(), xlsx_of(HEADER, *lines)):
        for action in ("voir", "completer"):
            assert send(client, content, action).status_code == 200
    assert [path for path, flags in opened if flags & (os.O_WRONLY | os.O_RDWR) and path != os.devnull] == []


def test_a_second_catalogue_waits_for_the_first_and_cards_do_not(client, lines):
    content = csv_of(HEADER, *lines).encode()
    first = send(client, content, buffered=False)
    # Not read to its end: the first is still at work.
    second = send(client, content)
    assert (second.status_code, second.headers["Retry-After"]) == (503, "60") and "en cours de lecture" in second.text
    assert client.get(f"/cartes/{lines[0][1]}").status_code == 200
    # Its reader goes away in the middle.
    first.close()
    assert send(client, content).status_code == 200


def test_a_completed_file_is_sent_in_its_turn_among_the_others(client, lines):
    content = csv_of(HEADER, *lines).encode()
    readers = [send(client, content, "completer", buffered=False) for _ in range(2)]
    refused = send(client, content, "completer")
    assert [reader.status_code for reader in readers] == [200, 200] and (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert "en cours d'envoi" in refused.text.replace("&#39;", "'") and send(client, content).status_code == 200
    for reader in readers:
        reader.close()
    assert send(client, content, "completer").status_code == 200


def test_the_page_is_written_as_the_lines_are_answered(client, lines):
    answer = send(client, csv_of(HEADER, *lines).encode(), buffered=False)
    pieces = list(answer.response)
    answer.close()
    working = next(number for number, piece in enumerate(pieces) if b"Lecture en cours" in piece)
    assert not any(b'class="resultat"' in piece for piece in pieces[: working + 1])
    assert any(b'class="resultat"' in piece for piece in pieces[working + 1 :])


def test_the_longest_page_is_light(client):
    rows = [[f"Une formation au nom assez long pour tenir deux lignes, numéro {n}", "0750428H", str(n)] for n in range(500)]
    answer = send(client, csv_of(["Formation", "UAI", "Rang"], *rows).encode())
    assert answer.status_code == 200 and answer.text.count("<li>Ligne") == page.LISTED
    assert len(gzip.compress(answer.data)) < 30_000
