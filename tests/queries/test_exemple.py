from __future__ import annotations

from app.queries.exemple import list_exemples
from app.warehouse import Snapshot


def test_states_come_in_the_order_of_the_specification(database):
    etats = list(dict.fromkeys(exemple.etat for exemple in list_exemples(Snapshot(database))))
    assert etats == sorted(etats, key=lambda etat: int(etat[1:]))
