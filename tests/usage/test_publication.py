"""No count under ten is shown, nor can be found from those that are."""

from __future__ import annotations

import pytest

from app.usage.compte import AUTRES, NON_DIT, Avis, Carte
from app.usage.publication import Ligne, publish
from tests.usage.conftest import JOUR


def published(depot, comptes):
    depot.add(comptes)
    return publish(depot, JOUR)


def shown_on(site: str, jour: str = "2026-11-25", etat: str = "S0", cle: str = "40025214") -> Carte:
    return Carte(jour, site, "carte", etat, cle)


def test_counts_are_tens_and_those_under_ten_are_not_named(depot):
    found = published(
        depot,
        {
            shown_on("onisep.fr", etat="S10"): 25,
            shown_on("parcoursup.fr", jour="2026-09-01"): 139,
            shown_on("petit.fr", etat="S10", cle="99999999"): 9,
            shown_on("vieux.fr", jour="2025-11-30"): 50,
            shown_on(AUTRES, cle="", etat="S10"): 40,
            Avis("2026-11-25", NON_DIT, "S0", "oui"): 9,
            Avis("2026-11-25", NON_DIT, "S1", "oui"): 12,
        },
    )
    assert (found.debut, found.total) == ("2025-12", 210)
    assert [ligne for ligne in found.mois if ligne.nombre] == [Ligne("2025-11", 50), Ligne("2026-09", 130), Ligne("2026-11", 70)]
    assert found.mois[1] == Ligne("2025-12", None) and len(found.mois) == 13
    assert found.sites == (Ligne("parcoursup.fr", 130), Ligne("onisep.fr", 20))
    assert found.etats == {"S0": 130, "S10": 70}
    assert found.cles == (Ligne("40025214", 20),)
    assert found.reponses == {"oui": 20} and found.par_etat == {("S0", "oui"): None, ("S1", "oui"): 10}


@pytest.mark.parametrize("hidden", range(1, 10))
def test_another_hidden_count_would_give_the_same_page(depot, hidden):
    """Whatever a hidden count is, another one fits all that is shown: no difference tells it."""
    def world(few: int, many: int):
        with depot.connect() as connection:
            connection.cursor().execute("DROP TABLE IF EXISTS carte_montree")
        return published(depot, {shown_on("petit.fr"): few, shown_on("grand.fr"): many})

    other = hidden + 1 if hidden < 9 else 8
    assert world(hidden, 134) == world(other, 134 + hidden - other)
