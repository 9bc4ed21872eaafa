"""Our card where the former service drew its own: its options are read, and nothing is drawn of another cohort."""

from __future__ import annotations

import pytest

API = "/api/inserjeunes"
ONE = f"{API}/formations/0990001N-23830025510.svg"


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("formations/0990001N-23830025510", "0990001N-23830025510"),
        ("certifications/23220022139", "23220022139"),
        ("regionales/35000/certifications/50022139", "53-50022139"),
    ],
)
def test_the_picture_is_our_card(client, path, card):
    answer = client.get(f"{API}/{path}.svg")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert answer.data == client.get(f"/cartes/{card}.svg?theme=clair").data


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ("direction=vertical&theme=dsfr", "theme=clair"),
        ("direction=horizontal&theme=lba", "theme=clair&taille=badge"),
        ("theme=sombre", "theme=sombre"),
        ("theme=auto", ""),
        ("millesime=2022_2023", "theme=clair"),
    ],
)
def test_direction_and_theme_are_ours(client, asked, options):
    assert client.get(f"{ONE}?{asked}").data == client.get(f"/cartes/0990001N-23830025510.svg?{options}").data


def test_codes_of_one_diploma_have_one_picture(client):
    answer = client.get(f"{API}/certifications/23220022139,50022139.svg")
    assert answer.data == client.get("/cartes/50022139.svg?theme=clair").data


UNKNOWN = f"{API}/formations/0750001U-99999999999.svg"
OLD = f"{ONE}?millesime=2021_2022"


@pytest.mark.parametrize("path", [UNKNOWN, OLD])
def test_without_figures_the_reuser_chooses_an_error_a_card_or_nothing(client, path):
    more = "&" if "?" in path else "?"
    for asked in ("", f"{more}imageOnError=false"):
        assert client.get(path + asked).json["statusCode"] == 404
    drawn = client.get(f"{path}{more}imageOnError=true")
    assert (drawn.status_code, drawn.mimetype) == (200, "image/svg+xml") and "<text" in drawn.text
    empty = client.get(f"{path}{more}imageOnError=empty")
    assert (empty.status_code, empty.mimetype) == (200, "image/svg+xml") and "<text" not in empty.text


def test_no_picture_shows_the_last_figures_under_an_older_year(client):
    drawn = client.get(f"{OLD}&imageOnError=true").text
    assert "2021_2022" in drawn and "sur 10" not in drawn
