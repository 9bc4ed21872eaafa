"""The report of a built file as tables, and as one HTML page with its charts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.pipeline import audit, figures
from app.pipeline.report import Report, build_report
from app.pipeline.steps import steps

TEMPLATES = Path(__file__).parent.parent / "templates"
Table = tuple[str, Sequence[str], list[tuple[object, ...]]]


def list_tables(connection: duckdb.DuckDBPyConnection, former: Path | None, raw: Path | None, seed: int | None = None) -> list[Table]:
    """(title, columns, rows) of every table of the report, in reading order."""
    report = build_report(connection)
    tables: list[Table] = [
        (
            "Lignes par source et cohorte",
            ("source", "cohorte", "lues", "gardées", "avec chiffres", "calculées"),
            [(row.source, row.millesime, row.lues, row.gardees, row.chiffrees, row.calculees) for row in report.cohortes],
        ),
        ("Lignes refusées", ("source", "cohorte", "raison", "lignes"), list(report.refus)),
        (
            "Cellules absentes",
            ("table", "colonne", "lignes", "absentes"),
            [(row.mart, row.colonne, row.lignes, f"{100 * row.part_absente:.1f} %".replace(".", ",")) for row in audit.list_missing(connection)],
        ),
        ("Chiffres gagnés par étape", ("étape", "adresses"), list(steps(connection).items())),
        (
            "Dix chiffres pris au hasard, et la ligne publiée dont ils viennent",
            ("adresse", "emploi, formation, autre", "origine", "fichier", "ligne", "texte publié"),
            [
                (trace.adresse, " · ".join(map(str, trace.parts)), trace.origine, trace.fichier, trace.ligne, trace.texte or "fichier non donné (--raw)")
                for trace in audit.draw_traces(connection, raw, seed=seed)
            ],
        ),
    ]
    if former:
        rows = [(row.mart, row.nouvelles, row.disparues, row.deplacees) for row in audit.compare(connection, former)]
        title = f"Différences avec {former.name}"
        tables.append((title, ("table", "nouvelles", "disparues", f"déplacées de plus de {audit.MOVED} points"), rows))
    return tables


def list_charts(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """SVG: rows by cohort, figures by step, distribution of each share of each mart."""
    report: Report = build_report(connection)
    cohorts = {f"{row.source}, {row.millesime}": row.chiffrees for row in report.cohortes}
    charts = [figures.bars("Lignes avec chiffres, par source et cohorte", cohorts), figures.bars("Chiffres par étape", steps(connection))]
    for mart in audit.KEYED:
        for share in audit.SHARES:
            charts.append(figures.histogram(f"{mart} : {share}", audit.distribution(connection, mart, share)))
    return charts


def write_page(connection: duckdb.DuckDBPyConnection, tables: list[Table], target: Path) -> None:
    """The whole report as one HTML file without any request."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("pages/rapport.html")
    html = page.render(report=build_report(connection), tables=tables, charts=list_charts(connection))
    target.write_text(html, encoding="utf-8")
