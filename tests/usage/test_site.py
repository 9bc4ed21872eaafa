"""A site is a registrable domain, found without any network; what names a machine or a person is no site."""

from __future__ import annotations

import socket

import pytest

from app.usage.compte import ICI, NON_DIT
from app.usage.site import host_of, site_of


@pytest.mark.parametrize(
    ("referer", "site"),
    [
        ("https://www.onisep.fr/fiche?mot=cap", "onisep.fr"),
        ("https://WWW.Onisep.FR:8443", "onisep.fr"),
        ("https://lycee.ac-rennes.fr/", "ac-rennes.fr"),
        ("https://www.education.gouv.fr/", "education.gouv.fr"),
        ("https://mission-locale.github.io/page", "mission-locale.github.io"),
        ("https://jean:secret@exemple.fr/", "exemple.fr"),
        ("http://192.168.1.12/intranet", NON_DIT),
        ("http://[2001:db8::1]:80/", NON_DIT),
        ("http://pc-de-jean/", NON_DIT),
        ("http://localhost:8000/", NON_DIT),
        ("android-app://com.exemple", NON_DIT),
        ("pas une adresse", NON_DIT),
        ("https://", NON_DIT),
        ("", NON_DIT),
    ],
)
def test_a_referer_gives_its_registrable_domain(referer, site, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    assert site_of(host_of(referer)) == site


def test_what_was_found_is_found_again():
    assert all(site_of(site) == site for site in (ICI, NON_DIT, "onisep.fr"))
