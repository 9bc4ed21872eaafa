from __future__ import annotations

import pytest

from app.cards.measure import text_width, wrap


@pytest.mark.parametrize("text", ["Lycée professionnel Alexandre Bérard", "x" * 180, "مدرسة 🎓 école", "a " * 90, ""])
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text):
    lines = wrap(text, 16, 300)
    assert all(text_width(line, 16) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_and_no_break_spaces_are_not_cut():
    lines = wrap("Environ 4 jeunes sur 10 sont encore en formation : oui", 16, 120)
    assert " ".join(lines) == "Environ 4 jeunes sur 10 sont encore en formation : oui"
    assert any("formation :" in line for line in lines)


def test_bold_is_wider():
    assert text_width("formation", 16, bold=True) > text_width("formation", 16)
