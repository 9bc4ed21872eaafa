"""812 CFDs are seven digits and a letter, as an establishment is: whatever leads to one leads to a card that can be read."""

from __future__ import annotations

from app.catalogue.lot import answer_all
from app.nomenclature import Key, Reference
from app.queries.identifiant import list_identifiants
from app.warehouse import Snapshot


def test_every_number_of_others_leads_to_keys_that_can_be_read(real_database):
    snapshot = Snapshot(real_database)
    rows = snapshot.rows("SELECT DISTINCT type_identifiant AS type, valeur AS value FROM marts.identifiant ORDER BY ALL")
    found = answer_all(snapshot, [Reference(**row) for row in rows], list_identifiants)
    keys = [answer.cle for answers in found.values() for answer in answers]
    assert [str(Key.parse(key)) for key in keys] == keys
    assert sum(key.startswith("CFD:") for key in keys) > 200


def test_a_number_that_leads_to_one_has_its_card(real_client):
    for address in ("onisep:FOR.1056", "rncp:11479"):
        answer = real_client.get(f"/cartes/{address}.json")
        assert answer.status_code == 200 and answer.json["cle"].startswith("CFD:")
    assert real_client.get("/api/identifiants/cfd/1702550E").json["reponses"][0]["cle"] == "CFD:1702550E"


def test_what_leads_to_cards_from_a_page_or_a_search_can_be_read(real_client):
    keys = [one["cle"] for one in real_client.get("/exemples.json").json]
    for q in ("licence", "master", "bts", "titre", "deust", "cap"):
        keys += [one["cle"] for one in real_client.get(f"/api/recherche?q={q}&limite=50").json["resultats"]]
    assert len(keys) > 50 and [str(Key.parse(key)) for key in keys] == keys
