"""What those who have a job after a diploma earn, in the whole of France."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.nomenclature import Code
from app.queries.formation import Filiere
from app.warehouse import Snapshot

# A MEFSTAT11 and the CFD of an apprenticeship have rows of their own. A CFD asked for a school formation stands for its only
# last year: of several, each with its salaries, none is picked. Pupils before apprentices, as for the references.
SELECT_SALAIRE = """
    SELECT salaire_q1_12_mois AS q1, salaire_q2_12_mois AS q2, salaire_q3_12_mois AS q3, millesime, 12 AS horizon, filiere,
        source, fichier, ligne
    FROM marts.reference_publiee AS r
    LEFT JOIN marts.diplome AS d ON d.code = r.code
    WHERE niveau = 'national'
        AND $1 IN (r.code, d.cfd)
        AND ($2 IS NULL OR filiere = $2)
        AND coalesce(salaire_q1_12_mois, salaire_q2_12_mois, salaire_q3_12_mois) IS NOT NULL
    QUALIFY count(DISTINCT r.code) OVER (PARTITION BY filiere, millesime) = 1
    ORDER BY filiere = 'apprentissage', filiere DESC, q2 IS NULL, right(millesime, 4) DESC, millesime DESC
    LIMIT 1
"""
SELECT_SALAIRE_SUPERIEUR = """
    SELECT salaire_q1 AS q1, salaire_q2 AS q2, salaire_q3 AS q3, salaire_millesime AS millesime, salaire_horizon AS horizon,
        NULL AS filiere, salaire_source AS source, salaire_fichier AS fichier, salaire_ligne AS ligne
    FROM marts.insersup_national
    WHERE sise = ? AND salaire_millesime IS NOT NULL
"""


@dataclass(frozen=True)
class Salaire:
    """Quartiles, in euros a month, net, of a full time, `horizon` months after, of those who have a salaried job in France.

    As published: any quartile may be None where it was not, and a median alone or quartiles without it are kept. Twelve
    months after, save for a diploma of higher education of which only another horizon is published. At least 20 people in
    work, as far as their number is known. `millesime` has its own years, not those of the shares of an establishment.
    """

    q1: int | None
    q2: int | None
    q3: int | None
    millesime: str
    horizon: Literal[6, 12, 18, 24, 30]
    filiere: Filiere | None
    source: str
    fichier: str
    ligne: int


def find_salaire(snapshot: Snapshot, code: Code, filiere: Filiere | None = None) -> Salaire | None:
    """The latest salary of a MEFSTAT11, CFD or SISE code, of one `filiere` if it is given (InserJeunes only).

    A cohort with a median comes before a later one without. None where none is published.
    """
    if code.type == "sise":
        rows = snapshot.rows(SELECT_SALAIRE_SUPERIEUR, code.value)
    else:
        rows = snapshot.rows(SELECT_SALAIRE, code.value, filiere)
    return Salaire(**rows[0]) if rows else None
