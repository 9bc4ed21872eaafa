"""What a number of Parcoursup, of the Onisep or of the RNCP stands for: nothing guessed, nothing picked."""

from __future__ import annotations

import csv
import json
import re
import unicodedata

import duckdb
import pytest

from app.pipeline.build import build
from tests.pipeline.files import write_rows

CERTIF = (
    "Code_Diplome;Libelle_Diplome;Code_RNCP;Code_Scolarité;Intitulé_Ancien_Diplome;Code_Ancien_RNCP;Code_Ancien_Scolarité;"
    "`Options`;codeIdeo2"
)
PASSAGE = (
    '"Certif Info (CI) Identifiant";"CI Niveau européen";"CI Intitulé type diplôme";"CI Intitulé";"CI Certifiant";'
    '"CI Code RNCP";"CI Code Scolarité";"RNCP Intitulé";"RNCP Type enregistrement";"V_Formation_Diplôme Libellé long";'
    '"Idéo Identifiant formation";"Idéo Libellé complet formation";Statut'
)
SECURITE = '82781;4;"Baccalauréat professionnel";"Bac pro métiers de la sécurité";Oui;19114;40034403;"a";"b";"c";FOR.3651;"bac pro Sécurité"'
IDEO = (
    '"code NSF";"sigle type formation";"libellé type formation";"libellé formation principal";"sigle formation";durée;'
    '"niveau de sortie indicatif";"code RNCP";"niveau de certification";"libellé niveau de certification";tutelle;'
    '"URL et ID Onisep";domaine/sous-domaine'
)
ACTIONS = (
    '"Action de Formation (AF) identifiant Onisep";"FOR type";"Formation (FOR) libellé";"FOR URL et ID Onisep";'
    '"Lieu d\'enseignement (ENS) libellé";"ENS code UAI";"AF coût scolarité";"AF page web"'
)
CARTE = "annee;etab_uai;etab_nom;tf;nm;fl;gta;gti;etablissement_id_paysage"
BTS = "UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP"
MEF = (
    "MEF;DISPOSITIF_FORMATION;FORMATION_DIPLOME;DUREE_DISPOSITIF;ANNEE_DISPOSITIF;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE;"
    "MEF_STAT_11;LIBELLE_EDITION"
)
MCO = "3121021301;311;32031213;2;1;MANAGEMENT;01/09/2019;;32211031213;1bts2 mco"
ANSWERS = "SELECT type_identifiant, valeur, cle, source_code FROM marts.identifiant ORDER BY ALL"


