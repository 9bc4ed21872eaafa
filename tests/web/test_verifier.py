"""/verifier: what an editor pastes, and what the page says of it; nothing pasted comes back unescaped, whatever it is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app.web import releases
from tests.widget.snippets import kept

BASE, CLE = "http://localhost", "0990001N-23110033205"
SCRIPT = f'<script type="module" src="{BASE}/widget/v1/carte-insertion.js"></script>'
LIEN = f'<a href="{BASE}/cartes/{CLE}">Les chiffres</a>'
CARTE = f'<carte-insertion formation="{CLE}">{LIEN}</carte-insertion>'
CADRE = f'<iframe src="{BASE}/cartes/{CLE}" title="Chiffres" loading="lazy" width="300" height="1100"></iframe>'
IMAGE = f'<img src="{BASE}/cartes/{CLE}.svg" alt="Chiffres">'


def csp(policy: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


FAULTS = {
    "no title": (CADRE.replace(' title="Chiffres"', ""), "n'a pas de title"),
    "empty title": (CADRE.replace("Chiffres", " "), "n'a pas de title"),
    "no alt": (IMAGE.replace(' alt="Chiffres"', ""), "n'a pas de alt"),
    "page as a picture": (IMAGE.replace(".svg", ""), "finit par .svg ou .png"),
    "no link": (SCRIPT + f'<carte-insertion formation="{CLE}"></carte-insertion>', "manque le lien"),
    "low frame": (CADRE.replace("\"1100\"", "\"200\""), "a 200 pixels de haut"),
    "no height": (CADRE.replace(' height="1100"', ""), "150 pixels"),
    "not lazy": (CADRE.replace(' loading="lazy"', ""), 'manque loading="lazy"'),
    "fragment in a frame": (CADRE.replace(f'{CLE}"', f'{CLE}.html"'), "ne finit ni par .html"),
    "space in an address": (CADRE.replace(f'/{CLE}"', f'/ {CLE}"'), "une espace ou un caractère à coder"),
    "option": (SCRIPT + CARTE.replace(" form", ' tail="badge" form'), "« taille »"),
    "value": (CADRE.replace(f'{CLE}"', f'{CLE}?taille=bagde"'), "« badge »"),
    "host's theme in a frame": (CADRE.replace(f'{CLE}"', f'{CLE}?theme=hote"'), "theme=hote"),
    "placeholder": (CADRE.replace(BASE, "https://HOST"), "HOST est resté"),
    "local": (CADRE.replace(BASE, "http://127.0.0.1:8000"), "adresse d'essai"),
    "other host": (CADRE.replace(BASE, "https://ailleurs.example"), "ailleurs.example n'est pas ce service"),
    "scheme": (CADRE.replace("http:", "https:"), "est en https"),
    "no host": (CADRE.replace(BASE, ""), "ne dit pas le serveur"),
    "no script": (CARTE, "ligne du script manque"),
    "commented script": (f"<!-- {SCRIPT} -->{CARTE}", "dans un commentaire"),
    "no module": (SCRIPT.replace(' type="module"', "") + CARTE, 'pas type="module"'),
    "two versions": (SCRIPT + "\n" + SCRIPT.replace("v1", "1.0.0") + CARTE, "pas la même que celle de la ligne 1"),
    "second script, no module": (SCRIPT + "\n" + SCRIPT.replace(' type="module"', "") + CARTE, "pas la même que celle de la ligne 1"),
    "v0": (SCRIPT.replace("v1", "v0") + CARTE, "version v0"),
    "hash on v1": (SCRIPT.replace(" src", ' integrity="sha384-x" src') + CARTE, "integrity sur v1"),
    "wrong hash": (SCRIPT.replace("v1", "1.0.0").replace(" src", ' integrity="sha384-x" src') + CARTE, "n'est pas l'empreinte"),
    "self-closed": (SCRIPT + f'<carte-insertion formation="{CLE}" />', "ne se ferme pas par"),
    "never closed": (SCRIPT + f'<carte-insertion formation="{CLE}">{LIEN}', "n'est pas fermé"),
    "key": (SCRIPT + CARTE.replace("formation=", "key="), "pas dans key"),
    "data-formation": (SCRIPT + CARTE.replace("formation=", "data-formation="), "pas dans data-formation"),
    "dash of a word processor": (SCRIPT + CARTE.replace("-2311", "–2311", 1), "un tiret qui n'est pas"),
    "policy, script": (csp("default-src 'self'") + SCRIPT + CARTE, f"script-src 'self' {BASE}"),
    "policy, frame": (csp("frame-src 'none'") + CADRE, f"frame-src {BASE}"),
    "policy, picture": (csp("img-src data:") + IMAGE, f"img-src data: {BASE}"),
    "policy, trusted types": (csp("trusted-types a") + SCRIPT + CARTE, "trusted-types a carte-insertion"),
}
WITHOUT_CODE = {
    "impossible": (CADRE.replace(CLE, "0750001F"), "devrait être U"),
    "unknown": (CADRE.replace(CLE, "99999999"), "ne désigne rien de connu"),
    "no key": (SCRIPT + f"<carte-insertion>{LIEN}</carte-insertion>", "pas d'attribut formation"),
    "comment without end": (f"{IMAGE}\n<!-- ", "plus rien ne peut être lu"),
}
TO_KNOW = {
    "same script twice": (f"{SCRIPT}\n{SCRIPT}{CARTE}", "déjà à la ligne 1"),
    "wider figures": (CADRE.replace(CLE, "0990003R-23220022139"), "Voici les chiffres de tout le lycée."),
    "no figure": (IMAGE.replace(CLE, "23110022139"), "ne publient aucun chiffre"),
    "several answers": (IMAGE.replace(CLE, "onisep:FOR.990101"), "50022139"),
    "other service": ('<iframe src="https://exposition.inserjeunes.beta.gouv.fr/x.svg"></iframe>', "un autre service"),
}
HOSTILE = ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "</textarea><script>alert(1)</script>", "</code></pre><script>alert(1)</script>"]
LONG = ["<div>", "<", "<!--", "<a b='", "<carte-insertion>", "<carte-insertion formation='0990001N'>", "&", "\nhttp://localhost/cartes/x", "<![CDATA[", "<a "]


def post(client, html: str):
    return client.post("/verifier", data={"html": html}, content_type="multipart/form-data")


def words(html: str) -> str:
    found = html.partition('id="resultat"')[2].partition("<form")[0]
    return unescape(re.sub(r"<[^>]+>", "", found)).replace("\u00a0", " ").replace("\u202f", " ")


def codes(html: str) -> str:
    return "\n".join(unescape(code) for code in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", html, re.DOTALL))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_and_its_corrected_code_has_nothing_left_to_correct(client, name):
    html, told = FAULTS[name]
    answer = post(client, html).text
    assert told in words(answer) and "à corriger" in words(answer)
    assert CLE in codes(answer)
    again = words(post(client, codes(answer)).text)
    assert "Rien à corriger" in again and "Ligne 1 :" not in again.partition("La ligne")[0].partition("Ligne 1 : ")[0]


@pytest.mark.parametrize("name", WITHOUT_CODE)
def test_what_only_its_author_can_correct_is_told(client, name):
    html, told = WITHOUT_CODE[name]
    answer = words(post(client, html).text)
    assert told in answer and "1 point à corriger" in answer


@pytest.mark.parametrize("name", TO_KNOW)
def test_what_will_be_shown_instead_is_no_fault(client, name):
    html, told = TO_KNOW[name]
    answer = words(post(client, html).text)
    assert told in answer and "Rien à corriger" in answer and "(à savoir)" in answer


@pytest.mark.parametrize("name", kept())
def test_every_snippet_that_was_ever_given_is_right(client, name):
    answer = words(post(client, kept()[name].replace("https://HOST", BASE)).text)
    assert "Rien à corriger" in answer and "(à savoir)" not in answer and CLE in answer


def test_an_older_version_is_told_once_there_is_a_newer_one(client, monkeypatch):
    monkeypatch.setitem(releases.RELEASES, "1.9.0", releases.Release("1.9.0", "sha384-neuf"))
    answer = post(client, SCRIPT.replace("v1", "1.0.0") + CARTE).text
    assert "La version 1.0.0 est ancienne" in words(answer) and "/widget/1.9.0/" in codes(answer)


def test_where_nothing_is_found_the_page_says_what_it_looked_for(client):
    answer = words(post(client, "<p>Bonjour</p>").text)
    assert "Rien trouvé" in answer and "carte-insertion" in answer and "/cartes/" in answer


def test_a_line_is_the_one_of_the_pasted_text(client):
    assert "Ligne 3 : L'image n'a pas de alt" in words(post(client, f"<p>\r\n\r\n{IMAGE.replace('alt', 'data-alt')}").text)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_comes_back_unescaped(client, hostile):
    quoted = hostile.replace('"', "&quot;").replace("'", "&#39;")
    pasted = [hostile, CARTE.replace(CLE, quoted), CARTE.replace(LIEN, LIEN + hostile), CADRE.replace("Chiffres", quoted), CADRE.replace(CLE, quoted)]
    pasted += [csp(f"img-src {quoted}") + IMAGE, SCRIPT.replace("v1", quoted) + CARTE, CARTE.replace(" form", f' tail="{quoted}" form')]
    for html in pasted:
        answer = post(client, html)
        assert answer.status_code == 200
        # The only script of the page is its own.
        assert re.findall(r"<(?:script|svg)[^>]*>", answer.text) == [f'<script type="module" src="{BASE}/static/copie.js">']
        assert answer.text.count("</textarea>") == 1 and "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_text_is_read_to_its_end(client, piece):
    assert post(client, (piece * 500_000)[:500_000]).status_code == 200


def test_what_is_too_long_is_refused_in_french(client):
    for length in (500_001, 3_000_000):
        # As the form sends it; the client of the tests would leave the file of a multipart body open.
        answer = client.post("/verifier", data={"html": "a" * length})
        assert answer.status_code == 413 and "dépasse 500 000 caractères" in words(answer.text)


def test_the_page_is_light_and_strict(client):
    answer = client.get("/verifier", headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) < 30_000 and "script-src 'self';" in answer.headers["Content-Security-Policy"]
