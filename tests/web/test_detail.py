"""The detailed size over HTTP: on the sample, and beside what the API gives."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app import create_app
from app.config import Config
from app.nomenclature import Key
from app.pipeline.build import build
from app.queries.keys import list_keys
from app.web.cartes import find_card
from app.web.options import Options
from app.web.styles import csp_hash
from tests.conftest import TODAY
from tests.web.detail_files import CFD, LYCEE, MEF, SIZES, write_raw

GZIP = {"Accept-Encoding": "gzip"}
# Bytes of the fragment and of the page, compressed.
BUDGET = 9_000
FORMS = ("", ".html", ".svg", ".json")
BOTH = f"{LYCEE}-{CFD}"
# Avoided by the charter of the words (card.md, 10); « médian » has its own test.
FORBIDDEN = """insertion taux part parts millésime promotion cohorte sortants apprenants devenir débouchés indicateur quartile effectif
significatif moyenne moyen performant meilleur pire mauvais bon faible favorable défavorable seulement échec décrochés inactifs NEET
malheureusement oups mieux garantit chances officiel FALC vous""".split()


@pytest.fixture(scope="session")
def detailed(tmp_path_factory: pytest.TempPathFactory):
    """The sample, and both voies of a diploma by the API."""
    folder = tmp_path_factory.mktemp("detail")
    build(write_raw(folder / "raw"), folder / "t.duckdb")
    return create_app(Config(database=folder / "t.duckdb", today=TODAY)).test_client()


@pytest.fixture
def both(client, detailed):
    return client, detailed


def keys(client) -> list[str]:
    return [exemple["cle"] for exemple in client.get("/exemples.json").json]


def detail(client, cle: str, **options: str) -> dict:
    query = "&".join(f"{name}={value}" for name, value in {"taille": "detail", **options}.items())
    return client.get(f"/cartes/{cle}.json?{query}").json["detail"]


def strings(value: object) -> list[str]:
    """Every text of the detailed part, save the names of datasets and the words of nomenclatures."""
    if isinstance(value, str):
        return [value.replace("\u00a0", " ")]
    if isinstance(value, dict):
        return [text for name, part in value.items() if name != "origines" for text in strings(part)]
    return [text for part in value for text in strings(part)] if isinstance(value, list) else []


def test_every_state_has_a_detailed_form(both):
    for client in both:
        for cle in keys(client):
            for form in FORMS:
                assert client.get(f"/cartes/{cle}{form}?taille=detail").status_code == 200
            ElementTree.fromstring(client.get(f"/cartes/{cle}.svg?taille=detail").data)


def test_the_first_column_of_each_table_is_what_the_card_shows(both):
    """Of every formation, establishment and diploma, in every place: the two are found by different ways."""
    for client in both:
        snapshot = client.application.extensions["warehouse"].snapshot()
        codes = [row["code"] for row in snapshot.rows("SELECT DISTINCT code FROM marts.reference UNION (SELECT code FROM marts.diplome LIMIT 20)")]
        places = [row["uai"] for row in snapshot.rows("SELECT DISTINCT uai FROM marts.etablissement UNION SELECT uai FROM marts.annuaire")]
        students = [row["cle"] for row in snapshot.rows("SELECT uai || '-SISE:' || sise AS cle FROM marts.insersup")]
        asked = [*list_keys(snapshot), *codes, *(f"53-{code}" for code in codes), *places, *students, *(f"{uai}-{CFD}" for uai in places), "0750001U-" + MEF]
        shown = 0
        for cle in asked:
            card = find_card(snapshot, Key.parse(cle), Options(taille="detail"), TODAY)
            blocs = [{ligne.id: ligne.part for ligne in bloc.lignes} for bloc in card.blocs if bloc.has_figures]
            tables = [volet.tableau for volet in card.detail.volets if volet.tableau]
            first = [{rang.id: rang.cellules[0].partition("\u00a0")[0] for rang in table.rangs if rang.id} for table in tables]
            told = [{id: part if part.isdigit() else None for id, part in column.items()} for column in first]
            said = [{id: None if (part := bloc.get(id)) is None else str(part) for id in ("emploi", "formation", "autre")} for bloc in blocs]
            assert told == said, cle
            shown += len(told)
        assert shown > 60


def test_fragment_and_page_stay_under_their_budget(both):
    for client in both:
        for cle in [*keys(client), BOTH]:
            for form in ("", ".html", ".svg"):
                size = len(client.get(f"/cartes/{cle}{form}?taille=detail", headers=GZIP).data)
                assert size <= BUDGET, (cle, form, size)


def test_the_other_sizes_carry_nothing_of_it(client):
    for size in ("carte", "badge"):
        answer = client.get(f"/cartes/{LYCEE}-{MEF}.html?taille={size}").text
        assert "<table" not in answer and "tirets" not in answer and 'class="ti d' not in answer
        assert client.get(f"/cartes/{LYCEE}-{MEF}.json?taille={size}").json["detail"] is None


def test_every_form_says_the_same_sentences(detailed):
    said = [text for text in strings(detail(detailed, BOTH)["volets"]) if text.endswith(".")]
    assert len(said) > 20
    for form in ("", ".html", ".svg"):
        page = detailed.get(f"/cartes/{BOTH}{form}?taille=detail").text
        words = re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'"))
        assert [text for text in said if re.sub(r"\s+", "", text) not in words] == []


def test_no_form_shows_a_size(detailed):
    sizes = "|".join(str(size) for size in (*SIZES.values(), 61, 912, 8042, 900))
    for form in FORMS:
        for cle in (BOTH, f"{LYCEE}-{MEF}", f"53-{MEF}", MEF):
            text = detailed.get(f"/cartes/{cle}{form}?taille=detail").text.replace("\u00a0", "")
            visible = re.sub(r'\sd="[^"]*"|(?:viewBox|transform|x|y|width|height)="[^"]*"|"ligne": \d+', "", text)
            assert re.findall(rf"(?<![\d.#])(?:{sizes})(?![\d.])", visible) == []


def test_both_voies_have_their_own_table_salary_and_years(detailed):
    pupils, apprentices = detail(detailed, BOTH)["volets"]
    assert (pupils["titre"], apprentices["titre"]) == ("En lycée", "En apprentissage")
    assert [colonne["nom"] for colonne in apprentices["tableau"]["colonnes"]] == ["Ici", "Bretagne", "France"]
    assert apprentices["tableau"]["rangs"][3]["titre"] == "Nombre de jeunes"
    assert [rang["cellules"][0] for rang in pupils["tableau"]["rangs"]] == ["31\u00a0%", "44\u00a0%", "25\u00a0%", "65 à 199"]
    assert [rang["cellules"][0] for rang in apprentices["tableau"]["rangs"]] == ["68\u00a0%", "20\u00a0%", "12\u00a0%", "20 à 64"]
    assert pupils["salaire"]["reperes"] and not apprentices["salaire"]["reperes"]
    # Those who study on in France are 51 % of pupils, and 30 % of apprentices.
    warned = ["la plupart continuent" in " ".join(volet["salaire"]["notes"]) for volet in (pupils, apprentices)]
    assert warned == [True, False]
    assert pupils["diplome"] and apprentices["diplome"] is None


def test_both_voies_stand_in_two_columns_only_in_this_size(detailed):
    assert detailed.get(f"/cartes/{BOTH}.html?taille=detail").text.count('<div class="w"><div>') == 1
    assert 'class="w"' not in detailed.get(f"/cartes/{BOTH}.html").text
    assert 'class="w"' not in detailed.get(f"/cartes/{LYCEE}-{MEF}.html?taille=detail").text


def test_a_chart_is_hidden_from_those_who_hear_and_its_figures_are_in_a_table(client):
    page = client.get(f"/cartes/{LYCEE}-{MEF}.html?taille=detail").text
    assert len(re.findall(r'<svg class="g"[^>]*aria-hidden="true"', page)) == page.count('<svg class="g"') >= 1
    rows = detail(client, f"{LYCEE}-{MEF}")["volets"][0]["historique"]["tableau"]["rangs"]
    for rang in rows:
        assert f'<th scope="row">{rang["titre"]}</th><td>{rang["cellules"][0]}</td><td>{rang["cellules"][1]}</td>' in page


def test_the_figures_of_a_closed_formation_are_here_under_their_own_title(client):
    closed = next(exemple["cle"] for exemple in client.get("/exemples.json").json if exemple["etat"] == "S9")
    for form in (".html", ".svg"):
        assert "Pour mémoire" in client.get(f"/cartes/{closed}{form}?taille=detail").text
        assert "Pour mémoire" not in client.get(f"/cartes/{closed}{form}").text


def test_a_closed_formation_is_compared_with_nothing_even_here(client):
    for exemple in client.get("/exemples.json").json:
        card = client.get(f"/cartes/{exemple['cle']}.json?taille=detail").json
        if exemple["etat"] in ("S9", "S12"):
            assert not any(ligne["comparaison"] for bloc in card["blocs"] for ligne in bloc["lignes"])
            assert not any(volet["reperes"] for volet in card["detail"]["volets"])


def test_every_figure_names_its_dataset_with_its_years_and_a_link(detailed):
    origines = {origine["sujet"]: origine for origine in detail(detailed, f"{LYCEE}-{MEF}")["origines"]}
    assert set(origines) == {"Situation 6 mois après", "Région", "France", "Au fil des années", "Salaire", "Ceux qui ont arrêté les études", "Diplôme"}
    assert origines["Salaire"]["nom"] == "API InserJeunes, formations en France" and origines["Salaire"]["page"] == ""
    assert "jeunes sortis en 2023" in origines["Salaire"]["precisions"]
    assert "examen de 2024" in origines["Diplôme"]["precisions"]
    page = detailed.get(f"/cartes/{LYCEE}-{MEF}.html?taille=detail").text
    assert f'<a href="{origines["Diplôme"]["page"]}">{origines["Diplôme"]["nom"]}</a>' in page


def test_no_word_is_one_to_avoid_and_no_sentence_is_long(both):
    for client in both:
        for cle in [*keys(client), BOTH]:
            found = detail(client, cle)
            texts = strings(found)
            for text in texts:
                words = set(re.findall(r"[\w-]+", text.lower()))
                assert words.isdisjoint(word.lower() for word in FORBIDDEN), text
                for sentence in re.split(r"(?<=[.?!]) |\((?=\d)", text):
                    assert len(re.findall(r"[\w'’-]+", sentence)) <= 15, sentence
            for _, sentences in found["facile"]:
                assert all(len(re.findall(r"[\w'’-]+", sentence)) <= 12 for sentence in sentences)
            assert sum("médian" in text for text in texts) <= 1


def test_the_word_for_the_middle_salary_is_said_once_where_it_opens(detailed):
    page = detailed.get(f"/cartes/{BOTH}.html?taille=detail").text
    assert page.count("médian") == 1
    assert page.rindex("<details>", 0, page.index("médian")) > page.rindex("</details>", 0, page.index("médian"))


def test_a_card_without_any_figure_adds_nothing(client):
    found = next(exemple["cle"] for exemple in client.get("/exemples.json").json if exemple["etat"] == "S10")
    assert detail(client, found)["volets"] == [] and detail(client, found)["facile"] == []


def test_the_leavers_of_a_cfa_and_its_contracts_are_told(client):
    (volet,) = detail(client, "0990101X")["volets"]
    assert volet["valeur_ajoutee"]["phrases"][0].startswith("Parmi ceux qui ont arrêté les études, environ 7")
    assert volet["rupture"]["notes"][-1] == "Apprentis sortis en 2018 et 2019."
    assert volet["diplome"] is None


def test_a_diploma_of_higher_education_has_its_column_for_france_and_its_salary(client):
    (volet,) = detail(client, "0990901S-SISE:2990001")["volets"]
    assert [colonne["nom"] for colonne in volet["tableau"]["colonnes"]] == ["Cet établissement", "France"]
    assert volet["tableau"]["rangs"][3]["titre"] == "Taille du groupe"
    assert [euros for euros, _ in volet["salaire"]["reperes"]] == [1310, 1560, 1820]


def test_a_page_and_its_pictures_follow_a_strict_policy(client):
    answer = client.get(f"/cartes/{LYCEE}-{MEF}?taille=detail")
    assert "style=" not in re.sub(r"<style>.*?</style>", "", answer.text, flags=re.S)
    (style,) = re.findall(r"<style>(.*?)</style>", client.get(f"/cartes/{LYCEE}-{MEF}.html?taille=detail").text, flags=re.S)
    assert csp_hash(style) in answer.headers["Content-Security-Policy"]


def test_real_data_stay_in_their_bounds(real_client, real_database: Path):
    for cle in keys(real_client):
        for form in ("", ".html", ".svg"):
            assert len(real_client.get(f"/cartes/{cle}{form}?taille=detail", headers=GZIP).data) <= BUDGET
        json.dumps(detail(real_client, cle))