def answer(folder, sql=ANSWERS):
    build(folder, folder / "t.duckdb")
    with duckdb.connect(str(folder / "t.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_certif_info_answers_for_the_rncp_and_the_onisep_former_numbers_included(tmp_path):
    options = ["3;BTS opt. A;37391;32020116;;;;;FOR.8472", "4;BTS opt. B;37391;32025521;;;;;FOR.8473"]
    write_rows(tmp_path, "certif.csv", CERTIF, "1;Bac pro MELEC;38878;40025520;Bac pro MELEC;25353;40025510;;FOR.9919", "2;DU;;;;;;;", *options)
    assert answer(tmp_path) == [
        ("onisep", "FOR.8472", "32020116", "certif-info"),
        ("onisep", "FOR.8473", "32025521", "certif-info"),
        ("onisep", "FOR.9919", "40025520", "certif-info"),
        ("rncp", "25353", "40025510", "certif-info"),
        # Several answers are all listed.
        ("rncp", "37391", "32020116", "certif-info"),
        ("rncp", "37391", "32025521", "certif-info"),
        ("rncp", "38878", "40025520", "certif-info"),
    ]


def test_the_table_de_passage_answers_and_repeats_nothing(tmp_path):
    near = SECURITE.replace("19114", "19115").replace("FOR.3651", "FOR.3652")
    write_rows(tmp_path, "6152ccdf850ef.csv", PASSAGE, f"{SECURITE};identique", f"{SECURITE};identique", f"{near};proche")
    assert answer(tmp_path) == [
        ("onisep", "FOR.3651", "40034403", "onisep-table-de-passage"),
        ("rncp", "19114", "40034403", "onisep-table-de-passage"),
        # A formation of the Onisep that is not quite the certification is no answer.
        ("rncp", "19115", "40034403", "onisep-table-de-passage"),
    ]
    write_rows(tmp_path, "certif.csv", CERTIF, "1;Bac pro Métiers de la sécurité;19114;40034403;;;;;FOR.3651")
    assert {row[3] for row in answer(tmp_path) if row[1] != "19115"} == {"certif-info"}


def test_the_formations_of_ideo_answer_since_they_hold_the_code(tmp_path):
    row = '344;;"bac pro";"bac pro Sécurité";;"3 ans";Bac;19114;4;"niveau 4";EN;http://www.onisep.fr/http/redirection/formation/slug/FOR.3651;"a/b"'
    before_2026 = row.replace("19114", "19115").replace("FOR.3651", "FOR.3652")
    write_rows(tmp_path / "2025", "5fa591127f501.csv", IDEO, before_2026)
    write_rows(tmp_path / "2026", "5fa591127f501.csv", f'{IDEO};"code scolarité"', f"{row};40034403")
    assert [row[:3] for row in answer(tmp_path)] == [("onisep", "FOR.3651", "40034403"), ("rncp", "19114", "40034403")]


def test_the_actions_of_ideo_are_recognised(tmp_path):
    row = 'AF.1;CAP;"CAP Cuisine";https://www.onisep.fr/http/redirection/formation/slug/FOR.494;"LP Bérard";0010001W;;'
    for name in ("605340ddc19a9.csv", "605344579a7d7.csv"):
        write_rows(tmp_path, name, ACTIONS, row)
    report = build(tmp_path, tmp_path / "t.duckdb")
    assert [(source, rows) for source, _, rows in report.fichiers] == [("onisep-actions", 1)] * 2


LABEL = "BTS - Services - Management commercial opérationnel"
# Number of Parcoursup → UAI, label, and the key that they lead to.
LABELS = {
    "26401": ("0332813D", "BTS - Services - Management Commercial Opérationnel", "0332813D-32031213"),
    "26402": ("0332813D", f"{LABEL} - en apprentissage", "0332813D-32031213"),
    # A word more may be an option: no diploma is guessed.
    "26403": ("0332813D", f"{LABEL} - en 3 ans", "0332813D"),
    # Not a UAI, and Parcoursup writes it where one is expected.
    "26404": ("T593500B", LABEL, "32031213"),
    "26405": ("T593500B", "BUT - Informatique", None),
}
LABELLED = (
    "Session;Identifiant de l'établissement;Nom de l'établissement;Types de formation;Nom long de la formation;"
    "Mentions/Spécialités;Code interne Parcoursup de la formation;Code interne Parcoursup pour les portails;"
    "etablissement_id_paysage"
)


@pytest.fixture(scope="module")
def parcoursup(tmp_path_factory):
    """Number of Parcoursup → [(key, id_paysage)], of two maps in both header forms and of the wishes of two sessions."""
    folder = tmp_path_factory.mktemp("parcoursup")
    write_rows(folder, "mef.csv", MEF, MCO)
    write_rows(folder, "bts.csv", BTS, "0010001W;BTS - Services - Management Commercial Opérationnel;32211031213;1;Scolaire;8")
    labels = (f"2026;{uai};Un lycée;BTS;{label};;{number};1;xJdyB" for number, (uai, label, _) in LABELS.items())
    write_rows(folder, "carte.csv", CARTE, *labels, f"2025;0332813D;a;BTS;{LABEL};;26437;1;", "2026;0010001W;a;BUT;BUT - Informatique;;26437;1;xJdyB")
    write_rows(folder, "labelled.csv", LABELLED, f"2026;0332813D;a;BTS;{LABEL};;26438;1;")
    write_rows(folder, "psup.csv", "session;cod_uai;lib_for_voe_ins;cod_aff_form", "2026;0350778F;BUT;26437", "2024;0350778F;BUT;12")
    found = {}
    for kind, number, *rest in answer(folder, "SELECT type_identifiant, valeur, cle, id_paysage FROM marts.identifiant"):
        assert kind == "parcoursup"
        found.setdefault(number, []).append(tuple(rest))
    return found


@pytest.mark.parametrize("number", LABELS)
def test_a_formation_of_parcoursup_has_the_diploma_that_its_very_label_names(parcoursup, number):
    cle = LABELS[number][2]
    assert [cle for cle, _ in parcoursup.get(number, [])] == ([cle] if cle else [])


def test_the_latest_session_of_a_formation_describes_it_and_the_map_first(parcoursup):
    assert parcoursup["12"] == [("0350778F", None)]
    assert parcoursup["26437"] == [("0010001W", "xJdyB")]


def test_both_header_forms_of_the_map_give_the_same_answers(parcoursup):
    assert [cle for cle, _ in parcoursup["26438"]] == [cle for cle, _ in parcoursup["26401"]] == ["0332813D-32031213"]


def read(path, encoding="utf-8-sig", delimiter=";"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def served(real_database, kinds):
    with duckdb.connect(str(real_database), read_only=True) as connection:
        sql = f"SELECT type_identifiant, valeur, uai, cfd FROM marts.identifiant WHERE type_identifiant IN ({kinds})"
        return connection.execute(sql).fetchall()


def test_certif_info_is_answered_row_by_row(real_data, real_database):
    expected = set()
    for row in read(real_data / "onisep" / "certif_info.csv"):
        pairs = [
            ("rncp", "Code_RNCP", "Code_Scolarité"),
            ("onisep", "codeIdeo2", "Code_Scolarité"),
            ("rncp", "Code_Ancien_RNCP", "Code_Ancien_Scolarité"),
        ]
        # Some numbers of Idéo name a family of diplomas: TYPDISP.24.
        known = [pair for pair in pairs if row[pair[1]] and row[pair[2]] and not row[pair[1]].startswith("TYPDISP")]
        expected |= {(kind, row[number], None, row[code]) for kind, number, code in known}
    found = served(real_database, "'rncp', 'onisep'")
    assert set(found) == expected and len(found) == len(expected) > 7800


def test_another_author_s_join_of_the_same_tables_agrees(real_data, real_database):
    """CAFORCYS is not read (its columns and its choice of formations are its author's): it is a witness."""
    rows = read(real_data / "onisep" / "caforcys-formations_UAI-FOR-RNCP-CFD.csv")
    pairs = {(row["course_code"], row["course_codeSco"]) for row in rows}
    found = {(valeur, cfd) for _, valeur, _, cfd in served(real_database, "'onisep'")}
    assert len(pairs) > 4 and pairs <= found


def same(label):
    """The label without case, accents and punctuation, nor the words that say the way and the family of a BTS."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", label) if not unicodedata.combining(letter)).lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).strip().removesuffix(" en apprentissage")
    for family, diploma in (("bts services ", "bts"), ("bts production ", "bts"), ("bts agricole ", "btsa")):
        if words.startswith(family):
            return f"{words.removeprefix(family)} {diploma}"
    return words


def slow_labels(real_data):
    """Label → CFD, from the table of Parcoursup, then from the open diplomas of the nomenclature for other labels."""
    mefs = {}
    for row in read(real_data / "bcn" / "nMef.csv"):
        mefs.setdefault(row["MEF_STAT_11"], set()).add(row["FORMATION_DIPLOME"])
    labels, others = {}, {}
    for row in read(real_data / "catalogues" / "BTS_attractivite_capacite_2024.csv"):
        if row["MEFSTAT11"] in mefs:
            labels.setdefault(same(row["LIBELLÉFORMATION"]), set()).update(mefs[row["MEFSTAT11"]])
    for row in read(real_data / "bcn" / "nFormationDiplome_.csv", "cp1252"):
        if not row["DATE_FERMETURE"] and row["LIBELLE_LONG_200"].strip().endswith(("(BTS)", "(BTSA)")):
            others.setdefault(same(row["LIBELLE_LONG_200"]), set()).add(row["FORMATION_DIPLOME"])
    return others | labels


def is_uai(text):
    return bool(re.fullmatch(r"\d{7}[A-Z]", text)) and "ABCDEFGHJKLMNPRSTUVWXYZ"[int(text[:7]) % 23] == text[7]


def test_every_formation_of_the_real_map_is_answered(real_data, real_database):
    labels, expected = slow_labels(real_data), set()
    folder = real_data / "parcoursup"
    carte = json.loads((folder / "fr-esr-cartographie_formations_parcoursup_179rec_session2021.json").read_text())
    offers = [(str(record["fields"]["gta"]), record["fields"]["etab_uai"], record["fields"]["nm"]) for record in carte]
    records = json.loads((folder / "fr-esr-parcoursup_explore-v2.1_records_session2022.json").read_text())["results"]
    offers += [(record["cod_aff_form"], record["cod_uai"], record["lib_for_voe_ins"]) for record in records]
    for number, uai, label in offers:
        for cfd in labels.get(same(label), {None}):
            if is_uai(uai) or cfd:
                expected.add(("parcoursup", number, uai if is_uai(uai) else None, cfd))
    assert set(served(real_database, "'parcoursup'")) == expected
    bts = {number for number, _, label in offers if label.startswith("BTS")}
    resolved = [number for _, number, _, cfd in expected if number in bts and cfd]
    assert len(resolved) == len(set(resolved)) == 88 and len(bts) == 93


def test_nearly_all_the_bts_of_the_session_of_2025_have_one_diploma(real_data):
    """This file has no number of formation and is not read: it only measures the labels of another year."""
    labels = slow_labels(real_data)
    rows = read(real_data / "parcoursup" / "fr-esr-parcoursup_session2025_6cols.csv", "utf-8", ",")
    found = [len(labels.get(same(row["Filiere de formation"]), ())) for row in rows if row["Filiere de formation"].startswith("BTS")]
    assert len(found) == 5351 and max(found) == 1
    assert sum(found) / len(found) > 0.96
