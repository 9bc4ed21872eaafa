"""A trial shows counts as all others are shown, on both databases."""

from __future__ import annotations

from app.usage.compte import NON_DIT, Essai
from app.usage.publication import Cote, Essai as Publie, publish
from tests.usage.conftest import JOUR


def test_each_side_is_counted_apart_in_tens_and_a_trial_without_any_ten_is_not_named(depot):
    today, old = "2026-11-25", "2025-11-30"
    counted = {("sur-dix 50 temoin", "carte"): 31, ("sur-dix 50 temoin", "oui"): 19, ("sur-dix 50 temoin", "un peu"): 6, ("sur-dix 50 temoin", "non"): 5}
    counted |= {("sur-dix 50 nouvelle", "carte"): 9, ("sur-dix 50 nouvelle", "oui"): 9, ("sur-dix 20 nouvelle", "carte"): 45, ("par-cinq 50 temoin", "oui"): 9}
    depot.add({Essai(today, NON_DIT, *named): nombre for named, nombre in counted.items()} | {Essai(old, NON_DIT, "sur-dix 50 nouvelle", "non"): 80})
    nothing = Cote(None, None, None)
    assert publish(depot, JOUR).essais == (Publie("sur-dix", "20", nothing, Cote(40, None, None)), Publie("sur-dix", "50", Cote(30, 10, 10), nothing))
