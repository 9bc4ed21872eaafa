"""Establishments whose names nobody expects, each a row of a published file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import SAMPLE
from tests.pipeline.files import write_cfa

LONG = ("Campus des métiers et des qualifications d'excellence de la construction durable et innovante " * 2)[:180].strip()
NAMES = {
    "0631852W": LONG,
    "0932492D": "x" * 180,
    "0141275K": "Lycée <script>alert(1)</script> & \"guillemets\" ' &amp; ]]> {{ 7 * 7 }}",
    "0990001N": "مدرسة العلوم والتكنولوجيا",
    "0990002P": "Lycée مدرسة (العلوم) 2024 Paris",
    "0990003R": "🎓" * 60 + " 👩‍🏫 日本語 ไทย",
    "0990004S": "Lycée \u202egauche\u0001 \u000bdu\ufffe\u2028Port\u007f",
}
# What stays of the last one.
SAID = {**NAMES, "0990004S": "Lycée gauche du Port"}


def write_hostile(folder: Path) -> None:
    """A file of CFA with one row a name."""
    rows = [
        'cumul 2022-2023;{};"{}";ILE-DE-FRANCE;27.0;44.0;29.0;;27.0;60.0;71.0;-11.0;78.0;;;{}.0'.format(uai, name.replace('"', '""'), place)
        for place, (uai, name) in enumerate(NAMES.items(), 1)
    ]
    write_cfa(folder, *rows)


# Columns of the sample that hold names, whatever their file.
NAMED = {
    "Libellé", "libelle", "Libellé formation", "nom_etablissement", "nom_commune", "uo_lib", "uo_lib_actuel", "libelle_diplome", "LIBELLE_EDITION",
    "LIBELLE_COURT", "LIBELLE_LONG", "LIBELLE_LONG_200", "Lieu: ville", "Formation: libellé long BCN", "Libelle_Diplome", "etab_nom", "commune",
    "libelle_uai", "libelle_commune",
}


def rename_sample(folder: Path, names: list[str]) -> None:
    """The sample, each of its names replaced by one of `names`, always the same."""
    chosen: dict[str, str] = {}
    for path in SAMPLE.glob("*.csv"):
        # The tables of the BCN know no quotes.
        bare = path.name.startswith("n")
        text = path.read_bytes().decode("cp1252" if path.name == "nFormationDiplome_.csv" else "utf-8-sig")
        header, *rows = (line.split(";") for line in text.splitlines()) if bare else csv.reader(io.StringIO(text, newline=""), delimiter=";")
        for row, (place, column) in product(rows, enumerate(header)):
            if column in NAMED and row[place]:
                name = chosen.setdefault(row[place], names[len(chosen) % len(names)])
                row[place] = re.sub(r"[;\r\n]", ",", name) if bare else name
        with (folder / path.name).open("w", encoding="utf-8", newline="") as file:
            if bare:
                file.writelines(";".join(row) + "\n" for row in (header, *rows))
            else:
                csv.writer(file, delimiter=";").writerows([header, *rows])


def documents(client: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """Every form of every card of the sample, and the pages, lists and files that say their names, each with its address."""
    keys = [exemple["cle"] for exemple in client.get("/exemples.json").json]
    forms = ("", ".html", ".svg", ".json")
    yield from ((path, client.get(path)) for path in (f"/cartes/{key}{form}?taille={size}" for key in keys for form in forms for size in ("carte", "badge", "detail")))
    first = next(key for key in keys if re.fullmatch(r"\w{8}-\d{11}", key))
    paths = ["/", "/exemples", "/exemples.json", "/exemples/hotes", "/integration", "/donnees", "/etat", "/statistiques", "/sitemap.xml"]
    paths += [f"/studio?{asked}" for asked in ("q=onx", "q=cap", f"cle={first}", f"cle={first[:8]}")]
    paths += [f"/studio/{part}?cles={'&cles='.join(keys)}" for part in ("liste", "liste.csv")]
    paths += [f"/studio/apercu?cle={first}&forme={forme}" for forme in ("script", "cadre", "image")]
    paths += [f"/oembed?url=http://localhost/cartes/{first}{form}" for form in ("", "&format=xml")]
    paths += ["/api/recherche?q=onx", f"/api/identifiants/uai/{first[:8]}", "/api/inserjeunes/formations", "/api/inserjeunes/formations.csv"]
    paths += [f"/api/inserjeunes/formations/{first}{form}" for form in ("", ".svg")]
    paths += re.findall(r'href="http://localhost(/donnees/\w+\.csv)"', client.get("/donnees").text)
    yield from ((path, client.get(path, buffered=True)) for path in paths)
