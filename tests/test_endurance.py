"""The script of endurance, for a few seconds: it bears what it promises to bear, and sees an answer that is wrong."""

from __future__ import annotations

import pytest

from scripts.endurance import bearing
from scripts.endurance.__main__ import main
from scripts.endurance.redis_server import find_redis
from tests.depot.conftest import changed
from tests.redis_server import MISSING

WRONG = "UPDATE meta.source SET producteur = 'Personne'"


@pytest.mark.skipif(not find_redis(), reason=MISSING)
def test_a_card_that_no_version_says_is_all_that_fails(tmp_path, monkeypatch, capsys):
    known = bearing.known_answers

    def then_changed(versions, cold, steps):
        answers = known(versions, cold, steps)
        # What answered holds the file still: another takes its name.
        changed(versions[1], draft := versions[1].with_suffix(".draft"), WRONG)
        draft.replace(versions[1])
        return answers

    monkeypatch.setattr(bearing, "known_answers", then_changed)
    assert main(["--minutes", "0.1", "--out", str(tmp_path / "endurance.md")]) == 1
    rows = [line.split(" | ") for line in (tmp_path / "endurance.md").read_text().splitlines() if line.startswith("| ")]
    missed = {name.removeprefix("| ").split(" : ")[-1] for name, measured, _ in rows if "(manqué)" in measured}
    # Of so few requests, one that dies with its process is too many.
    assert missed - {"demandes perdues"} == {"réponses exactes, fausses"}
    assert "Réponse fausse : /cartes/" in capsys.readouterr().out
