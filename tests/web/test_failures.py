"""What is broken for one state of a card is broken for it alone: the others live, the reader has a link, the log has the reason."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading

import pytest
from jinja2 import BaseLoader, ChoiceLoader, FunctionLoader

from app import create_app, warehouse
from app.config import ROOT, Config
from tests.conftest import TODAY
from tests.depot.conftest import changed
from tests.web.work import counted

BROKEN = "S2"
# What draws each form of a card.
TEMPLATES = {"cards/carte.html": ("", ".html"), "cards/badge.html": (".html?taille=badge",), "cards/carte.svg": (".svg", ".png")}
LINK = ">Voir où en sont les jeunes après cette formation</a>"


class Breakable(ChoiceLoader):
    """The templates, and before them those that fail for the cards of a state."""

    def __init__(self, templates: BaseLoader) -> None:
        self.failing = True
        super().__init__([FunctionLoader(self._broken), templates])
        self._templates = templates

    def _broken(self, name):
        if not self.failing or name not in TEMPLATES:
            return None
        source, path, _ = self._templates.get_source(None, name)
        return f"{{% if card.etat == '{BROKEN}' %}}{{{{ 1 // 0 }}}}{{% endif %}}{source}", path, lambda: False


@pytest.fixture
def service(database):
    """(client, templates) of a service whose templates fail for the cards of one state."""
    app = create_app(Config(database=database, today=TODAY, comptes=None))
    app.jinja_env.loader = Breakable(app.jinja_env.loader)
    return app.test_client(), app.jinja_env


@pytest.fixture
def keys(client):
    """State → key of a card that is in it."""
    return {exemple["etat"]: exemple["cle"] for exemple in client.get("/exemples.json").json}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_that_fails_for_one_state_fails_for_it_alone(service, keys, template, caplog):
    client, templates = service
    for form in TEMPLATES[template]:
        for etat, cle in keys.items():
            answer = client.get(f"/cartes/{cle}{form}")
            assert answer.status_code == (500 if etat == BROKEN else 200), (form, etat)
        failed = client.get(f"/cartes/{keys[BROKEN]}{form}")
        assert failed.headers["Cache-Control"] == "no-store" and failed.headers["Access-Control-Allow-Origin"] == "*"
        assert "Le service ne répond pas pour le moment." in failed.text and "Traceback" not in failed.text and "division" not in failed.text
        assert (LINK in failed.text) == (form == "")
    assert client.get(f"/cartes/{keys[BROKEN]}.json").status_code == 200
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(told) == 2 * len(TEMPLATES[template]) and {record.exc_info[0] for record in told} == {ZeroDivisionError}
    # Nothing was kept: once it is mended, the card is there.
    templates.loader.failing = False
    templates.cache.clear()
    assert {client.get(f"/cartes/{keys[BROKEN]}{form}").status_code for form in TEMPLATES[template]} == {200}


def test_the_page_of_a_card_that_fails_may_be_framed_and_its_link_leaves_the_frame(service, keys):
    client, _ = service
    failed = client.get(f"/cartes/{keys[BROKEN]}?theme=sombre")
    assert "frame-ancestors *" in failed.headers["Content-Security-Policy"] and '<base target="_top">' in failed.text
    assert f'<a href="/cartes/{keys[BROKEN]}">' in failed.text


def test_the_api_fails_as_it_answers(client, monkeypatch):
    monkeypatch.setattr("app.web.api.formations.page_of", lambda *_: 1 // 0)
    failed = client.get("/api/inserjeunes/formations")
    assert (failed.status_code, failed.json["statusCode"], failed.headers["Cache-Control"]) == (500, 500, "no-store")


def test_what_fails_after_new_data_does_not_keep_the_other_cards_from_being_made_again(database, tmp_path, keys, monkeypatch, caplog):
    monkeypatch.setattr(warehouse, "LOOK_EVERY_SECONDS", -1)
    target = shutil.copy(database, tmp_path / "t.duckdb")
    app = create_app(Config(database=target, today=TODAY))
    paths = [f"/cartes/{keys[etat]}.html" for etat in (BROKEN, BROKEN, BROKEN, "S0", "S0")]
    for path in paths:
        app.test_client().get(path)
    app.jinja_env.loader = Breakable(app.jinja_env.loader)
    app.jinja_env.cache.clear()
    os.replace(changed(database, tmp_path / "new.duckdb", "UPDATE meta.build SET version = 'b'"), target)
    with counted(app, monkeypatch) as work:
        app.test_client().get(paths[-1])
        for thread in threading.enumerate():
            if thread.name == "warming":
                thread.join(10)
        work.clear()
        assert app.test_client().get(paths[-1]).status_code == 200 and not work["gabarits"]
    assert f"{paths[0]} ne peut pas être faite." in caplog.text and "ZeroDivisionError" in caplog.text


# New data come while cards are asked, and the process ends in the middle of a card that takes a second to make again.
ENDING = """
import logging, os, sys, time
from pathlib import Path
from app import create_app, warehouse
from app.config import Config
from app.web import warming
logging.basicConfig()
here, new, card = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
client = create_app(Config(database=here)).test_client()
for path in (card, card, card + "?taille=badge", card + "?taille=badge"):
    client.get(path)
os.replace(new, here)
time.sleep(1.1)
warming.kept_card = lambda place, snapshot, *_: snapshot.rows("SELECT count(*) FROM range(60_000_000) AS t (i) WHERE hash(i) % 7 = 3") and print("faite")
client.get(card), client.get(card)
time.sleep(0.1)
"""


def test_a_process_that_ends_while_it_makes_cards_again_ends_well(database, tmp_path, keys):
    here = shutil.copy(database, tmp_path / "t.duckdb")
    new = changed(database, tmp_path / "new.duckdb", "UPDATE meta.build SET version = 'b'")
    command = [sys.executable, "-c", ENDING, str(here), str(new), f"/cartes/{keys['S0']}.html"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "faite\n", "")
