"""Bears half of the most that the service can answer while everything befalls it, and says what was promised and what was found."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from app.config import ROOT
from scripts.benchmarks.results import tabled
from scripts.endurance.bearing import borne
from scripts.endurance.redis_server import find_redis
from scripts.endurance.steps import Steps
from scripts.endurance.verdict import judged
from scripts.printing import table_of, wide_console

RESULTS = ROOT / "tests" / "bench" / "ENDURANCE.md"
COLUMNS = ("mesure", "mesuré", "but")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.endurance", description="Charge le service pendant que tout lui arrive, et vérifie chaque réponse.")
    parser.add_argument("--minutes", type=float, default=10, help="durée de la charge (10) ; tout arrive une fois par minute")
    parser.add_argument("--out", type=Path, default=RESULTS, help="où écrire le tableau (tests/bench/ENDURANCE.md)")
    options = parser.parse_args(arguments)
    if not find_redis():
        print("Pas de Redis : installez redis-server, ou donnez son chemin par TRAJECTOIRES_REDIS_SERVER.", file=sys.stderr)
        return 1
    console = wide_console()
    with tempfile.TemporaryDirectory() as name, Steps(console) as steps:
        load = borne(Path(name), 60 * options.minutes, steps)
    rows = judged(load)
    console.print(table_of("Endurance", list(COLUMNS), [row.cells for row in rows]))
    for told in (*(f"Réponse fausse : {wrong}" for wrong in load.watch.told), *(f"Au journal : {error}" for error in load.errors)):
        console.print(told, style="bold", markup=False, highlight=False)
    options.out.parent.mkdir(exist_ok=True)
    command = f"python -m scripts.endurance --minutes {options.minutes:g}"
    options.out.write_text(tabled("Dernière endurance", command, COLUMNS, [row.cells for row in rows]), encoding="utf-8")
    console.print(f"Écrit dans {options.out}.", highlight=False)
    return int(any(row.held is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
