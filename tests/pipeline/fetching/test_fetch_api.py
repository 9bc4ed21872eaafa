"""The fetch of the API as a whole: what is asked, what is kept, how it goes on after a stop, what is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from app.config import ROOT
from app.pipeline.build import build
from app.pipeline.fetching.api_demands import NoUai, built_uais, default_millesimes, list_demands, read_uais
from app.pipeline.fetching.api_fetch import fetch_api
from app.pipeline.fetching.api_ledger import FILENAME, Ledger, LedgerUnusable
from app.pipeline.fetching.inserjeunes_api import AccessRefused
from app.pipeline.fetching.journal import Journal
from app.pipeline.fetching.manifest import read_manifest, sha256_of
from scripts.fetch_api import main
from tests.pipeline.fetching.api_bench import CFD, FIGURES, MEF, OTHER_UAI, PAIR, UAI, ApiBench, run_api_bench
from tests.pipeline.fetching.api_server import PASSWORD, USER, Answer, content, json_answer, mesures
from tests.pipeline.files import GOOD, OTHER, write_cfa

BROKEN = Answer(status=500)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[ApiBench]:
    with run_api_bench(tmp_path) as bench:
        bench.serve_uai()
        yield bench


def test_each_level_has_its_paths_and_regions_go_by_their_own_code():
    paths = [demand.path for demand in list_demands(["2022_2023"], [UAI])]
    assert paths[:6] == [
        f"/france/millesime/{year}/filiere/{filiere}"
        for year in ("2022", "2023")
        for filiere in ("apprentissage", "voie_pro_sco_educ_nat", "voie_pro_sco_agri")
    ]
    # Île-de-France is 10 there, and 11, its INSEE code, is La Réunion. Mayotte, 13, is not followed.
    assert paths[6:-1] == [f"/region/{code:02}/millesime/2022_2023" for code in range(1, 19) if code != 13]
    assert paths[-1] == f"/UAI/{UAI}/millesime/2022_2023"


def test_a_single_year_is_asked_for_france_only():
    assert {demand.niveau for demand in list_demands(["2023"], [UAI])} == {"national"}


def test_what_is_given_twice_is_asked_once():
    demands = list_demands(["2022_2023", "2022_2023", "2023_2024"], [UAI, UAI])
    assert len(set(demands)) == len(demands)


def test_the_latest_cohorts_are_those_that_should_be_published():
    assert default_millesimes(2026) == ["2021_2022", "2022_2023", "2023_2024"]


def test_a_file_holds_one_row_a_formation_and_one_column_a_mesure(bench: ApiBench):
    bench.serve_uai(UAI, mesures(CFD, **FIGURES), mesures(MEF, nb_annee_term=25, DEVENIR_part_en_emploi_6_mois=44))
    assert bench.fetch() == []
    first, second = bench.rows()
    assert {name: cell for name, cell in first.items() if cell} == {
        "uai": UAI, "libelle": "CFA d'essai", "code": CFD, "type_code": "cfd", "millesime": PAIR, "filiere": "apprentissage",
        "nb_annee_term": "40", "taux_poursuite_etudes": "27", "taux_emploi_6_mois": "60",
    }  # fmt: skip
    assert (second["code"], second["type_code"], second["filiere"]) == (MEF, "mefstat11", "voie_pro_sco_educ_nat")
    assert (second["nb_annee_term"], second["DEVENIR_part_en_emploi_6_mois"], second["taux_emploi_6_mois"]) == ("25", "44", "")


@pytest.mark.parametrize("libelle", ["CFA\rd'essai", "CFA\nd'essai", 'CFA « d";essai »'])
def test_whatever_a_name_holds_is_one_line_in_one_cell_that_the_build_reads(bench: ApiBench, tmp_path: Path, libelle: str):
    said = content(mesures(CFD, **FIGURES), libelle=libelle)
    bench.serve(f"/UAI/{UAI}/millesime/{PAIR}", json_answer(said, nested=True))
    assert bench.fetch([demand for demand in bench.demands() if demand.niveau == "etablissement"]) == []
    name = " ".join(libelle.split())
    assert [row["libelle"] for row in bench.rows()] == [name]
    build(bench.raw, tmp_path / "t.duckdb")
    with duckdb.connect(str(tmp_path / "t.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT uai, code, libelle_etablissement FROM marts.formation").fetchall() == [(UAI, CFD, name)]


def test_the_three_levels_are_written_and_recorded_in_the_manifest(bench: ApiBench):
    bench.serve("/france/millesime/2023/filiere/apprentissage", json_answer(content(mesures(CFD, **FIGURES)), nested=True))
    bench.serve(f"/region/10/millesime/{PAIR}", json_answer(content(mesures(MEF, "voie_pro_sco_agri", **FIGURES))))
    assert bench.fetch(bench.demands()) == []
    assert [(row["code"], row["millesime"], row["filiere"]) for row in bench.rows("national")] == [(CFD, "2023", "apprentissage")]
    assert [(row["code_region_academique"], row["filiere"]) for row in bench.rows("region")] == [("10", "voie_pro_sco_agri")]
    entries = read_manifest(bench.raw)
    assert sorted(entries) == [f"api-inserjeunes-{niveau}.csv" for niveau in ("etablissement", "national", "region")]
    for name, entry in entries.items():
        assert (entry.lignes, entry.sha256) == (1, sha256_of(bench.raw / name))
    assert entries["api-inserjeunes-region.csv"].adresse == f"{bench.server.url}/region/…/millesime/…"


def test_a_uai_that_the_api_does_not_know_is_not_a_failure_and_is_not_asked_again(bench: ApiBench):
    demands = [demand for demand in bench.demands(UAI, OTHER_UAI) if demand.niveau == "etablissement"]
    assert bench.fetch(demands) == bench.fetch(demands) == []
    assert Counter(bench.server.paths()) == {f"/UAI/{uai}/millesime/{PAIR}": 1 for uai in (UAI, OTHER_UAI)}
    assert "2 demandes, dont 2 déjà faites" in bench.screen.getvalue()


def test_what_the_api_did_not_have_is_asked_again_after_a_month(bench: ApiBench):
    demands = [demand for demand in bench.demands(OTHER_UAI) if demand.niveau == "etablissement"]
    bench.fetch(demands)
    entry = json.loads((bench.raw / FILENAME).read_text())
    entry["date"] = (datetime.now(UTC) - timedelta(days=40)).isoformat(timespec="seconds")
    (bench.raw / FILENAME).write_text(json.dumps(entry) + "\n")
    bench.serve_uai(OTHER_UAI)
    bench.fetch(demands)
    assert [row["uai"] for row in bench.rows()] == [OTHER_UAI]


def test_a_failed_demand_does_not_stop_the_others_and_is_asked_again_later(bench: ApiBench):
    bench.serve_uai(OTHER_UAI)
    bench.serve(f"/UAI/{UAI}/millesime/{PAIR}", BROKEN)
    demands = [demand for demand in bench.demands(UAI, OTHER_UAI) if demand.niveau == "etablissement"]
    (failure,) = bench.fetch(demands, tries=2)
    assert failure.startswith(f"/UAI/{UAI}/millesime/{PAIR} : l'API répond 500")
    assert [row["uai"] for row in bench.rows()] == [OTHER_UAI]
    bench.serve_uai()
    assert bench.fetch(demands) == []
    assert {row["uai"] for row in bench.rows()} == {UAI, OTHER_UAI}
    assert Counter(bench.server.paths())[f"/UAI/{OTHER_UAI}/millesime/{PAIR}"] == 1


def test_a_level_that_fails_again_and_again_is_given_up_and_keeps_its_file(bench: ApiBench):
    demands = bench.demands()
    bench.serve(f"/region/10/millesime/{PAIR}", json_answer(content(mesures(MEF, "apprentissage", **FIGURES))))
    bench.fetch(demands)
    before = (bench.raw / "api-inserjeunes-region.csv").read_bytes()
    for demand in demands:
        if demand.niveau == "region":
            bench.serve(demand.path, BROKEN)
    failures = bench.fetch(demands, restart=True, tries=1)
    assert len(failures) == 6 and "niveau « region » abandonné" in failures[-1]
    assert (bench.raw / "api-inserjeunes-region.csv").read_bytes() == before
    assert [row["uai"] for row in bench.rows()] == [UAI]


def test_a_restart_asks_everything_again(bench: ApiBench):
    bench.fetch()
    bench.serve_uai(UAI, mesures(CFD, nb_annee_term=41))
    bench.fetch()
    assert bench.rows()[0]["nb_annee_term"] == "40"
    bench.fetch(restart=True)
    assert [row["nb_annee_term"] for row in bench.rows()] == ["41"]


def test_a_restart_that_is_refused_forgets_nothing(bench: ApiBench):
    bench.fetch()
    held = (bench.raw / FILENAME).read_bytes()
    bench.password = "autre"
    with pytest.raises(AccessRefused):
        bench.fetch(restart=True)
    assert (bench.raw / FILENAME).read_bytes() == held


def test_mesures_never_seen_are_named(bench: ApiBench):
    bench.serve_uai(UAI, mesures(CFD, **FIGURES, taux_emploi_36_mois=70), mesures("ensemble", valeur_ajoutee_6_mois=3))
    bench.fetch()
    assert "Mesures inconnues, laissées de côté : taux_emploi_36_mois\n" in bench.screen.getvalue()
    assert len(bench.rows()) == 1


def test_a_cut_last_line_of_the_ledger_is_asked_again(bench: ApiBench):
    bench.serve_uai(OTHER_UAI)
    demands = [demand for demand in bench.demands(UAI, OTHER_UAI) if demand.niveau == "etablissement"]
    bench.fetch(demands)
    ledger = bench.raw / FILENAME
    ledger.write_bytes(ledger.read_bytes()[:-10])
    bench.fetch(demands)
    assert Counter(bench.server.paths())[f"/UAI/{OTHER_UAI}/millesime/{PAIR}"] == 2
    assert [row["uai"] for row in bench.rows()] == [UAI, OTHER_UAI]


def test_a_broken_ledger_is_refused_with_its_line(bench: ApiBench):
    bench.fetch()
    (bench.raw / FILENAME).write_bytes(b"{}\n" + (bench.raw / FILENAME).read_bytes())
    with pytest.raises(LedgerUnusable, match="ligne 1 : illisible. Effacez"):
        bench.fetch()


def test_two_fetches_of_one_folder_do_not_mix(bench: ApiBench):
    bench.fetch()
    with Ledger(bench.raw / FILENAME), pytest.raises(LedgerUnusable, match="est en cours"):
        bench.fetch()


def test_a_terminal_gets_a_bar_that_counts_the_demands(bench: ApiBench):
    terminal = Journal(Console(file=bench.screen, force_terminal=True, width=120, _environ={"TERM": "xterm"}))
    assert fetch_api(bench.raw, bench.demands(), bench.api(), terminal) == []
    assert "24/24" in bench.screen.getvalue()


def test_no_secret_is_written_anywhere(bench: ApiBench):
    bench.server.uses = 2
    bench.serve_uai(OTHER_UAI)
    bench.serve("/region/01/millesime/2022_2023", json_answer({"msg": f"{PASSWORD} {USER} jeton-secret-0 jeton-secret-1"}, status=400))
    failures = bench.fetch(bench.demands(UAI, OTHER_UAI))
    files = [path for path in bench.raw.rglob("*") if path.is_file()]
    assert len(failures) == 1 and len(files) == 3
    written = "\n".join([*failures, bench.screen.getvalue(), *(path.read_text() for path in files)])
    assert not any(secret in written for secret in (PASSWORD, json.dumps(PASSWORD)[1:-1], USER, "jeton-secret"))


def environment(bench: ApiBench, **more: str) -> dict[str, str]:
    names = {"USER": USER, "PASSWORD": PASSWORD, "URL": bench.server.url}
    settings = {f"TRAJECTOIRES_INSERJEUNES_{name}": value for name, value in names.items()}
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **settings, **more}


def test_a_fetch_that_is_killed_goes_on_where_it_stopped(bench: ApiBench, tmp_path: Path):
    bench.server.clock = time.monotonic
    (tmp_path / "uai.txt").write_text(f"uai\n{UAI}\n")
    command = [sys.executable, "-m", "scripts.fetch_api", "--raw", str(bench.raw), "--millesime", PAIR, "--uai", str(tmp_path / "uai.txt")]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(bench), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(bench.server.paths()) < 8 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not list(bench.raw.glob("*.csv"))
    times = [asked.at for asked in bench.server.asked]
    assert all(later - earlier >= 0.99 for earlier, later in zip(times, times[5:], strict=False))

    bench.server.clock = bench.clock
    demands = bench.demands()
    assert bench.fetch(demands) == []
    asked = Counter(bench.server.paths())
    assert asked.keys() == {demand.path for demand in demands}
    # Only the answer that was under way when the process died is asked twice.
    assert sum(asked.values()) <= len(demands) + 1
    assert [row["code"] for row in bench.rows()] == [CFD]


def test_the_command_is_off_without_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    for name in ("USER", "PASSWORD", "URL"):
        monkeypatch.delenv(f"TRAJECTOIRES_INSERJEUNES_{name}", raising=False)
    assert main(["--raw", str(tmp_path / "raw")]) == 0
    assert "API InserJeunes éteinte" in capsys.readouterr().out
    assert not (tmp_path / "raw").exists()


@pytest.mark.parametrize("text", ["2022-2023", "2022_2024", "22_23", "", "2022_2023_2024"])
def test_the_command_refuses_a_millesime_that_cannot_be(text: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main(["--millesime", text])
    assert stop.value.code == 2 and "--millesime" in capsys.readouterr().err


@pytest.fixture
def command(bench: ApiBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, value in environment(bench).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TRAJECTOIRES_DATABASE", str(tmp_path / "absent.duckdb"))
    (tmp_path / "uai.txt").write_text(f"{UAI}\n")
    # One national demand a year: the pace is the real one.
    monkeypatch.setattr("app.pipeline.fetching.api_demands.FILIERES", ("apprentissage",))
    return lambda *more: main(["--raw", str(bench.raw), "--millesime", "2023", *more])


def test_the_command_writes_the_files_and_says_how_many_rows(bench: ApiBench, command, tmp_path: Path, capsys):
    bench.serve("/france/millesime/2023/filiere/apprentissage", json_answer(content(mesures(CFD, **FIGURES)), nested=True))
    assert command("--uai", str(tmp_path / "uai.txt")) == 0
    assert "niveau « national » : 1 lignes" in capsys.readouterr().out
    assert len(bench.rows("national")) == 1


def test_the_command_answers_1_with_the_list_of_failures(bench: ApiBench, command, tmp_path: Path, capsys):
    bench.serve("/france/millesime/2023/filiere/apprentissage", json_answer({"msg": "millesime incorrect"}, status=400))
    assert command("--uai", str(tmp_path / "uai.txt")) == 1
    assert "à refaire en relançant :\n/france/millesime/2023/filiere/apprentissage : l'API refuse" in capsys.readouterr().out


def test_the_command_says_that_it_is_refused(bench: ApiBench, command, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRAJECTOIRES_INSERJEUNES_PASSWORD", "perime")
    assert command("--uai", str(tmp_path / "uai.txt")) == 1
    said = capsys.readouterr().out
    assert "refuse les identifiants" in said and "perime" not in said


def test_the_command_says_where_uai_come_from_when_it_finds_none(command, capsys):
    with pytest.raises(SystemExit) as stop:
        command()
    assert stop.value.code == 2 and "donnez --uai FICHIER" in capsys.readouterr().err


def test_uai_are_read_from_a_column_and_a_wrong_one_is_named_with_its_line(tmp_path: Path):
    listed = tmp_path / "uai.csv"
    listed.write_text(f'\ufeffUAI;nom\n"{UAI}";CFA du Puy\n\n{OTHER_UAI},x\n', encoding="utf-8")
    assert read_uais(listed) == [UAI, OTHER_UAI]
    listed.write_text(f"{UAI}\n0631852X\n")
    with pytest.raises(ValueError, match="uai.csv, ligne 2 : « 0631852X »"):
        read_uais(listed)


def test_uai_come_from_the_built_file_unless_it_is_invented(tmp_path: Path, database: Path):
    write_cfa(tmp_path / "raw", GOOD, OTHER)
    build(tmp_path / "raw", tmp_path / "t.duckdb")
    assert built_uais(tmp_path / "t.duckdb") == [UAI, OTHER_UAI]
    with pytest.raises(NoUai, match="échantillon fictif"):
        built_uais(database)
    with pytest.raises(NoUai, match="n'existe pas encore"):
        built_uais(tmp_path / "absent.duckdb")
