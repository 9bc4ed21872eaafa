"""The catalogue of apprenticeship offers of the embedded sample: who teaches where, who answers for it, and for how many."""

from __future__ import annotations

from pathlib import Path

from scripts.sample_cases import ETABLISSEMENTS, lines
from scripts.sample_etablissements import ANNUAIRE_SEUL, COMMUNE
from scripts.sample_files import in_order, uai, write_portal

# As the export of the catalogue names them; it has a hundred more, on Affelnet, Parcoursup and the RNCP.
HEADER = (
    "Clé ministere educatif;Responsable: UAI;Responsable: raison sociale;Formateur: UAI;Formateur: raison sociale;Lieu: UAI;"
    "Lieu: ville;Formation: libellé long BCN;Formation: code CFD;Formation: durée collectée;Offre: Tags"
)
# lieu|formateur|gestionnaire|CFD|title|case
OFFRES = """
103|101|107|50022146|CUISINE (CAP)|no figure at all: those of its formateur
103|101|107|32031213|MANAGEMENT COMMERCIAL OPERATIONNEL (BTS)|the same formateur for all that it teaches
9|102|101|50022146|CUISINE (CAP)|known by the directory only, two formateurs: those of its only gestionnaire
9|105|101|50022146|CUISINE (CAP)|second formateur of the same place and diploma
9|102|104|32031213|MANAGEMENT COMMERCIAL OPERATIONNEL (BTS)|only formateur of this diploma
101|101|101|50022146|CUISINE (CAP)|its own formateur and gestionnaire
7||107|50022146|CUISINE (CAP)|formateur not said: those of its gestionnaire
"""


def write_apprentissage(out: Path) -> None:
    rows = [_offre(str(rank), *line) for rank, line in enumerate(lines(OFFRES), 1)]
    write_portal(out / "catalogue-apprentissage.csv", HEADER, in_order(HEADER, rows))


def _offre(rank: str, lieu: str, formateur: str, gestionnaire: str, cfd: str, titre: str, _case: str) -> dict[str, str]:
    names = {line[0]: line[2] for line in [*lines(ETABLISSEMENTS), *lines(ANNUAIRE_SEUL)]}
    return {
        "Clé ministere educatif": f"essai-{rank}", "Responsable: UAI": uai(gestionnaire), "Responsable: raison sociale": names[gestionnaire],
        "Formateur: UAI": uai(formateur) if formateur else "", "Formateur: raison sociale": names.get(formateur, ""),
        "Lieu: UAI": uai(lieu), "Lieu: ville": COMMUNE, "Formation: libellé long BCN": titre, "Formation: code CFD": cfd,
        "Formation: durée collectée": "2", "Offre: Tags": "2025,2026",
    }
