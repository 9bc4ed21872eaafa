"""A file that gives a figure to fewer addresses is not published unseen, though every one of its rows is there."""

from __future__ import annotations

import csv
import re
import shutil

import duckdb
import pytest

from app.pipeline.build import BuildFailed, build
from app.pipeline.coverage import COVERAGE
from tests.pipeline.files import write_as_real


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The sample under names that are not those of a trial, so that the build takes it for real: folder, and built file."""
    folder = tmp_path_factory.mktemp("avant")
    write_as_real(folder)
    target = folder.with_name("avant.duckdb")
    build(folder, target)
    return folder, target


@pytest.fixture
def after(before, tmp_path):
    """(folder of files to change, file served) of a test."""
    folder, target = before
    shutil.copytree(folder, tmp_path / "raw")
    shutil.copy(target, tmp_path / "t.duckdb")
    return tmp_path / "raw", tmp_path / "t.duckdb"


def change(path, cells, where=lambda row: True):
    """Write `cells` (column → value) in the rows of a file that `where` chooses; as many rows as before."""
    encoding = "cp1252" if path.name == "nFormationDiplome_.csv" else "utf-8-sig"
    with open(path, encoding=encoding, newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    changed = [{**row, **cells} if where(row) else row for row in (dict(zip(header, row, strict=True)) for row in rows)]
    assert changed
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *(row.values() for row in changed)])


def values(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return [value for (value,) in connection.execute(sql).fetchall()]


RENEWED = {f"{side}_DIPLOME_{place}": "" for side in ("ANCIEN", "NOUVEAU") for place in range(1, 8)}
SPOILT = {
    "formation ou diplôme rénové": ("nFormationDiplome_.csv", RENEWED),
    "formation, ou celle d'un établissement rattaché": ("fr-en-annuaire-education.csv", {"etablissement_mere": ""}),
    "numéro RNCP qui mène à un chiffre": ("certif_info.csv", {"Code_Scolarité": "50099999", "Code_Ancien_Scolarité": ""}),
    "numéro de Parcoursup qui mène à un chiffre": ("fr-esr-cartographie_formations_parcoursup.csv", {"etab_uai": "0631852W"}),
    "numéro de Parcoursup, de l'Onisep ou du RNCP": ("certif_info.csv", {"Code_RNCP": "990101"}),
    "réussite au bac pro": ("fr-en-indicateurs-de-resultat-des-lycees-pro_v2.csv", {"presents_total": "12"}),
    "valeur ajoutée": ("fr-en-inserjeunes-cfa.csv", {"VA emploi 6 mois": ""}),
    # A CFA takes the rows of another, of other years: every row and every figure is still there.
    "établissement entier": ("fr-en-inserjeunes-cfa.csv", {"UAI": "0990106C"}),
}
SPOILT_ROWS = {"établissement entier": "0990102Y"}


# Spoilt in one build: alone, each of them is told by its own sentence, and by none of those of the others of its group.
TOGETHER = [
    ("formation ou diplôme rénové", "réussite au bac pro", "établissement entier"),
    ("formation, ou celle d'un établissement rattaché", "numéro de Parcoursup, de l'Onisep ou du RNCP"),
    ("numéro RNCP qui mène à un chiffre", "numéro de Parcoursup qui mène à un chiffre", "valeur ajoutée"),
]
# A RNCP number without its diploma is lost in two other ways too.
ALSO_TOLD = {"numéro RNCP qui mène à un chiffre": {"numéro de l'Onisep qui mène à un chiffre", "numéro de Parcoursup, de l'Onisep ou du RNCP"}}


def test_everything_that_is_spoilt_is_in_one_group():
    assert sorted(name for names in TOGETHER for name in names) == sorted(SPOILT)


@pytest.mark.parametrize("names", TOGETHER, ids=" + ".join)
def test_fewer_addresses_with_figures_must_be_accepted_explicitly(after, names):
    raw, target = after
    for name in names:
        file, cells = SPOILT[name]
        change(raw / file, cells, lambda row, name=name: SPOILT_ROWS.get(name, "") in row.get("UAI", ""))
    was = target.read_bytes()
    with pytest.raises(BuildFailed) as failure:
        build(raw, target)
    told = {re.match(r"Couverture, (.+?) : \d", line)[1]: line for line in str(failure.value).splitlines()[:-1]}
    assert told.keys() == {*names}.union(*(ALSO_TOLD.get(name, set()) for name in names))
    assert all("dans le fichier servi (perte admise : 2%)" in message for message in told.values())
    assert "--accepter-pertes" in str(failure.value)
    assert target.read_bytes() == was
    build(raw, target, accept_loss=True)
    assert sorted(values(target, "SELECT message FROM meta.perte")) == sorted(told.values())
    assert values(target, "SELECT pertes_acceptees FROM meta.build") == [True]


def test_a_renewed_diploma_that_gets_figures_of_its_own_is_no_loss(after):
    raw, target = after
    shares = {"DEVENIR Part poursuite études": "50.0", "DEVENIR Part en emploi 6 mois": "30.0", "DEVENIR Part autre situation 6 mois": "20.0"}
    agora = {"Code formation mefstat11": "23830030004"}
    change(raw / "fr-en-inserjeunes-lycee_pro-formation-fine.csv", shares, lambda row: row["UAI"] == "0990002P" and agora.items() <= row.items())
    build(raw, target)
    assert values(target, "SELECT message FROM meta.perte") == []
    own = "SELECT count(*) FROM marts.formation WHERE code = '23830030004' AND motif_absence IS NULL"
    assert values(target, own) == [2]


def test_a_mart_that_older_code_did_not_build_is_not_compared_and_the_others_are(after):
    raw, target = after
    with duckdb.connect(str(target)) as connection:
        connection.execute("DROP TABLE marts.valeur_ajoutee")
    change(raw / "fr-en-annuaire-education.csv", {"etablissement_mere": ""})
    with pytest.raises(BuildFailed, match="établissement rattaché") as failure:
        build(raw, target)
    assert "valeur ajoutée" not in str(failure.value)


def test_every_kind_of_address_of_the_sample_is_counted(before):
    with duckdb.connect(str(before[1]), read_only=True) as connection:
        counts = {name: connection.execute(sql).fetchone()[0] for name, sql in COVERAGE.items()}
    assert [name for name, count in counts.items() if not count] == []
