"""The addresses of the pages of the site: every line of the navigation, what has none, and the studio at work."""

from __future__ import annotations

from app.web.navigation import PAGES

WORKING = "/studio?q=cuisine&cle=0990001N-23110033205&cles=0990001N&cles=40025214"
SITE = [*(page.chemin for page in PAGES), "/rien", "/avis/merci", "/essais", WORKING, "/studio/liste?cles=0990001N&cles=0990001N-23110033205"]
