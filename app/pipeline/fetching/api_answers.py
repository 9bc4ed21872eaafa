"""Reads an answer of the API InserJeunes: a list of mesures, each with its dimensions, becomes a line a formation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.pipeline.fetching.patience import DownloadFailed

APPRENTISSAGE = "apprentissage"
SCOLAIRE = "voie_pro_sco_educ_nat"
FILIERES = (APPRENTISSAGE, SCOLAIRE, "voie_pro_sco_agri")
# The last one holds the figures of a whole establishment: kept in the ledger, and in no file yet.
DIMENSIONS = {"id_formation_apprentissage": "cfd", "id_mefstat11": "mefstat11", "ensemble": "ensemble"}


@dataclass(frozen=True)
class Line:
    """The figures of a formation. `mesures` are texts by name; one that the API leaves empty is not there."""

    type_code: str
    code: str
    filiere: str
    mesures: dict[str, str] = field(default_factory=dict)


def list_lines(content: dict[str, Any], filiere: str | None = None) -> list[Line]:
    """The formations of an answer. `filiere` is the one that was asked, where the path names it.

    Raises DownloadFailed for an answer of another form: read by halves, it would be taken for missing figures.
    """
    lines: dict[tuple[str, str, str], Line] = {}
    for mesure, (type_code, code) in _coded(content):
        named = mesure.get("filiere") or filiere or (APPRENTISSAGE if type_code == "cfd" else SCOLAIRE)
        if named not in FILIERES:
            raise DownloadFailed(f"filière inconnue : « {named} »")
        line = lines.setdefault((type_code, code, named), Line(type_code, code, named))
        _note(line, str(mesure.get("id_mesure")), mesure.get("valeur_mesure"))
    return list(lines.values())


def name_of(content: dict[str, Any]) -> str:
    """The name of the establishment that the answer is about, empty where it does not say."""
    described = content.get("metadata")
    uai = described.get("UAI") if isinstance(described, dict) else None
    return " ".join(str(uai.get("libelle_etab") or "").split()) if isinstance(uai, dict) else ""


def _coded(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    data = content.get("data")
    if not isinstance(data, list) or not all(isinstance(mesure, dict) for mesure in data):
        raise DownloadFailed("la réponse ne contient pas de liste « data » : l'API a changé de forme")
    for mesure in data:
        if code := _code(mesure.get("dimensions")):
            yield mesure, code


def _code(dimensions: Any) -> tuple[str, str] | None:
    """(type of code, code); None for what is about no formation, as a level of diploma."""
    listed = dimensions if isinstance(dimensions, list) else [dimensions]
    pairs = [pair for dimension in listed if isinstance(dimension, dict) for pair in dimension.items()]
    codes = [(DIMENSIONS[name], str(value)) for name, value in pairs if name in DIMENSIONS]
    if codes and len(pairs) > 1:
        # A second dimension would make a part of the young people pass for all of them.
        raise DownloadFailed(f"dimensions inattendues : {', '.join(name for name, _ in pairs)}")
    return codes[0] if codes else None


def _note(line: Line, name: str, value: Any) -> None:
    text = _text(value)
    if text is None:
        return
    if line.mesures.setdefault(name, text) != text:
        raise DownloadFailed(f"deux valeurs de « {name} » pour la formation {line.code}")


def _text(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
