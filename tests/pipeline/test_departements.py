"""The department that a UAI begins with says in which region its row must be."""

from __future__ import annotations

import pytest

from app.pipeline.build import BuildFailed, build
from tests.pipeline.files import GOOD, OTHER, write_cfa

TABLE = (
    "libelleRegion;codeAcademie;codeRegion;codeDepartement;libelleAcademie;libelleDepartement\n"
    "Auvergne-Rhône-Alpes;06;84;063;Clermont-Ferrand;Puy-de-Dôme\n"
    "Corse;27;94;02B;Corse;Haute-Corse\n"
    "Île-de-France;24;11;093;Créteil;Seine-Saint-Denis\n"
    "Sans objet;91;99;;Union européenne;\n"
)
CORSE = "cumul 2022-2023;7200001N;CFA du Maquis;CORSE;27.0;44.0;29.0;;27.0;60.0;71.0;-11.0;78.0;;;1.0"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "departements.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_each_establishment_in_the_region_of_its_department_is_published(folder):
    write_cfa(folder, GOOD, OTHER, CORSE)
    assert dict(build(folder, folder / "t.duckdb").tables)["etablissement"] == 3


@pytest.mark.parametrize("row", [GOOD.replace("AUVERGNE-RHONE-ALPES", "BRETAGNE"), CORSE.replace("CORSE", "OCCITANIE")])
def test_a_row_in_another_region_stops_the_build(folder, row):
    write_cfa(folder, row)
    with pytest.raises(BuildFailed, match="regions_agree_with_departments : fichier = cfa.csv, ligne = 2"):
        build(folder, folder / "t.duckdb")
