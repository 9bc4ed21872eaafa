"""Questions asked together have the answers that each has alone, in the same order; and so the cards of a catalogue."""

from __future__ import annotations

import duckdb
import pytest

from app.catalogue.lot import Lacking, Lot, answer_all
from app.catalogue.decision import decide_address
from app.nomenclature import parse_address
from app.queries.nom import SELECT_DIPLOMES_NOMMES, SELECT_ETABLISSEMENTS_NOMMES
from app.queries import annee, annuaire, comparaison, continuum, diplome, etablissement, formation, identifiant, insersup, organisme
from app.queries import historique, reference, reussite, rupture, salaire, specialite, uai_lie, valeur_ajoutee
from app.warehouse import Snapshot

PAIRS = "SELECT uai, {} FROM marts.formation UNION SELECT e.uai, f.{} FROM marts.etablissement AS e, marts.formation AS f WHERE e.uai < f.uai LIMIT 800"
# Each question of a card, with what to ask it of.
ASKED = {
    "annee": (annee.SELECT_DERNIERES_ANNEES, "SELECT code FROM marts.diplome LIMIT 900"),
    "annuaire": (annuaire.SELECT_ANNUAIRE, "SELECT uai FROM marts.annuaire"),
    "comparaison": (comparaison.SELECT_COMPARAISON, PAIRS.format("code", "code")),
    "continuum": (continuum.SELECT_CONTINUUM, "SELECT code, type_code FROM marts.continuum UNION SELECT code, 'cfd' FROM marts.diplome LIMIT 900"),
    "diplome": (diplome.SELECT_DIPLOME, "SELECT code FROM marts.diplome LIMIT 900"),
    "etablissement": (etablissement.SELECT_ETABLISSEMENT, "SELECT DISTINCT uai FROM marts.etablissement"),
    "formation, mefstat11": (formation.SELECT_FORMATION["mefstat11"], PAIRS.format("mefstat11", "mefstat11")),
    "formation, cfd": (formation.SELECT_FORMATION["cfd"], PAIRS.format("cfd", "cfd")),
    "historique": (historique.SELECT_HISTORIQUE["etablissement"], "SELECT DISTINCT uai, code, population FROM marts.historique WHERE uai IS NOT NULL LIMIT 900"),
    "historique, france": (historique.SELECT_HISTORIQUE["france"], "SELECT DISTINCT uai, code, NULL FROM marts.historique WHERE uai IS NULL LIMIT 900"),
    "identifiant": (identifiant.SELECT_IDENTIFIANT, "SELECT DISTINCT type_identifiant, valeur FROM marts.identifiant LIMIT 900"),
    "insersup": (insersup.SELECT_INSERSUP, "SELECT uai, sise FROM marts.insersup UNION SELECT uai, '9999999' FROM marts.insersup"),
    "national": (insersup.SELECT_NATIONAL, "SELECT sise FROM marts.insersup_national"),
    "suivis": (insersup.SELECT_SUIVIS, "SELECT DISTINCT uai FROM marts.insersup"),
    "organismes": (organisme.SELECT_ORGANISMES, "SELECT DISTINCT uai, cfd FROM marts.offre_apprentissage UNION SELECT uai, NULL FROM marts.annuaire"),
    "references": (reference.SELECT_REFERENCES, "SELECT DISTINCT code, code_region FROM marts.reference LIMIT 900"),
    "reussite": (reussite.SELECT_REUSSITE, "SELECT DISTINCT uai FROM marts.reussite UNION SELECT '9999999Z' LIMIT 300"),
    "rupture": (rupture.SELECT_RUPTURE, "SELECT uai FROM marts.rupture"),
    "salaire": (salaire.SELECT_SALAIRE, "SELECT DISTINCT coalesce(d.cfd, code), f.filiere FROM marts.reference_publiee LEFT JOIN marts.diplome AS d USING (code), (VALUES ('scolaire'), (NULL)) AS f(filiere) UNION SELECT code, NULL FROM marts.reference_publiee UNION SELECT '00000000', NULL"),
    "salaire, supérieur": (salaire.SELECT_SALAIRE_SUPERIEUR, "SELECT sise FROM marts.insersup_national"),
    "specialites": (specialite.SELECT_SPECIALITES, "SELECT DISTINCT code, type_code FROM marts.specialite"),
    "uai_lie": (uai_lie.SELECT_UAI_LIE, "SELECT DISTINCT uai FROM marts.uai_lie"),
    "valeur_ajoutee": (valeur_ajoutee.SELECT_VALEUR_AJOUTEE, "SELECT uai, population FROM marts.valeur_ajoutee"),
    "names of diplomas": (SELECT_DIPLOMES_NOMMES, "SELECT DISTINCT lower(strip_accents(libelle)) FROM marts.diplome WHERE libelle SIMILAR TO '[A-Za-z ]+' LIMIT 60"),
    "names of establishments": (
        SELECT_ETABLISSEMENTS_NOMMES,
        "SELECT DISTINCT trim(regexp_replace(lower(strip_accents(libelle_etablissement)), '[^a-z0-9]+', ' ', 'g')) FROM marts.annuaire LIMIT 60",
    ),
}


