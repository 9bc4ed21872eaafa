"""A trial shows a card on one side or the other by its key and the day, counts each side apart, and gives to nobody the card of another."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from html import unescape

import pytest

from app import create_app
from app.cards.essais import ESSAIS
from app.cards.picture import empty_path, filled_path
from app.config import Config
from app.reglages import EssaiDemande, InvalidSetting
from app.usage.compte import NON_DIT, Essai
from app.usage.publication import Cote, rounded
from app.web.caching import cache
from app.web.ecart import Fourchette, ecart_of
from scripts.prepare import main
from tests.conftest import TODAY
from tests.web.test_caching import BROWSER, told

KEY, WITHOUT_FIGURE = "0990001N-23830025510", "23110022139"
FRAGMENT, DETAIL = f"/cartes/{KEY}.html", f"/cartes/{KEY}?taille=detail"
HOST = {"Referer": "https://www.exemple.fr/fiche"}
# All in one year: figures grow old with the next.
DAYS = [TODAY - timedelta(days=days) for days in range(120)]
ROWS = "SELECT variante, quoi, sum(nombre) FROM essai GROUP BY 1, 2 ORDER BY 1, 2"


@pytest.fixture
def trying(database, tmp_path):
    """Puts a trial to work."""
    apps = []

    def start(nom="sur-dix", part=50, *sites):
        app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite", essai=EssaiDemande(nom, part, sites)))
        apps.append(app)
        return app.test_client()

    yield start
    for app in apps:
        app.extensions["comptage"].compteur.close()


def on(client, day):
    client.application.extensions["today"] = lambda: day
    return client


def is_new(html: str) -> bool:
    return "Sur 10\u00a0jeunes, environ 3 ont un travail." in html


def day_of(client, new: bool):
    return next(day for day in DAYS if is_new(on(client, day).get(FRAGMENT).text) == new)


def counted(client):
    comptage = client.application.extensions["comptage"]
    assert comptage.compteur.flush()
    return {(variante, quoi): int(nombre) for variante, quoi, nombre in comptage.depot.rows(ROWS)}


@pytest.mark.parametrize(("part", "fewest", "most"), [(50, 45, 75), (10, 4, 22)])
def test_the_day_decides_for_everybody_and_gives_the_card_of_today_or_the_one_that_is_tried(client, trying, part, fewest, most):
    trial, today = trying("sur-dix", part), client.get(FRAGMENT).text
    shown = [on(trial, day).get(FRAGMENT).text for day in DAYS]
    tried = re.sub(r"Environ (\d)\u00a0jeunes sur\u00a010 ", "Sur 10\u00a0jeunes, environ \\1 ", today)
    assert today != tried and set(shown) == {today, tried}
    assert fewest < sum(map(is_new, shown)) < most
    assert len(trial.application.extensions["cache"][cache]) == 2
    other = trying("sur-dix", part)
    assert [on(other, day).get(FRAGMENT, headers=HOST).text for day in DAYS[:20]] == shown[:20]


def test_what_is_drawn_otherwise_is_the_same_card(client, trying):
    trial, path = trying("par-cinq", 99), "/cartes/0990004S-23830031213"
    today = client.get(f"{path}.html").text
    shown = next(html for day in DAYS if (html := on(trial, day).get(f"{path}.html").text) != today)
    counts = [ligne["sur_10"] for ligne in client.get(f"{path}.json").json["lignes"]]
    assert counts == [9.5, 0.5, 0]
    assert re.findall('class="[kv]" d="([^"]+)"', shown) == [path for count in counts for path in (empty_path(count, 10), filled_path(count, 10)) if path]
    assert re.sub(r"<svg.*?</svg>", "", shown) == re.sub(r"<svg.*?</svg>", "", today) and 'viewBox="3 0 246 24"' in shown


@pytest.mark.parametrize("path", [FRAGMENT, DETAIL])
@pytest.mark.parametrize("sites", [(), ("exemple.fr",)])
def test_what_is_answered_before_flask_is_what_flask_would_answer(trying, path, sites):
    trial = trying("sur-dix", 50, *sites)
    for day in DAYS[:3]:
        first = told(on(trial, day).get(path, headers={**BROWSER, **HOST}))
        trial.application.extensions["cache"][cache].clear()
        assert told(trial.get(path, headers={**BROWSER, **HOST})) == first
        with trial.application.test_request_context(path, headers={**BROWSER, **HOST}):
            assert trial.application.full_dispatch_request().data == first[2]


def test_only_the_sites_that_take_part_get_it_and_no_cache_gives_it_to_the_others(client, trying):
    trial, today = trying("sur-dix", 99, "exemple.fr"), client.get(FRAGMENT)
    shown = trial.get(FRAGMENT, headers=HOST)
    assert is_new(shown.text) and shown.headers["Vary"] == "Accept-Encoding, Referer"
    for headers in ({}, {"Referer": "https://exemple.fr.autre.fr/"}, {"Referer": "https://www.autre.fr/"}):
        answer = trial.get(FRAGMENT, headers=headers)
        assert answer.data == today.data and answer.headers["Vary"] == "Accept-Encoding, Referer"
    assert trial.get(FRAGMENT, headers={**HOST, "If-None-Match": today.headers["ETag"]}).status_code == 200
    assert "sur les sites qui y participent" in trial.get("/integration").text and "nous essayons deux façons" in trial.get("/confidentialite").text
    # Forms that nobody answers under have no part in it.
    for form in (".svg", ".json", ".png"):
        path = f"/cartes/{KEY}{form}"
        assert told(trial.get(path, headers=HOST)) == told(client.get(path, headers=HOST))
    assert trial.get(f"{FRAGMENT}?taille=badge", headers=HOST).data == client.get(f"{FRAGMENT}?taille=badge").data


def test_cards_and_answers_are_counted_on_the_side_that_was_shown(trying):
    trial = trying()
    new, former = day_of(trial, True), day_of(trial, False)
    counted(trial)
    on(trial, new).post("/avis", data={"cle": KEY, "reponse": "non"})
    before = counted(trial)
    page = on(trial, new).get(DETAIL).text
    (side,) = re.findall(r'name="variante" value="([^"]*)"', page)
    # Kept by the browser since that day, and answered on another.
    on(trial, former).post("/avis", data={"cle": KEY, "reponse": "oui", "variante": side})
    assert is_new(page) and side == "sur-dix 50 nouvelle"
    for wrong in ("", "sur-dix 20 nouvelle", "par-cinq 50 temoin", "sur-dix 50 autre"):
        trial.post("/avis", data={"cle": KEY, "reponse": "oui", "variante": wrong})
    for path in (f"/cartes/{WITHOUT_FIGURE}.html", f"{FRAGMENT}?taille=badge", "/essais", "/cartes/99999999.html"):
        trial.get(path)
    trial.get(DETAIL)
    after = counted(trial)
    changed = {name: nombre - before.get(name, 0) for name, nombre in after.items() if nombre != before.get(name)}
    assert changed == {("sur-dix 50 nouvelle", "carte"): 1, ("sur-dix 50 nouvelle", "oui"): 1, ("sur-dix 50 temoin", "carte"): 1}
    assert trial.application.extensions["comptage"].depot.rows("SELECT reponse, sum(nombre) FROM avis GROUP BY 1 ORDER BY 1") == [("non", 1), ("oui", 5)]


def test_without_a_trial_nothing_is_asked_of_it_nor_said(database, tmp_path):
    app = create_app(Config(database=database, today=TODAY, comptes=tmp_path / "comptes.sqlite"))
    asking = app.test_client()
    assert 'name="variante"' not in asking.get(DETAIL).text and asking.get(FRAGMENT).headers["Vary"] == "Accept-Encoding"
    asking.post("/avis", data={"cle": KEY, "reponse": "oui", "variante": "sur-dix 50 nouvelle"})
    assert counted(asking) == {}
    assert "ous essayons" not in asking.get("/confidentialite").text + asking.get("/statistiques").text
    app.extensions["comptage"].compteur.close()


def test_both_ways_are_seen_beside_each_other_before_a_trial_begins(client):
    page = client.get(f"/essais?cle={KEY}")
    today, tried, *drawn = re.findall(r"<article.*?</article>", page.text, re.DOTALL)
    assert (is_new(today), is_new(tried), len(drawn)) == (False, True, 2 * len(ESSAIS) - 2)
    assert ['viewBox="3 0 246 24"' in card for card in drawn] == [False, True]
    assert "n'est pas" in unescape(client.get("/essais?cle=0990001X").text)


@pytest.mark.parametrize("said", ["sur-dix", "sur-dix 0", "sur-dix 100", "sur-dix 50 https://exemple.fr", "50 sur-dix", "sur-dix 50 (non dit)"])
def test_a_setting_that_cannot_be_is_refused(monkeypatch, said):
    monkeypatch.setenv("TRAJECTOIRES_ESSAI", said)
    with pytest.raises(InvalidSetting, match="TRAJECTOIRES_ESSAI"):
        Config.from_environment()


@pytest.mark.parametrize("said", ["rien 50", "sur-dix 50 www.exemple.fr", "sur-dix 50 exemple.fr gouv.fr", "sur-dix 50 localhost"])
def test_a_trial_that_nobody_declared_and_what_is_no_site_are_refused_before_the_start(monkeypatch, capsys, said):
    monkeypatch.setenv("TRAJECTOIRES_ESSAI", said)
    assert main(["--tel-quel"]) == 1 and capsys.readouterr().err.startswith("TRAJECTOIRES_ESSAI : ")
    monkeypatch.setenv("TRAJECTOIRES_ESSAI", "  sur-dix   20 exemple.fr ac-rennes.fr ")
    assert Config.from_environment().essai == EssaiDemande("sur-dix", 20, ("exemple.fr", "ac-rennes.fr"))


def fill(client, *sides: tuple[int, int, int]):
    """Cards, « oui » and « non » of the side of today, then of the new one."""
    depot = client.application.extensions["comptage"].depot
    for cote, nombres in zip(("temoin", "nouvelle"), sides, strict=True):
        depot.add({Essai("2026-11-20", NON_DIT, f"sur-dix 50 {cote}", quoi): nombre for quoi, nombre in zip(("carte", "oui", "non"), nombres, strict=True)})


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (((900, 9, 30), (900, 30, 30)), "Il n'y a pas encore assez de réponses pour comparer."),
        (((900, 60, 60), (900, 70, 60)), "On ne peut pas encore dire laquelle aide le plus. Sur 100 réponses, la carte essayée a entre {moins} « oui » de moins et {haut} de plus."),
        (((900, 60, 90), (900, 120, 30)), "La carte essayée aide plus souvent. Sur 100 réponses, elle a entre {bas} et {haut} « oui » de plus."),
        (((900, 120, 30), (900, 60, 90)), "La carte essayée aide moins souvent. Sur 100 réponses, elle a entre {moins_haut} et {moins} « oui » de moins."),
    ],
)
def test_the_page_says_what_can_be_said_and_no_more(trying, sides, said):
    trial = trying()
    fill(trial, *sides)
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", unescape(trial.get("/statistiques").text))).replace("\u00a0", " ")
    ecart = ecart_of(*(Cote(*map(rounded, side)) for side in sides)) or Fourchette(0, 0, 0)
    assert said.format(bas=ecart.bas, haut=ecart.haut, moins=-ecart.bas, moins_haut=-ecart.haut) in page and "La phrase commence par « Sur 10 jeunes »." in page
    rows = [row[1:] for row in csv.reader(trial.get("/statistiques.csv").text.splitlines(), delimiter=";") if row[0].startswith("essai")]
    hidden = sides[0][1] < 10
    assert ["sur-dix 50 : avant", "oui", "moins de 10" if hidden else str(sides[0][1])] in rows
    assert len(rows) == 6 + (3 if hidden else 9)
