"""The comparison of a formation, with the name of what it is compared with."""

from __future__ import annotations

import pytest

from app.queries.comparaison import find_comparaison
from app.warehouse import Snapshot


@pytest.fixture(scope="module")
def snapshot(database):
    return Snapshot(database)


def test_a_region_has_its_name_after_a_preposition(snapshot):
    found = find_comparaison(snapshot, "0990004S", "23830031213")
    assert (found.niveau, found.region, found.en_region, found.millesime) == ("region", "Bretagne", "en Bretagne", "2022_2023")
    assert (found.verdict_emploi, found.part_reference_emploi) == ("plus", 29)
    assert (found.verdict_formation, found.part_reference_formation) == ("moins", 49)
    assert (found.source, found.fichier, found.ligne) == ("api-inserjeunes-region", "api-inserjeunes-region.csv", 5)


def test_france_has_no_name_of_a_region(snapshot):
    found = find_comparaison(snapshot, "0990006U", "23910033605")
    assert (found.niveau, found.code_region, found.region, found.en_region) == ("france", "00", None, None)


def test_higher_education_is_found_by_its_sise_code(snapshot):
    found = find_comparaison(snapshot, "0990901S", "2990003")
    assert (found.filiere, found.niveau, found.verdict_emploi) == ("superieur", "france", "proche")


@pytest.mark.parametrize("code", ["23830025510", "00000000", "99999999999"])
def test_a_formation_that_may_not_be_compared_has_none(snapshot, code):
    assert find_comparaison(snapshot, "0990001N", code) is None
