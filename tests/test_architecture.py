"""Who may import whom: the rules that keep a card free of HTTP and the serving code free of the pipeline."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from app.config import ROOT

APP = ROOT / "app"
MAY_IMPORT = {
    "reglages": set(),
    "config": {"app.reglages"},
    "territoire": set(),
    "nomenclature": {"app.territoire"},
    "warehouse": {"duckdb"},
    "depot": {"app.warehouse", "app.depot", "msgspec", "obstore"},
    "queries": {"app.nomenclature", "app.warehouse", "app.queries", "zstandard"},
    "cards": {"app.nomenclature", "app.queries", "app.cards"},
    "catalogue": {"app.nomenclature", "app.warehouse", "app.queries", "app.cards", "app.catalogue", "python_calamine", "xlsxwriter"},
    "usage": {"app.usage", "msgspec", "psycopg", "publicsuffixlist"},
    "web": {
        "app.nomenclature",
        "app.warehouse",
        "app.queries",
        "app.cards",
        "app.catalogue",
        "app.usage",
        "app.web",
        "brotli",
        "cachelib",
        "flask",
        "flask_caching",
        "flask_limiter",
        "msgspec",
        "redis",
        "prometheus_client",
        "spectree",
        "werkzeug",
        "zstandard",
        "rcssmin",
        "resvg_py",
        "rjsmin",
    },
    "export": {
        "app.config",
        "app.territoire",
        "app.nomenclature",
        "app.warehouse",
        "app.queries",
        "app.cards",
        "app.catalogue",
        "app.web",
        "app.export",
        "flask",
    },
    "pipeline": {"app.config", "app.nomenclature", "app.pipeline", "app.queries.questions", "app.queries.ensemble", "app.queries.paquets", "duckdb", "jinja2", "matplotlib", "rich"},
}
WATCHED = {"app", "brotli", "cachelib", "duckdb", "flask", "flask_caching", "flask_limiter", "jinja2", "matplotlib", "msgspec", "obstore", "pandas", "prometheus_client", "psycopg", "publicsuffixlist", "python_calamine", "rcssmin", "redis", "resvg_py", "rich", "rjsmin", "spectree", "werkzeug", "xlsxwriter", "zstandard"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name for name in names if name.split(".")[0] in WATCHED}


def modules(part: str) -> list[Path]:
    return [APP / f"{part}.py"] if (APP / f"{part}.py").exists() else sorted((APP / part).rglob("*.py"))


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_each_part_imports_only_what_it_may(part):
    allowed = tuple(f"{prefix}." for prefix in MAY_IMPORT[part])
    for path in modules(part):
        for name in imported(path):
            assert f"{name}.".startswith(allowed), f"{path} imports {name}"


def test_queries_read_only_what_is_published():
    for path in (APP / "queries").glob("*.py"):
        assert not any(f"{layer}." in path.read_text() for layer in ("staging", "intermediate", "source"))


def test_every_question_is_a_constant_that_a_file_is_probed_with():
    for path in (APP / "queries").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("rows", "once"):
                question = call.args[0].value if isinstance(call.args[0], ast.Subscript) else call.args[0]
                # A reading passes on the questions of the others.
                passed_on = path.stem == "lecture" and isinstance(question, ast.Name) and question.id == "sql"
                assert passed_on or (isinstance(question, ast.Name) and question.id.startswith("SELECT_")), path


def test_marts_read_neither_raw_tables_nor_each_other():
    for path in (APP / "pipeline" / "marts").glob("*.sql"):
        assert not any(f" {layer}." in path.read_text() for layer in ("source", "marts")), path


@pytest.mark.parametrize("path", sorted([*APP.rglob("*.py"), *(ROOT / "scripts").glob("*.py")]), ids=str)
def test_a_module_is_short_and_says_what_it_is_for(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 150
    assert not text.strip() or ast.get_docstring(ast.parse(text))
