"""The embedded sample: made by the script, impossible to take for real figures, and covering every state."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from app.config import ROOT
from app.nomenclature import parse_uai
from tests.conftest import SAMPLE


def test_the_script_writes_the_sample_again_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, "-m", "scripts.sample", "--out", str(tmp_path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert {path.name: path.read_bytes() for path in SAMPLE.iterdir()} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_its_establishments_cannot_exist():
    for name in ("fr-en-inserjeunes-cfa.csv", "fr-en-inserjeunes-lycee_pro.csv", "fr-en-inserjeunes-lycee_pro-formation-fine.csv"):
        text = (SAMPLE / name).read_text(encoding="utf-8-sig")
        found = re.findall(r"\b\d{7}[A-Z]\b", text)
        assert found and all(uai.startswith("099") and parse_uai(uai) == uai for uai in found)
        assert len(re.findall("d'essai", text)) >= len(text.splitlines()) - 1


def test_it_covers_every_state_and_every_card_says_that_it_is_invented(client):
    exemples = json.loads(client.get("/exemples.json").data)
    assert [exemple["etat"] for exemple in exemples] == ["S0", "S1", "S2", "S8", "S10"]
    for exemple in exemples:
        card = json.loads(client.get(f"/cartes/{exemple['cle']}.json").data)
        assert (card["etat"], card["fictif"], exemple["fictif"]) == (exemple["etat"], True, True)
        for form in ("", ".html", ".svg"):
            assert "Données fictives" in client.get(f"/cartes/{exemple['cle']}{form}").text
