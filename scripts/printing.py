"""Prints the report of a build as tables on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.pipeline.report import Report


def print_report(report: Report, target: Path) -> None:
    console = Console()
    console.print(_table("Lignes par source et cohorte", ["source", "cohorte", "lues", "gardées", "avec chiffres", "calculées"], [
        (row.source, row.millesime, row.lues, row.gardees, row.chiffrees, row.calculees) for row in report.cohortes
    ]))
    if report.refus:
        console.print(_table("Lignes refusées", ["source", "cohorte", "raison", "lignes"], report.refus))
    console.print(_table("Fichiers lus", ["source", "fichier", "lignes"], report.fichiers))
    if report.ecartes:
        console.print(_table("Fichiers connus, non lus", ["fichier", "raison"], [(name, raison) for name, _, raison in report.ecartes]))
    if report.non_lus:
        console.print(_table("Fichiers non reconnus, non lus", ["fichier"], [(name,) for name in report.non_lus]))
    console.print(_table("Tables", ["table", "lignes"], report.tables))
    fictif = " Données fictives." if report.fictif else ""
    console.print(f"{target} : version {report.version}.{fictif}", highlight=False)


def _table(title: str, columns: list[str], rows: object) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(f"{cell:,}".replace(",", "\u202f") if isinstance(cell, int) else str(cell) for cell in row))
    return table
