"""« Cette information vous aide ? » in a browser: a form that needs no script, and that no host shows."""

from __future__ import annotations

import pytest

from app.usage.compte import NON_DIT
from tests.widget.servers import Host, Service, hosting, running

pytestmark = pytest.mark.browser

KEY = "0990001N-23830025510"


@pytest.fixture(scope="module")
def counting(database, tmp_path_factory):
    """A service that counts."""
    service = Service(database, tmp_path_factory.mktemp("comptes") / "comptes.sqlite")
    with running(service.server):
        yield service


@pytest.fixture(scope="module")
def host(counting):
    with hosting(counting) as host:
        yield host


def answers(service: Service) -> list[tuple[str, str, int]]:
    comptage = service.app.extensions["comptage"]
    assert comptage.compteur.flush()
    return comptage.depot.rows("SELECT site, reponse, nombre FROM avis ORDER BY 1, 2")


@pytest.mark.parametrize(("reponse", "settings"), [("oui", {}), ("un peu", {"java_script_enabled": False})])
def test_an_answer_is_sent_with_and_without_script_and_a_reload_adds_nothing(open_page, counting, reponse, settings):
    page = open_page(**settings)
    page.goto(f"{counting.base}/cartes/{KEY}?taille=detail&adresse=tu")
    page.get_by_role("group", name="Cette information t'aide ?").get_by_role("button", name=reponse.capitalize(), exact=True).click()
    page.wait_for_url("**/avis/merci?**")
    page.reload()
    assert [row for row in answers(counting) if row[1] == reponse] == [(NON_DIT, reponse, 1)]
    page.get_by_role("link", name="Revenir à la carte").click()
    page.wait_for_url(f"{counting.base}/cartes/{KEY}?taille=detail&adresse=tu")


def test_a_frame_does_not_ask(page, counting, host: Host):
    page.goto(host.page(f'<iframe src="{counting.base}/cartes/{KEY}?taille=detail" title="Carte" width="400" height="3000"></iframe>'))
    frame = page.frame_locator("iframe")
    frame.locator("article").wait_for()
    assert frame.locator("main").count() == frame.locator("form").count() == 0


def test_the_site_that_led_to_the_card_is_told_and_no_more_of_it(page, counting, host: Host):
    page.goto(host.page(f'<a href="{counting.base}/cartes/{KEY}?taille=detail">Carte</a>'))
    page.get_by_role("link", name="Carte").click()
    page.locator("form").wait_for()
    assert page.locator("[name=origine]").input_value() == f"{host.origin}/"
