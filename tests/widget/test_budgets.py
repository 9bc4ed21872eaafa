"""What travels stays small, for every state."""

from __future__ import annotations

import pytest

GZIP = {"Accept-Encoding": "gzip"}
SCRIPT = 2_000
BUDGETS = {"": 4_000, ".html": 3_000, ".svg": 3_000}


def test_the_script_stays_under_its_budget(client):
    assert _size(client, "/widget/v1/carte-insertion.js") <= SCRIPT


@pytest.mark.parametrize("form, budget", BUDGETS.items(), ids=["page", "fragment", "picture"])
def test_every_card_stays_under_its_budget(client, form, budget):
    sizes = {exemple["cle"]: _size(client, f"/cartes/{exemple['cle']}{form}") for exemple in client.get("/exemples.json").json}
    assert sizes and {cle: size for cle, size in sizes.items() if size > budget} == {}


def _size(client, address: str) -> int:
    response = client.get(address, headers=GZIP)
    assert response.headers["Content-Encoding"] == "gzip"
    return len(response.data)
