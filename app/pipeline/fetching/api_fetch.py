"""Asks the API InserJeunes for everything that is still missing, and writes the files of the raw folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.pipeline.fetching.api_answers import list_lines, name_of
from app.pipeline.fetching.api_demands import NIVEAUX, Demand
from app.pipeline.fetching.api_files import list_unknown, write_file
from app.pipeline.fetching.api_ledger import FILENAME, Ledger
from app.pipeline.fetching.inserjeunes_api import InserJeunesApi
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.manifest import read_manifest
from app.pipeline.fetching.patience import DownloadFailed

# Each of them was tried several times already: the API is down, or does not know this level or millésime.
FAILURES_IN_A_ROW = 5


@dataclass(frozen=True)
class Session:
    """What the levels of one fetch share. `advance` is called after each demand."""

    raw: Path
    api: InserJeunesApi
    ledger: Ledger
    journal: Journal
    advance: Callable[[], None]


def fetch_api(raw: Path, demands: Sequence[Demand], api: InserJeunesApi, journal: Journal, *, restart: bool = False) -> list[str]:
    """Ask what the ledger of `raw` does not hold yet, and write a file a level; give a sentence for each failure.

    A level that fails again and again is given up and keeps its former file. Raises AccessRefused, LedgerUnusable,
    ManifestUnreadable, OSError; and DownloadFailed, with nothing forgotten, where a restart cannot connect.
    """
    raw.mkdir(parents=True, exist_ok=True)
    read_manifest(raw)
    with Ledger(raw / FILENAME) as ledger:
        if restart:
            api.connect()
            ledger.clear()
        missing = [demand for demand in demands if api.address(demand.path) not in ledger.addresses]
        held = len(demands) - len(missing)
        journal.say(f"API InserJeunes : {len(demands)} demandes, dont {held} déjà faites et gardées.")
        with journal.steps("API InserJeunes", len(demands), held) as advance:
            failures = _ask_levels(missing, Session(raw, api, ledger, journal, advance))
        if unknown := list_unknown(ledger, api.address("")):
            journal.say(f"Mesures inconnues, laissées de côté : {', '.join(unknown)}")
    return failures


def _ask_levels(missing: Sequence[Demand], session: Session) -> list[str]:
    failures: list[str] = []
    for niveau in NIVEAUX:
        failed, given_up = _ask_all([demand for demand in missing if demand.niveau == niveau], session)
        failures += failed
        if given_up:
            failures.append(f"niveau « {niveau} » abandonné après {FAILURES_IN_A_ROW} échecs de suite : son fichier est inchangé")
        elif rows := write_file(session.raw, session.ledger, niveau, session.api.address("")):
            session.journal.say(f"niveau « {niveau} » : {rows} lignes")
    return failures


def _ask_all(demands: Sequence[Demand], session: Session) -> tuple[list[str], bool]:
    """The failures, and whether there were too many in a row to go on."""
    failures: list[str] = []
    in_a_row = 0
    for demand in demands:
        try:
            session.ledger.record(_ask(demand, session.api))
            in_a_row = 0
        except DownloadFailed as error:
            failures.append(f"{demand.path} : {error}")
            in_a_row += 1
            if in_a_row == FAILURES_IN_A_ROW:
                return failures, True
        session.advance()
    return failures, False


def _ask(demand: Demand, api: InserJeunesApi) -> dict[str, object]:
    """An entry of the ledger; `lignes` is None where the API has nothing for the demand."""
    content = api.ask(demand.path)
    lines = None if content is None else [asdict(line) for line in list_lines(content, demand.filiere)]
    return {
        "adresse": api.address(demand.path),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "niveau": demand.niveau,
        "lieu": demand.lieu,
        "millesime": demand.millesime,
        "libelle": name_of(content or {}),
        "lignes": lines,
    }
