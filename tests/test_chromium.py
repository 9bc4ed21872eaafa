"""How a browser is found."""

from __future__ import annotations

from tests import chromium


def test_a_named_browser_wins(monkeypatch):
    monkeypatch.setenv("TRAJECTOIRES_CHROMIUM", "/opt/mine")
    assert chromium.find_chromium() == "/opt/mine"


def test_a_downloaded_browser_is_found(monkeypatch, tmp_path):
    monkeypatch.delenv("TRAJECTOIRES_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    browser = tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
    browser.parent.mkdir(parents=True)
    browser.touch()
    assert chromium.find_chromium() == str(browser)


def test_without_any_the_command_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("TRAJECTOIRES_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: None)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "install", lambda: None)
    assert chromium.main() == 1
    assert "sautés" in capsys.readouterr().out
