"""The step counted for a line of a real catalogue is that of its card, and the one that the rules give a second time, slowly."""

from __future__ import annotations

import json

import pytest

from app.catalogue.couverture import cover
from app.catalogue.lecture import read_table
from app.catalogue.motifs import MOTIFS
from app.warehouse import Snapshot
from tests.conftest import TODAY
from tests.chain.test_steps import CATALOGUES, step_of

# Beside those of test_steps: other lines, so that together they are twice as many.
SHIFT = 17
UNKNOWN = ("etablissement_non_reconnu", "formation_non_reconnue")


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_line_of_a_real_catalogue_is_counted_as_its_card_shows_it(real_data, national, slowly, national_client, catalogue):
    name, _, uai_column, code_column, every = CATALOGUES[catalogue]
    tableau = read_table((real_data / "catalogues" / name).read_bytes())
    del tableau.rows[: SHIFT], tableau.numeros[: SHIFT]
    tableau.rows[:], tableau.numeros[:] = tableau.rows[:: every], tableau.numeros[:: every]
    snapshot, compared = Snapshot(national), 0
    *_, (_, _, couverture) = cover(snapshot, tableau, TODAY.year)
    uai, code = (tableau.header.index(column) for column in (uai_column, code_column))
    for row, decision in zip(tableau.rows, couverture.decisions, strict=True):
        answer = national_client.get(f"/cartes/{row[uai]}-{row[code]}.json")
        if answer.status_code == 400:
            assert decision.motif in ("uai_impossible", "code_impossible")
            continue
        card = json.loads(answer.data)
        assert (decision.cle, decision.etat) == (card["cle"], card["etat"])
        assert decision.motif == (card["motif"] or "") or (not card["motif"] and decision.motif in MOTIFS and decision.etape == "aucune")
        # Of a closed formation, the figures are in the detailed card only: a catalogue counts what the card shows.
        expected = "aucune" if card["etat"] == "S9" else step_of(card)
        assert decision.etape == ("aucune" if expected in UNKNOWN else expected)
        assert card["etat"] == "S9" or expected == slowly.step(row[uai], row[code])
        compared += 1
    assert compared > 250
