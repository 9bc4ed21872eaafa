"""Every reason that a card or a line can have is said in words."""

from __future__ import annotations

import re
from typing import get_args

from app.catalogue.decision import Pas, decide_address
from app.catalogue.motifs import ETAPES, MOTIFS
from app.config import ROOT
from app.nomenclature import Key
from app.queries.figures import MotifAbsence
from app.warehouse import Snapshot

# As they are written in the code: motif="…", _nothing(reponse, "…"), Unanswered("…" or, of a choice, "…" if … else "…".
WRITTEN = re.compile(r'(?:motif\s?=\s?|_nothing\(reponse, |Unanswered\()"(\w+)"(?:[^")]* else "(\w+)")?')
# Of an address that cannot be read: a line says it otherwise, with its own reason.
ELSEWHERE = {"cle_invalide"}


def test_every_reason_has_words():
    texts = [path.read_text() for part in ("cards", "catalogue") for path in (ROOT / "app" / part).glob("*.py")]
    written = {word for text in texts for found in WRITTEN.findall(text) for word in found if word}
    assert {"effectif_faible", "etablissement_non_decrit", "noms_plusieurs", "nom_inconnu", "plusieurs_formations"} <= written
    assert (written | set(get_args(MotifAbsence))) - ELSEWHERE <= set(MOTIFS)


def test_every_step_has_words():
    assert set(ETAPES) == {etape for kind in get_args(Pas) for etape in get_args(kind)}


def test_a_line_that_publishes_no_share_says_why(database):
    """A line emptied by another cause than the threshold, or of which nothing is said in its state."""
    snapshot = Snapshot(database)
    silent = snapshot.rows("SELECT uai, code, motif_absence FROM marts.formation WHERE millesime IS NULL ORDER BY uai, code LIMIT 40")
    found = [(row, decide_address(snapshot, Key.parse(f"{row['uai']}-{row['code']}"), 2026)) for row in silent]
    assert found and all(decision.motif in MOTIFS for _, decision in found if decision.etape == "aucune")
    assert not any(decision.motif == "specialites_muettes" for _, decision in found)
