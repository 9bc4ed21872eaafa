"""What an answer costs: the passage through Flask, queries, templates, pictures drawn, compressions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, request_started
from jinja2 import Template

from app.warehouse import Snapshot
from app.web import images
from app.web.encodings import ENCODINGS


@contextmanager
def counted(flask: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts what `flask` does from now on: its requests by signal, the rest by standing in its way."""
    work: Counter[str] = Counter()

    def told(name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def done(*args: Any, **options: Any) -> Any:
            work[name] += 1
            return do(*args, **options)

        return done

    monkeypatch.setattr(Snapshot, "rows", told("requêtes", Snapshot.rows))
    monkeypatch.setattr(images, "png_of", told("images", images.png_of))
    for name, (encode, decode) in ENCODINGS.items():
        if name != "identity":
            monkeypatch.setitem(ENCODINGS, name, (told("compressions", encode), decode))
    monkeypatch.setattr(Template, "render", told("gabarits", Template.render))
    with request_started.connected_to(lambda *_, **__: work.update(["Flask"]), flask):
        yield work
