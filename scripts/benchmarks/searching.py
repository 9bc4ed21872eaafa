"""How long a search takes on a built file, through the whole application: what people type, drawn from the file itself."""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import quantiles

from app import create_app
from app.config import Config
from app.warehouse import Snapshot

NAMES = ("recherche, médiane (ms)", "recherche, 95 % sous (ms)")
SELECT_TYPED = """
    SELECT f.libelle, e.libelle AS etablissement, coalesce(e.commune, 'Rennes') AS commune, o.uai, o.code
    FROM marts.recherche_offre AS o
    JOIN marts.recherche_formation AS f ON f.numero = o.numero_formation
    JOIN marts.recherche_etablissement AS e ON e.numero = o.numero_etablissement
    ORDER BY hash(o.numero)
    LIMIT 60
"""
# The broadest ones: they are written of thousands of formations and establishments.
BROAD = ("lycée", "lycée pro", "bac pro", "cfa", "cap", "l", "ma", "bac pro lycée", "bac pro melec rennes", "bts commerce paris", "xyzzy")


def search_milliseconds(database: Path) -> dict[str, float | None]:
    """Median, and under which 95 % of some five hundred are; the first, that reads the words, is left out. None without the file."""
    if not database.exists():
        return dict.fromkeys(NAMES)
    client = create_app(Config(database=database)).test_client()
    queries = [*_typed(database), *BROAD]
    random.Random(20261125).shuffle(queries)
    client.get("/api/recherche?q=cap")
    times = []
    for q in queries:
        start = time.perf_counter()
        if client.get("/api/recherche", query_string={"q": q}).status_code != 200:
            raise RuntimeError(f"La recherche « {q} » a échoué.")
        times.append(1000 * (time.perf_counter() - start))
    cuts = quantiles(times, n=20)
    return dict(zip(NAMES, (cuts[9], cuts[18]), strict=True))


def _typed(database: Path) -> list[str]:
    queries = []
    for row in Snapshot(database).rows(SELECT_TYPED):
        words, name, town = str(row["libelle"]).split(), str(row["etablissement"]), str(row["commune"])
        queries += [" ".join(words[:4]), " ".join([*words[:3], town]), f"{words[0]} {town}", name, name[:12], town[:4]]
        # Two letters the other way round, then what is pasted.
        queries += [words[-1][:-2] + words[-1][:-3:-1], str(row["code"]), f"{row['uai']}-{row['code']}"]
    return queries
