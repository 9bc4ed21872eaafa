"""The `meta` schema of a built file: its version, the files it was made from, the rows read, kept and refused."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import duckdb

from app.pipeline.layers import REFERENCE
from app.pipeline.recognition import Published
from app.pipeline.sources import SOURCES
from app.pipeline.sources.vocabulary import LICENCES_DE_DIFFUSION
from app.pipeline.unread import Ecarte
from app.queries.questions import EMPREINTE

HERE = Path(__file__).parent
MANIFEST = "manifeste.json"
# A folder that holds this file, or an establishment « d'essai », is invented: every card must say so.
FICTIF = "FICTIF.txt"

COHORTS = """
    CREATE TABLE meta.cohorte AS
    SELECT source, millesime, sum(poids)::BIGINT AS lues,
        coalesce(sum(poids) FILTER (WHERE refus IS NULL), 0)::BIGINT AS gardees,
        coalesce(sum(poids) FILTER (WHERE refus IS NULL
            AND coalesce(part_en_emploi_6_mois, part_formation, part_autres_situations) IS NOT NULL), 0)::BIGINT AS chiffrees,
        coalesce(sum(poids) FILTER (WHERE refus IS NULL AND origine = 'calcule'), 0)::BIGINT AS calculees
    FROM {rows} GROUP BY ALL ORDER BY ALL
"""
REFUSALS = """
    CREATE TABLE meta.refus AS
    SELECT source, millesime, refus, sum(poids)::BIGINT AS lignes FROM {rows} WHERE refus IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
# A row stands for one published line, or for as many as its column `lignes` says.
TABLES = ("apprentissage", "scolaire", "formation", "reference_publiee", "insersup")
ROWS = f"""(
    SELECT *, coalesce(lignes, 1) AS poids
    FROM ({' UNION ALL BY NAME '.join(f'FROM intermediate.{table}' for table in TABLES)})
)"""
INVENTED = """
    SELECT count(*)
    FROM (SELECT libelle_etablissement FROM marts.etablissement UNION ALL SELECT libelle_etablissement FROM marts.insersup)
    WHERE regexp_matches(libelle_etablissement, '^(Lycée|CFA|Universit[ée]) d''essai', 'i')
"""


def write(
    connection: duckdb.DuckDBPyConnection,
    raw: Path,
    published: list[Published],
    unread: list[tuple[Path, Ecarte | None]],
    calcul: bool,
    accept_loss: bool,
) -> None:
    """Fill `meta`. The version is a hash of the files, of the code and of the settings: same input, same version."""
    connection.execute(COHORTS.format(rows=ROWS))
    connection.execute(REFUSALS.format(rows=ROWS))
    files = [_describe(connection, file, raw) for file in published]
    connection.execute(
        "CREATE TABLE meta.fichier (source VARCHAR, fichier VARCHAR, octets BIGINT, sha256 VARCHAR, lignes BIGINT, date_donnees VARCHAR,"
        " date_telechargement VARCHAR, est_invente BOOLEAN)"
    )
    connection.executemany("INSERT INTO meta.fichier VALUES (?, ?, ?, ?, ?, ?, ?, ?)", files)
    connection.execute("CREATE TABLE meta.non_lu (fichier VARCHAR, jeu VARCHAR, raison VARCHAR)")
    for path, ecarte in unread:
        known = [ecarte.jeu, ecarte.raison] if ecarte else [None, None]
        connection.execute("INSERT INTO meta.non_lu VALUES (?, ?, ?)", [str(path.relative_to(raw)), *known])
    _write_sources(connection)
    invented = any(raw.rglob(FICTIF)) or connection.execute(INVENTED).fetchone()[0] > 0
    code = code_version()
    version = _hash([code, str(calcul), str(invented), *(file[3] for file in files)])
    connection.execute(
        "CREATE TABLE meta.build AS SELECT ? AS version, ? AS code_version, ?::BOOLEAN AS fictif, ?::BOOLEAN AS calcul,"
        " ?::BOOLEAN AS pertes_acceptees",
        [version, code, invented, calcul, accept_loss],
    )


def write_stopped(connection: duckdb.DuckDBPyConnection, stopped: dict[str, str]) -> None:
    """The sources left out of this file because of a header never seen, with what was wrong."""
    connection.execute("CREATE TABLE meta.arret (source VARCHAR, message VARCHAR)")
    for source, message in stopped.items():
        connection.execute("INSERT INTO meta.arret VALUES (?, ?)", [source, message])


def write_losses(connection: duckdb.DuckDBPyConnection, losses: list[str]) -> None:
    """What this file holds less of than the one that it replaces, accepted by whoever built it."""
    connection.execute("CREATE TABLE meta.perte (message VARCHAR)")
    for message in losses:
        connection.execute("INSERT INTO meta.perte VALUES (?)", [message])


def code_version() -> str:
    """A hash of what decides the content of a built file: a file built by other code is not served."""
    python = [path for path in HERE.rglob("*.py") if path.parent.name != "fetching"]
    paths = sorted([*HERE.rglob("*.sql"), *python, *REFERENCE.rglob("*.csv")])
    return _hash([EMPREINTE, *(path.read_text() for path in paths)])


def _describe(connection: duckdb.DuckDBPyConnection, file: Published, raw: Path) -> tuple[object, ...]:
    name = str(file.path.relative_to(raw))
    rows = connection.execute(
        f"SELECT (SELECT count(*) FROM source.{file.source.table} WHERE fichier = $1)"
        " + (SELECT coalesce(sum(lignes), 0) FROM source.marge WHERE fichier = $1)",
        [name],
    ).fetchone()[0]
    with open(file.path, "rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    invented = any((folder / FICTIF).exists() for folder in file.path.parents if folder.is_relative_to(raw))
    return file.source.id, name, file.path.stat().st_size, digest, rows, *_dates(file.path), invented


def _dates(path: Path) -> tuple[str | None, str | None]:
    """The days when the portal last changed the data and when they were downloaded, as far as the manifest tells them."""
    manifest = path.with_name(MANIFEST)
    entry = json.loads(manifest.read_text()).get(path.name, {}) if manifest.exists() else {}
    return _day(entry.get("data_processed")), _day(entry.get("date"))


def _day(written: object) -> str | None:
    found = re.search(r'"(\d{4}-\d{2}-\d{2})', json.dumps(written))
    return found[1] if found else None


def _write_sources(connection: duckdb.DuckDBPyConnection) -> None:
    """`diffusion_en_masse`: whether all rows may be given at once. Those of a file that is invented are nobody's."""
    connection.execute(
        "CREATE TABLE meta.source (source VARCHAR, titre VARCHAR, producteur VARCHAR, licence VARCHAR, page VARCHAR, diffusion_en_masse BOOLEAN)"
    )
    rows = [
        (source.id, source.titre, source.producteur, source.licence, source.page, source.licence in LICENCES_DE_DIFFUSION) for source in SOURCES
    ]
    connection.executemany("INSERT INTO meta.source VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.execute(
        "UPDATE meta.source SET diffusion_en_masse = true"
        " WHERE source IN (SELECT source FROM meta.fichier GROUP BY source HAVING bool_and(est_invente))"
    )


def _hash(texts: list[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
