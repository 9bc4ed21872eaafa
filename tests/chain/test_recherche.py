"""What people type, on real names and real codes at national volume, and the card that must come first."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

MELEC, MELEC_JAURES, MELEC_COETLOGON = "40025510", "0350031U-23830025510", "0351878B-23830025510"
# The first keys of the answer, in their order.
TYPED = [
    ("bac pro melec rennes", [MELEC_JAURES, MELEC_COETLOGON, "53-40025510", MELEC, "40025520", "0350031U", "0351878B"]),
    ("rennes bac pro MÉLEC", [MELEC_JAURES, MELEC_COETLOGON, "53-40025510", MELEC]),
    ("melec coetlogon", [MELEC_COETLOGON]),
    ("bac pro MELEC", [MELEC, "40025520"]),
    ("mel", [MELEC, "40025520"]),
    ("métiers de l'électricité et de ses environnements connectés", [MELEC, "40025520"]),
    ("BTS NDRC", ["32031212"]),
    ("bts ndrc rennes", ["0350795Z-32221031212", "0352009U-32221031212", "53-32031212", "32031212"]),
    ("négociation et digitalisation de la relation client", ["32031212"]),
    ("bts mco", ["32031213"]),
    ("mco rennes", ["0350795Z-32221031213", "0351907H-32221031213", "53-32031213", "32031213"]),
    ("brevet de technicien supérieur management commercial opérationnel", ["32031213"]),
    ("cap cuisine 35", ["0352446U-23220022139", "0350005R-23220022139"]),
    ("cap cuisine dinard", ["0350005R-23220022139", "53-50022139", "50022139", "50022146"]),
    ("dinard cuisine bac pro", ["0350005R-23830022106"]),
    ("CAP cuisine", ["50022139", "50022146"]),
    ("cuisin", ["40022106", "50022139"]),
    ("bac pro assp", ["40033004", "40033003"]),
    ("assp rennes", ["0350059Z-23830033004"]),
    ("bac pro agora", ["40030004"]),
    ("lycée jean jaurès rennes", ["0350031U"]),
    ("lp jean jaures rennes", ["0350031U"]),
    ("jean jaurès 35", ["0350031U"]),
    ("coëtlogon", ["0351878B"]),
    ("lycee maupertuis", ["0350042F", "0350062C"]),
    ("st malo maupertuis", ["0350042F", "0350062C"]),
    ("lycée st malo", ["0350042F", "0350062C"]),
    ("electrisien", ["50025524"]),
    ("coifeur", ["50033616"]),
    ("coiffure", ["50033616"]),
    ("patissier", ["40022105", "50022141"]),
    ("CAP petite enfance", ["50033204", "50033205"]),
    ("aepe", ["50033204", "50033205"]),
    ("sio slam", ["32032611", "32032614"]),
    ("bts gpme", ["32031409"]),
    ("bts ciel", ["32020116", "32025521"]),
    ("bac pro ciel", ["40025519"]),
    ("mcv", ["40031213", "40031214"]),
    ("seconde pro relation client", ["40031211"]),
    ("2nde pro métiers de la relation client", ["40031211"]),
    ("mécanique auto", ["40025214"]),
    ("bac pro mécanique auto rennes", ["0350031U-23830025214", "0350031U-23830025216"]),
    ("plombier", ["50023324"]),
    ("cap electricien", ["50025524"]),
    ("cfa coiffure", ["0131903Y"]),
    ("0350031u", ["0350031U"]),
    ("0350031U-23830025510", [MELEC_JAURES]),
    ("40025510", [MELEC]),
    ("23830025510 rennes", [MELEC_JAURES, MELEC_COETLOGON]),
    ("23810025510", [MELEC]),
    ("RNCP38878", ["40025520"]),
    ("https://www.onisep.fr/ressources/univers-formation/formations/lycees/bac-pro-metiers-de-la-securite/FOR.3651", ["40034403"]),
    ("parcoursup:12320", ["0333005M-32031409"]),
    ("https://dossierappel.parcoursup.fr/Candidats/public/fiches/afficherFicheFormation?g_ta_cod=12320&typeBac=0", ["0333005M-32031409"]),
    ("bac pro melec xyzzyq", [MELEC]),
]


def keys(client, q):
    return [one["cle"] for one in json.loads(client.get(f"/api/recherche?q={quote(q)}").data)["resultats"]]


@pytest.mark.parametrize(("q", "expected"), TYPED, ids=[q[:60] for q, _ in TYPED])
def test_what_people_type_gives_what_they_mean_first(national_client, q, expected):
    assert keys(national_client, q)[: len(expected)] == expected


@pytest.mark.parametrize("town", ["rennes", "Rennes", "35000"])
def test_a_town_or_a_postal_code_gives_its_establishments(national_client, town):
    found = json.loads(national_client.get(f"/api/recherche?q={town}").data)["resultats"]
    assert found and {one["type"] for one in found} <= {"etablissement", "formation_dans_etablissement"}
    assert all("rennes" in f"{one['commune']} {one['etablissement']}".lower() for one in found)


def test_every_letter_of_a_typed_word_keeps_what_is_meant(national_client):
    """A list that empties and fills again while one types is worse than none."""
    q = "bac pro melec rennes"
    for end in range(len("bac pro m"), len(q)):
        assert keys(national_client, q[:end]), q[:end]
    for end in range(len("bac pro mel"), len("bac pro melec")):
        assert MELEC in keys(national_client, q[:end])[:2]
