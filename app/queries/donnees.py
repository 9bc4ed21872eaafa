"""What the served file is made of: the files read, what the columns mean, how many addresses have a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.warehouse import Snapshot

SELECT_SOURCES_LUES = """
    SELECT s.titre, s.producteur, s.licence, s.page, s.diffusion_en_masse, count(*) AS fichiers, sum(f.lignes)::BIGINT AS lignes,
        bool_and(f.est_invente) AS est_inventee, min(f.date_donnees) AS premiere_date, max(f.date_donnees) AS derniere_date,
        min(f.date_telechargement) AS premier_telechargement, max(f.date_telechargement) AS dernier_telechargement
    FROM meta.fichier AS f
    JOIN meta.source AS s USING (source)
    GROUP BY ALL
    ORDER BY strip_accents(any_value(s.titre))
"""
SELECT_DEFINITIONS = "SELECT mart, titre, colonne, unite, definition FROM meta.dictionnaire ORDER BY mart, rang"
SELECT_COUVERTURE = """
    SELECT c.etape, c.axe, c.valeur, r.region, c.adresses, c.avec_chiffres, c.dont_anciens
    FROM meta.couverture AS c
    LEFT JOIN marts.region AS r ON c.axe = 'code_region' AND r.code_region = c.valeur
    ORDER BY c.etape, c.axe, c.valeur
"""
Axe = Literal["ensemble", "filiere", "type_diplome", "code_region", "millesime"]


@dataclass(frozen=True)
class SourceLue:
    """A dataset of which files were read. Dates are AAAA-MM-JJ, the first and the last over its files, None where not told.

    `diffusion_en_masse`: whether its rows may be downloaded; `est_inventee`: its figures are nobody's.
    """

    titre: str
    producteur: str
    licence: str
    page: str
    diffusion_en_masse: bool
    fichiers: int
    lignes: int
    est_inventee: bool
    premiere_date: str | None
    derniere_date: str | None
    premier_telechargement: str | None
    dernier_telechargement: str | None


@dataclass(frozen=True)
class Definition:
    """A column of a mart."""

    mart: str
    titre: str
    colonne: str
    unite: str
    definition: str


@dataclass(frozen=True)
class Compte:
    """How many addresses of a step have a figure, of which `dont_anciens` an older one only. `region`: the name of `valeur`."""

    etape: str
    axe: Axe
    valeur: str
    region: str | None
    adresses: int
    avec_chiffres: int
    dont_anciens: int


def list_sources_lues(snapshot: Snapshot) -> list[SourceLue]:
    """By title."""
    return [SourceLue(**row) for row in snapshot.rows(SELECT_SOURCES_LUES)]


def list_definitions(snapshot: Snapshot) -> list[Definition]:
    """Mart after mart, in the order of their columns."""
    return [Definition(**row) for row in snapshot.rows(SELECT_DEFINITIONS)]


def list_comptes(snapshot: Snapshot) -> list[Compte]:
    """Step after step; the axis `ensemble` holds one value, for the whole step."""
    return [Compte(**row) for row in snapshot.rows(SELECT_COUVERTURE)]
