"""Two versions of the served file, which differ in two tables that a card is read from, and depots that hold them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from app import create_app
from app.config import Config
from app.depot.annonce import Annonce
from tests.depot.servers import Depot
from tests.web.test_cartes import KEY
from tests.widget.servers import running

ANNONCE = "/donnees/trajectoires.duckdb.json"
CARD = f"/cartes/{KEY}.json"
PUBLIC = "https://cartes.example"


def changed(database: Path, path: Path, *changes: str) -> Path:
    """A copy of the built file, at `path`, with these changes."""
    shutil.copy(database, path)
    with duckdb.connect(str(path)) as connection:
        for change in changes:
            connection.execute(change)
    return path


def file_of(version: str) -> str:
    """Where the depots of the tests hold a version."""
    return f"/donnees/trajectoires-{version}.duckdb"


def hold(server: Depot, path: Path, version: str) -> None:
    """Puts a version in a depot, announced."""
    server.files[file_of(version)] = path.read_bytes()
    server.files[ANNONCE] = Annonce.of(path, version).as_json()


def answer(database: Path) -> tuple[bytes, str]:
    """(the card that a file says, its ETag)."""
    response = create_app(Config(database=database, public_url=PUBLIC)).test_client().get(CARD)
    return response.data, response.headers["ETag"]


def lightened(database: Path, path: Path) -> Path:
    """The built file, in blocks of half the size: most of one of a sample is room in its blocks. Still sent to S3 in several parts."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{database}' AS built (READ_ONLY); ATTACH '{path}' AS light (BLOCK_SIZE 131072); COPY FROM DATABASE built TO light")
    return path


@pytest.fixture(scope="session")
def versions(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Versions « a » and « b » of the built file."""
    folder = tmp_path_factory.mktemp("versions")
    database = lightened(database, folder / "light.duckdb")
    new = ["DROP INDEX marts.formation_key", "UPDATE marts.formation SET libelle_etablissement = 'Lycée de la version b'"]
    source = "UPDATE meta.source SET producteur = 'Producteur de la version b'"
    return {
        "a": changed(database, folder / "a.duckdb", "UPDATE meta.build SET version = 'a'"),
        "b": changed(database, folder / "b.duckdb", "UPDATE meta.build SET version = 'b'", *new, source),
    }


@pytest.fixture
def depot() -> Iterator[Depot]:
    server = Depot()
    with running(server):
        yield server


@pytest.fixture
def config(depot: Depot, tmp_path: Path) -> Config:
    """A service that follows the depot, and looks at it many times a second."""
    return Config(database=tmp_path / "cache" / "trajectoires.duckdb", depot=f"{depot.url}/donnees/trajectoires.duckdb", intervalle=0.05)


@pytest.fixture
def local(config: Config, versions: dict[str, Path]) -> Callable[[str], None]:
    """Puts a version on the disk of the machine, as if it had been brought on another day."""

    def put(version: str) -> None:
        config.database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(versions[version], config.database)

    return put
