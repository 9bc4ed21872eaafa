"""The headers of the live service, asked of it: the export has no list of its own."""

from __future__ import annotations

from flask import Flask, Response

from app.export.problem import ExportFailed
from app.export.rendering import ABSENT
from app.export.variants import ENDINGS, Choice, Variant

Headers = tuple[tuple[str, str], ...]
# Of one answer, or of how it is sent: the static server writes its own.
OF_ONE_ANSWER = {"Accept-Ranges", "Content-Encoding", "Content-Length", "Date", "ETag", "Last-Modified"}
# A number of the RNCP that was never given.
UNKNOWN = "rncp:999999999"


def headers_of(response: Response) -> Headers:
    """Those that every answer of its kind has, the type first."""
    kept = [(name, value) for name, value in response.headers.items() if name not in OF_ONE_ANSWER]
    return tuple(sorted(kept, key=lambda header: (header[0] != "Content-Type", header[0])))


def headers_of_cards(app: Flask, choice: Choice, name: str) -> dict[Variant, Headers]:
    """What the card `name` is served with, in each variant; with ABSENT, what the card of an unknown key is.

    Raises ExportFailed where the service gives something else.
    """
    client, found = app.test_client(), {}
    asked, expected = (UNKNOWN, 404) if name == ABSENT else (name, 200)
    for variant in choice.variants:
        answer = client.get(f"/cartes/{asked}{ENDINGS[variant.form]}", query_string=variant.query)
        if answer.status_code != expected:
            raise ExportFailed(f"La carte {asked} répond {answer.status_code} au lieu de {expected} ({variant.form}).")
        found[variant] = headers_of(answer)
    return found
