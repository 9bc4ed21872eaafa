"""The pages of the site: nobody has to remember them for the checks that go over all of them."""

from __future__ import annotations

from flask import Flask


def list_pages(app: Flask) -> list[str]:
    """Every address that shows a page to whom tells it nothing else."""
    client = app.test_client()
    plain = sorted({rule.rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in rule.methods})
    answers = [(path, client.get(path)) for path in plain]
    return [path for path, answer in answers if answer.status_code == 200 and answer.mimetype == "text/html"]
