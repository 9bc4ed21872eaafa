"""What those who have a job earn, in the whole of France: quartiles in words and on a true scale."""

from __future__ import annotations

from dataclasses import replace

from app.cards import wording
from app.cards.bloc import group
from app.cards.detail import EncartSalaire
from app.cards.sentences import out_of_ten
from app.cards.voice import Phrase, current, typeset
from app.cards.wording import Place
from app.nomenclature import leaving_years
from app.queries.salaire import Salaire

# The scale starts and ends on a round sum, far enough from the quartiles for their words to stand inside it: at least this
# many euros, and a third of what separates them.
STEP, AROUND = 500, 200
# From this many out of ten who go on studying, the salary is one of the others.
MOST = 5


def salaire_of(salaire: Salaire, place: Place, part_formation: int | None) -> EncartSalaire | None:
    """None where the median is unknown: quartiles alone say too little. `part_formation`: of the diploma, in percent."""
    if salaire.q2 is None:
        return None
    q1, q2, q3 = (None if euros is None else rounded(euros) for euros in (salaire.q1, salaire.q2, salaire.q3))
    notes = [wording.SALARY_NET]
    if part_formation is not None and out_of_ten(part_formation) >= MOST:
        notes.append(wording.SALARY_OTHERS)
    said = EncartSalaire(
        titre=typeset(wording.SALARY_TITLES[salaire.horizon]),
        perimetre=typeset(wording.SALARY_SCOPE),
        phrases=(typeset(wording.SALARY_MIDDLE_ALONE.format(q2=euros_of(q2))),),
        notes=tuple(typeset(note) for note in [*notes, group(leaving_years(salaire.millesime), place)]),
    )
    return said if q1 is None or q3 is None else _with_quartiles(said, q1, q2, q3)


def rounded(euros: int) -> int:
    """To the nearest 10 €, a half up."""
    return (euros + 5) // 10 * 10


def euros_of(euros: int) -> str:
    return wording.EUROS.format(amount=current().number(euros)).replace(" ", "\u00a0")


def _with_quartiles(said: EncartSalaire, q1: int, q2: int, q3: int) -> EncartSalaire:
    around = max(AROUND, (q3 - q1) // 3)
    first, last = max(0, (q1 - around) // STEP * STEP), -((-q3 - around) // STEP) * STEP
    phrases: list[Phrase | str] = [
        wording.SALARY_HALF.format(q1=euros_of(q1), q3=euros_of(q3)),
        wording.SALARY_QUARTERS,
        wording.SALARY_MIDDLE.format(q2=euros_of(q2)),
    ]
    return replace(
        said,
        phrases=tuple(map(typeset, phrases)),
        reperes=tuple((euros, euros_of(euros)) for euros in (q1, q2, q3)),
        echelle=tuple((euros, euros_of(euros)) for euros in range(first, last + 1, STEP)),
    )
