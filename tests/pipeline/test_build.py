"""The build on small files: what it takes, what it refuses, and that a refusal loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys

import duckdb
import pytest

from app.config import ROOT
from app.pipeline import build as build_module
from app.pipeline.build import BuildFailed, build
from tests.conftest import SAMPLE
from tests.pipeline.files import CFA_HEADER, CFA_TECHNICAL, GOOD, OTHER, uai_of, write_cfa


def rows(target, sql):
    with duckdb.connect(str(target), read_only=True) as connection:
        return connection.execute(sql).fetchall()


SHARES = "SELECT part_en_emploi_6_mois, part_formation, part_autres_situations, origine FROM marts.etablissement ORDER BY uai"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("petit")
    write_cfa(folder / "before", GOOD, OTHER)
    build(folder / "before", folder / "served.duckdb")
    return folder


@pytest.fixture
def served(tmp_path, small):
    """A file already served, to be left as it is, and what it was built from."""
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    return tmp_path / "served.duckdb"


def test_a_published_row_becomes_the_same_figures(tmp_path, served):
    assert rows(served, SHARES)[0] == (44, 27, 29, "publie")


def test_both_header_forms_give_the_same_figures(tmp_path):
    technical = GOOD.rsplit(";", 1)[0]
    write_cfa(tmp_path / "raw", technical, header=CFA_TECHNICAL)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert rows(tmp_path / "t.duckdb", SHARES) == [(44, 27, 29, "publie")]


# Cells of a row, and the shares made of them.
CELLS = [
    # Only the two rates: (100 - 27) * 60 / 100 = 43.8.
    (";;;;27.0;60.0;;;;;;", (44, 27, 29, "calcule")),
    # A half rounds up: (100 - 50) * 63 / 100 = 31.5.
    (";;;;50.0;63.0;;;;;;", (32, 50, 18, "calcule")),
    (";;;;27.0;;;;;;;", (None, 27, None, "publie")),
    (";;;;;60.0;;;;;;", (None, None, None, None)),
    (";;;;;;;;;;;", (None, None, None, None)),
    # One share is hidden: it is never computed, whatever the rates.
    ("27.0;;29.0;;27.0;60.0;;;;;;", (None, 27, 29, "publie")),
    # 0 is a figure.
    ("100.0;0.0;0.0;;100.0;;;;;;;", (0, 100, 0, "publie")),
    ("nd;nd;nd;;nd;nd;nd;nd;;;;", (None, None, None, None)),
]


@pytest.fixture(scope="module")
def shares(tmp_path_factory):
    """Those of each row of CELLS, by its UAI."""
    folder = tmp_path_factory.mktemp("parts")
    write_cfa(folder / "raw", *(f"cumul 2022-2023;{uai_of(631000 + place)};CFA;AUVERGNE-RHONE-ALPES;{cells}" for place, (cells, _) in enumerate(CELLS)))
    build(folder / "raw", folder / "t.duckdb")
    return {uai: tuple(found) for uai, *found in rows(folder / "t.duckdb", SHARES.replace("SELECT", "SELECT uai,"))}


@pytest.mark.parametrize("place", range(len(CELLS)))
def test_shares_are_published_rebuilt_or_absent(shares, place):
    assert shares[uai_of(631000 + place)] == CELLS[place][1]


def test_rebuilt_shares_can_be_switched_off(tmp_path):
    write_cfa(tmp_path / "raw", "cumul 2022-2023;0631852W;CFA;BRETAGNE;;;;;27.0;60.0;;;;;;")
    build(tmp_path / "raw", tmp_path / "t.duckdb", calcul=False)
    assert rows(tmp_path / "t.duckdb", SHARES) == [(None, 27, None, "publie")]


def test_a_row_without_figures_has_a_reason_and_an_older_cohort_is_kept_as_such(tmp_path):
    empty = "cumul 2022-2023;0631852W;CFA;BRETAGNE;;;;;;;;;;;;"
    older = "cumul 2020-2021;0631852W;CFA;BRETAGNE;30.0;40.0;30.0;;30.0;57.0;;;;;;"
    write_cfa(tmp_path / "raw", empty, older)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    sql = "SELECT etat, motif_absence, dernier_millesime, millesime, part_en_emploi_6_mois, ligne FROM marts.etablissement"
    assert rows(tmp_path / "t.duckdb", sql) == [("S2", "effectif_faible", "2022_2023", "2020_2021", 40, 3)]


def test_a_cohort_never_seen_before_is_picked_up(tmp_path):
    write_cfa(tmp_path / "raw", GOOD, GOOD.replace("2022-2023", "2024-2025").replace("44.0;29.0", "43.0;30.0"))
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert rows(tmp_path / "t.duckdb", "SELECT millesime, part_en_emploi_6_mois FROM marts.etablissement") == [("2024_2025", 43)]


def test_the_same_files_give_the_same_version(tmp_path, served):
    build(tmp_path / "before", tmp_path / "again.duckdb")
    version = "SELECT version FROM meta.build"
    assert rows(served, version) == rows(tmp_path / "again.duckdb", version)


def test_a_file_that_is_not_recognised_is_named(tmp_path):
    write_cfa(tmp_path / "raw", GOOD)
    (tmp_path / "raw" / "deep").mkdir()
    (tmp_path / "raw" / "deep" / "autre.csv").write_text("a;b\n1;2\n")
    assert build(tmp_path / "raw", tmp_path / "t.duckdb").non_lus == ("deep/autre.csv",)


WRONG = {
    "a truncated file": (lambda path: path.write_bytes(path.read_bytes()[:-60]), "cfa.csv"),
    "a line cut in the middle": (lambda path: path.write_bytes(path.read_bytes()[:-60] + b"\r\n"), "ligne 3"),
    "a renamed column": (
        lambda path: path.write_bytes(path.read_bytes().replace("Taux emploi 6 mois;".encode(), b"Taux six mois;")),
        "« taux_emploi_6_mois » manque",
    ),
    "a column never seen": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"num_ligne", b"numero")),
        "« numero » est inconnue",
    ),
    "a share of 140": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"44.0", b"140.0")),
        "ligne 2, colonne « part_en_emploi_6_mois_apres_la_sortie » : « 140.0 », on attend un entier de 0 à 100",
    ),
    "shares that do not sum to 100": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"44.0", b"64.0")),
        "shares_sum_to_100",
    ),
    "two rows with one key": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"0932492D", b"0631852W")),
        "0631852W · cumul 2022-2023 est donné plusieurs fois (cfa.csv, ligne 2 ; cfa.csv, ligne 3)",
    ),
    "a UAI with a wrong letter": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"0631852W", b"0631852X")),
        "ligne 2, colonne « uai » : « 0631852X »",
    ),
    "a text where a rate is expected": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"60.0", b"beaucoup")),
        "colonne « taux_emploi_6_mois » : « beaucoup »",
    ),
    "a region written otherwise": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"ILE-DE-FRANCE", b"PARIS")),
        "regions_are_known : region = PARIS",
    ),
    "an empty folder": (lambda path: path.unlink(), "aucun fichier reconnu"),
    "a file without its rows": (lambda path: write_cfa(path.parent, header=CFA_HEADER), "0 lignes"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_data_leave_the_served_file_alone_and_say_what_is_wrong(tmp_path, served, case):
    spoil, said = WRONG[case]
    before = served.read_bytes()
    spoil(write_cfa(tmp_path / "raw", GOOD, OTHER))
    with pytest.raises(BuildFailed) as failure:
        build(tmp_path / "raw", served)
    assert said in str(failure.value)
    assert served.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if "served" in path.name) == ["served.duckdb", "served.duckdb.lock"]


def test_a_target_that_is_no_built_file_is_left_alone_too(tmp_path):
    (tmp_path / "t.duckdb").write_text("yesterday's file")
    write_cfa(tmp_path / "raw", GOOD.replace("44.0", "140.0"))
    with pytest.raises(BuildFailed):
        build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert (tmp_path / "t.duckdb").read_text() == "yesterday's file"


def test_fewer_rows_than_before_must_be_accepted_explicitly(tmp_path, served):
    write_cfa(tmp_path / "raw", GOOD)
    with pytest.raises(BuildFailed, match="1 lignes dont 1 avec chiffres, contre 2 dont 2"):
        build(tmp_path / "raw", served)
    build(tmp_path / "raw", served, accept_loss=True)
    assert rows(served, "SELECT count(*) FROM marts.etablissement") == [(1,)]
    assert rows(served, "SELECT pertes_acceptees FROM meta.build") == [(True,)]


def test_all_the_problems_of_all_the_files_are_said_at_once(tmp_path):
    write_cfa(tmp_path / "raw", GOOD.replace("44.0", "140.0"))
    fields = "FORMATION_DIPLOME;GROUPE;DATE_OUVERTURE;DATE_FERMETURE;DATE_INTERVENTION;N_COMMENTAIRE"
    (tmp_path / "raw" / "liens.csv").write_text(f"{fields}\n40030003;G0004;01/09/2019;;22/05/2025;\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failure:
        build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert "« 140.0 »" in str(failure.value) and "« groupe_formation » manque" in str(failure.value)


def test_a_header_never_seen_stops_its_source_and_no_other(tmp_path):
    write_cfa(tmp_path / "raw", GOOD)
    fields = "FORMATION_DIPLOME;TYPE_GROUPE;GROUPE_FORMATION;DATE_OUVERTURE;DATE_FERMETURE;DATE_INTERVENTION;N_COMMENTAIRE"
    (tmp_path / "raw" / "liens.csv").write_text(f"{fields}\n40030003;x;G0004;01/09/2019;;22/05/2025;\n", encoding="utf-8")
    report = build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert [source for source, _ in report.arrets] == ["n-lien-formation-groupe"]
    assert "« type_groupe » est inconnue" in report.arrets[0][1]
    assert rows(tmp_path / "t.duckdb", SHARES) == [(44, 27, 29, "publie")]


def test_a_source_that_the_served_file_had_cannot_vanish_unseen(tmp_path):
    header = "FORMATION_DIPLOME;GROUPE_FORMATION;DATE_OUVERTURE;DATE_FERMETURE;DATE_INTERVENTION;N_COMMENTAIRE"
    write_cfa(tmp_path / "raw", GOOD)
    liens = tmp_path / "raw" / "liens.csv"
    liens.write_text(f"{header}\n40030003;G0004;01/09/2019;;22/05/2025;\n", encoding="utf-8")
    target = tmp_path / "t.duckdb"
    build(tmp_path / "raw", target)
    before = target.read_bytes()
    liens.write_text(liens.read_text(encoding="utf-8").replace("GROUPE_FORMATION", "GROUPE"), encoding="utf-8")
    with pytest.raises(BuildFailed, match="n-lien-formation-groupe : 0 lignes lues, contre 1 pour"):
        build(tmp_path / "raw", target)
    assert target.read_bytes() == before


def test_invented_figures_do_not_replace_real_ones(served):
    before = served.read_bytes()
    with pytest.raises(BuildFailed, match="des données fictives ne les remplacent pas"):
        build(ROOT / "data" / "sample", served)
    assert served.read_bytes() == before


def test_two_builds_of_one_target_do_not_mix(tmp_path, served):
    import fcntl

    with open(f"{served}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildFailed, match="est en cours"):
            build(tmp_path / "before", served)


# Says how far it is, as the progress bar does.
BUILD = """
import sys
from pathlib import Path
from app.pipeline.build import build
build(Path(sys.argv[1]), Path(sys.argv[2]), progress=lambda step, share: print(share, flush=True))
"""


@pytest.fixture(scope="module")
def without_shares(tmp_path_factory):
    """The sample, built otherwise than it is by default."""
    target = tmp_path_factory.mktemp("avant") / "served.duckdb"
    build(SAMPLE, target, calcul=False)
    return target


@pytest.mark.parametrize("reached", [0, 0.3, 0.5, 0.7, 0.95, 1])
def test_a_build_killed_at_any_moment_leaves_a_whole_file(tmp_path, database, without_shares, reached):
    served = tmp_path / "served.duckdb"
    shutil.copy(without_shares, served)
    versions = [rows(path, "SELECT version FROM meta.build") for path in (served, database)]
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(SAMPLE), str(served)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert any(float(share) >= reached for share in process.stdout)
    process.kill()
    process.communicate()
    assert rows(served, "SELECT version FROM meta.build") == versions[reached == 1]
    # And the next build is not disturbed by what the killed one left.
    build(SAMPLE, served)
    assert rows(served, "SELECT version FROM meta.build") == versions[1]


@pytest.fixture
def small_disk(tmp_path, served):
    """A disk of its own with a file that is served, and room for a part of another; where none can be mounted, the test is skipped."""
    folder = tmp_path / "disque"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={served.stat().st_size + 4_000_000}", "tmpfs", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"Un disque plein n'est pas essayé : il faut pouvoir en monter un ({done.stderr.strip()}).")
    shutil.copy(served, folder)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_served_file_and_nothing_else_and_says_so(small_disk, monkeypatch):
    target = small_disk / "served.duckdb"
    before = target.read_bytes()
    with pytest.raises(BuildFailed, match=f"Impossible d'écrire dans {small_disk} ou dans .* : le disque est plein"):
        build(ROOT / "data" / "sample", target, calcul=False, accept_loss=True)
    assert target.read_bytes() == before and {path.name for path in small_disk.iterdir()} == {"served.duckdb", "served.duckdb.lock"}
    # And where what memory does not hold goes to the disk before anything is published.
    monkeypatch.setitem(build_module.WORKING, "memory_limit", "60MB")
    with pytest.raises(BuildFailed, match="le disque est plein"):
        build(ROOT / "data" / "sample", target, accept_loss=True)
    assert target.read_bytes() == before and {path.name for path in small_disk.iterdir()} == {"served.duckdb", "served.duckdb.lock"}


def test_the_command_says_what_is_wrong_and_fails(tmp_path):
    write_cfa(tmp_path / "raw", GOOD.replace("44.0", "140.0"))
    command = [sys.executable, "-m", "scripts.build", "--raw", str(tmp_path / "raw"), "--target", str(tmp_path / "t.duckdb")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Rien n'a été publié" in done.stderr and "cfa.csv, ligne 2" in done.stderr
    assert not (tmp_path / "t.duckdb").exists()
