"""Any label that a ministry may publish goes through the whole build, and is only text for the parsers that read what is served."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app import create_app
from app.cards.printable import printable
from app.catalogue.cellule import FORMULA, NUMBER
from app.config import Config
from app.pipeline.build import build
from tests.catalogue.files import csv_of
from tests.conftest import TODAY
from tests.web.hostile import documents, rename_sample
from tests.web.test_couverture import send
from tests.web.test_hostile import has_no_control

pytestmark = pytest.mark.browser

# Each leaves the place that it is written in, and then marks what it made with an attribute that nothing else has.
ESCAPES = [
    "=cmd|' /C calc'!A0<b onx=1>", "</script><b onx=1>", "</style><b onx=1>", "</title></textarea></pre><b onx=1>", '" onx="1', "' onx='1", "--><b onx=1>",
    "]]><b onx='1'/>", "&lt;b onx=1&gt;", "javascript:onx", "Lycée onx\nsur deux\r\nlignes\u2028ou trois", "{{ 7 * 7 }}{% onx %}", "a\x01\x0b\x1b\x7f\x85onx",
    "\u202eonx\u2066", "e\u0301\u0301x\u0302onx", "𝒳🎓onx", "mot " * 90, "y" * 300, "＝onx", "-onx\tonx",
    "a\r=onx",
]  # fmt: skip
# All at once, so that whichever label a place shows, it is tried.
ENDING = """ </title></textarea></pre></style></script>--><b onx=1>" onx="1' onx='1 ]]><b onx=''/>&lt;b onx=1&gt;"""
LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0@"), max_size=12)
NAME = st.lists(st.sampled_from(ESCAPES) | LETTERS, min_size=1, max_size=4).map("".join).filter(lambda name: printable(name).strip())
# What the browser's own parser makes of a document: what is wrong with it, its title, its text.
READ = """documents => {
    const parse = text => new DOMParser().parseFromString(text, 'text/html');
    const read = ([text, type]) => {
        const wrong = [], whole = new DOMParser().parseFromString(text, type);
        const look = root => root.querySelectorAll('*').forEach(element => {
            const names = element.getAttributeNames(), tag = element.localName;
            if (names.some(name => name.startsWith('onx'))) wrong.push('attribute of ' + tag);
            if (names.some(name => /^\\s*javascript:/i.test(element.getAttribute(name)) && ['href', 'src', 'action'].includes(name))) wrong.push('address of ' + tag);
            if (['script', 'style', 'parsererror'].includes(tag) && /onx|parsererror/.test(tag + element.textContent)) wrong.push('inside ' + tag);
            if (tag === 'template') look(element.content);
            if (['pre', 'textarea', 'code'].includes(tag)) look(parse(element.textContent));
            if (element.hasAttribute('srcdoc')) look(parse(element.getAttribute('srcdoc')));
        });
        look(whole);
        return [wrong, whole.title, whole.documentElement.textContent];
    };
    return documents.map(read);
}"""


def squeezed(text):
    return " ".join(text.split())


# A build takes seconds: each holds many names. Without @: a name that may be the address of a person stops the build.
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(st.lists(NAME, min_size=16, max_size=16))
def test_any_published_label_is_only_text_everywhere(tmp_path_factory, browser, names):
    folder = tmp_path_factory.mktemp("noms")
    rename_sample(folder, [*(escape + ENDING for escape in ESCAPES), *names])
    build(folder, folder / "t.duckdb")
    app = create_app(Config(database=folder / "t.duckdb", today=TODAY))
    app.extensions["limiter_of_clients"].enabled = False
    answers = dict(documents(app.test_client()))
    # A catalogue with control characters is no text for it, and refused.
    catalogue = csv_of(["UAI", "Nom"], *(["0990001N", printable(name)] for name in (*ESCAPES, *names))).encode()
    answers |= {f"/couverture ({action})": send(app.test_client(), catalogue, action) for action in ("voir", "completer")}
    for path, answer in answers.items():
        assert answer.status_code == 200, path
        assert all(value.isprintable() and value.isascii() for _, value in answer.headers), path
        if answer.mimetype == "text/csv":
            check_table(path, answer.text)
    check_parsed(answers, browser)


def check_table(path, text):
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert {len(row) for row in rows} <= {len(header)}, path
    run = [cell for row in rows for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell)]
    assert not run, (path, run[:3])


def check_parsed(answers, browser):
    """By the parsers of Chromium and of JSON; a page says what the JSON of its card says."""
    read = {path: answer.text for path, answer in answers.items() if answer.mimetype in ("text/html", "image/svg+xml", "text/xml")}
    embedded = {path: answer.json["html"] for path, answer in answers.items() if answer.is_json and isinstance(answer.json, dict) and "html" in answer.json}
    pages = browser.new_page()
    given_to = [[text, answers[path].mimetype] for path, text in read.items()] + [[text, "text/html"] for text in embedded.values()]
    found = dict(zip([*read, *embedded], pages.evaluate(READ, given_to), strict=True))
    pages.close()
    for path, (wrong, title, text) in found.items():
        assert not wrong, (path, wrong)
        assert has_no_control(answers[path].text) or not path.startswith("/cartes/"), path
    cards = {path: answer.json for path, answer in answers.items() if re.fullmatch(r"/cartes/[^.]+\.json\?taille=carte", path)}
    for path, card in cards.items():
        _, title, text = found[path.replace(".json", "")]
        assert squeezed(title) == squeezed(card["titre_page"]) and squeezed(card["perimetre"]) in squeezed(text), path
        assert has_no_control(json.dumps(card, ensure_ascii=False)), path
    assert len(embedded) == 1 and len(cards) >= 12
