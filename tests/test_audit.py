"""What pip-audit answers becomes a red build or a clear sentence. Its answers were kept from real runs."""

from __future__ import annotations

import pytest

from scripts.audit import verdict

WELL = '{"name": "babel", "version": "2.18.0", "vulns": []}'
FLAW = '{"name": "flask", "version": "3.1.3", "vulns": [{"id": "PYSEC-2099-1", "fix_versions": [%s], "aliases": [], "description": "x"}]}'
UNKNOWN = '{"name": "blinker", "skip_reason": "Dependency not found on PyPI and could not be audited: blinker (1.9.0)"}'


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([WELL, FLAW % '"99.0"'], 1, "flask 3.1.3 : PYSEC-2099-1, corrigée en 99.0"),
        ([UNKNOWN, FLAW % ""], 1, "PYSEC-2099-1, sans version corrigée"),
        ([WELL, WELL], 0, "Aucune faille connue dans 2 paquets de requirements.lock."),
        ([WELL, UNKNOWN], 0, "dans 1 paquets de requirements.lock. Non vérifiés : blinker."),
        ([UNKNOWN, UNKNOWN], 0, "rien n'a été vérifié, la base des failles ne connaît aucun de ces paquets"),
    ],
)
def test_only_a_known_flaw_is_red_and_silence_is_not_called_safety(packages, code, said):
    answered, sentence = verdict('{"dependencies": [%s], "fixes": []}' % ", ".join(packages))
    assert answered == code and said in sentence


def test_a_service_that_does_not_answer_is_said():
    assert verdict("") == (0, "Failles connues : rien n'a été vérifié, la base des failles ne répond pas. À relancer quand le réseau le permet : python -m scripts.audit")
