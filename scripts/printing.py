"""Prints the report of a build as tables on the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.pipeline.report import Report


def wide_console() -> Console:
    """The terminal, or something wide enough for the names of sources where the output is none."""
    return Console(width=None if sys.stdout.isatty() else 180)


def print_report(report: Report, target: Path) -> None:
    console = wide_console()
    console.print(table_of("Lignes par source et cohorte", ["source", "cohorte", "lues", "gardées", "avec chiffres", "calculées"], [
        (row.source, row.millesime, row.lues, row.gardees, row.chiffrees, row.calculees) for row in report.cohortes
    ]))
    for _, message in report.arrets:
        console.print(f"Source laissée de côté : {message}", style="bold", markup=False, highlight=False)
    if report.refus:
        console.print(table_of("Lignes refusées", ["source", "cohorte", "raison", "lignes"], report.refus))
    console.print(table_of("Fichiers lus", ["source", "fichier", "lignes"], report.fichiers))
    if report.ecartes:
        console.print(table_of("Fichiers connus, non lus", ["fichier", "raison"], [(name, raison) for name, _, raison in report.ecartes]))
    if report.non_lus:
        console.print(table_of("Fichiers non reconnus, non lus", ["fichier"], [(name,) for name in report.non_lus]))
    console.print(table_of("Tables", ["table", "lignes"], report.tables))
    fictif = " Données fictives." if report.fictif else ""
    console.print(f"{target} : version {report.version}.{fictif}", highlight=False)


def table_of(title: str, columns: list[str], rows: object) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(f"{cell:,}".replace(",", "\u202f") if isinstance(cell, int) else str(cell) for cell in row))
    return table