@pytest.fixture(scope="module", params=["database", "real_database"])
def served(request):
    """(snapshot, connection) of the same file: what is asked may name tables that no card reads."""
    path = request.getfixturevalue(request.param)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield Snapshot(path), connection


@pytest.mark.parametrize("name", ASKED)
def test_questions_asked_together_have_the_answers_of_each_alone(served, name):
    snapshot, connection = served
    sql, asked = ASKED[name]
    parameters = connection.execute(asked).fetchall()
    # The order in which they are asked is not that of the file.
    parameters = sorted(parameters, key=lambda one: str(one)[::-1])[:150]
    lot = Lot(snapshot)
    for one in parameters:
        with pytest.raises(Lacking):
            lot.rows(sql, *one)
    lot.ask()
    assert [lot.rows(sql, *one) for one in parameters] == [snapshot.rows(sql, *one) for one in parameters]


def test_an_answer_that_was_taken_apart_is_whole_for_the_next_who_asks(database):
    lot = Lot(Snapshot(database))
    lot.expect(etablissement.SELECT_ETABLISSEMENT, "0750428H")
    lot.ask()
    first = lot.rows(etablissement.SELECT_ETABLISSEMENT, "0750428H")
    for row in first:
        row.clear()
    assert all(lot.rows(etablissement.SELECT_ETABLISSEMENT, "0750428H"))


def test_every_card_of_the_sample_is_decided_together_as_alone(database, client):
    snapshot = Snapshot(database)
    with duckdb.connect(str(database), read_only=True) as connection:
        pairs = connection.execute(
            "SELECT e.uai, d.code FROM (SELECT DISTINCT uai FROM marts.etablissement) AS e, marts.diplome AS d ORDER BY hash(e.uai || d.code) LIMIT 250"
        ).fetchall()
        places = connection.execute("SELECT DISTINCT code_region, code FROM marts.reference WHERE code_region <> '00' LIMIT 60").fetchall()
        numbers = connection.execute("SELECT DISTINCT type_identifiant || ':' || valeur FROM marts.identifiant LIMIT 60").fetchall()
    keys = ["-".join(pair) for pair in [*pairs, *places]] + [number for (number,) in numbers]
    keys += [exemple["cle"] for exemple in client.get("/exemples.json").json]
    addresses = list(dict.fromkeys(parse_address(key) for key in keys))
    together = answer_all(snapshot, addresses, lambda source, address: decide_address(source, address, 2026))
    assert together == {address: decide_address(snapshot, address, 2026) for address in addresses}
    assert len({found.etape for found in together.values()}) >= 6, {found.etape for found in together.values()}
