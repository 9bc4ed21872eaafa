"""A catalogue answered line by line, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.cards.french import percent_of
from app.catalogue.colonnes import recognise_columns, said_columns
from app.catalogue.decision import Decision, decide, expect
from app.catalogue.lot import answer_all
from app.catalogue.motifs import ETAPES, MOTIFS
from app.catalogue.question import Question, question_of
from app.catalogue.tableau import Tableau
from app.warehouse import Snapshot

# Large enough for few queries, small enough to show that the work goes on and to bound what is remembered.
TOGETHER = 5_000
HEADING = Decision("", "aucune", "", "en_tete")


@dataclass(frozen=True)
class Part:
    """A share of the lines, in words."""

    nom: str
    libelle: str
    lignes: int
    total: int

    @property
    def largeur(self) -> float:
        """In hundredths, for a bar."""
        return round(100 * self.lignes / self.total, 2)

    @property
    def pourcentage(self) -> str:
        return percent_of(self.lignes, self.total)


@dataclass(frozen=True)
class Muette:
    """A line whose card shows no figure."""

    numero: int
    texte: str
    raison: str
    essais: tuple[str, ...]


@dataclass(frozen=True)
class Couverture:
    """One decision for each row of `tableau`, in its order. `colonnes`: (name in the file, what it was read as)."""

    tableau: Tableau
    questions: list[Question]
    decisions: list[Decision]
    colonnes: list[tuple[str, str]]

    @property
    def total(self) -> int:
        return len(self.decisions)

    @cached_property
    def avec_chiffres(self) -> int:
        return sum(decision.etape != "aucune" for decision in self.decisions)

    @property
    def pourcentage(self) -> str:
        return percent_of(self.avec_chiffres, self.total)

    @cached_property
    def par_etape(self) -> list[Part]:
        """Every step, in the order of the fall-back, with as many lines as it answers, 0 included."""
        counted = Counter(decision.etape for decision in self.decisions)
        return [Part(etape, libelle, counted[etape], self.total) for etape, libelle in ETAPES.items()]

    @cached_property
    def par_motif(self) -> list[Part]:
        """Why lines have no figure, the most frequent reason first."""
        counted = Counter(decision.motif for decision in self.decisions if decision.etape == "aucune")
        return [Part(motif, MOTIFS[motif], lines, self.total) for motif, lines in counted.most_common()]

    def muettes(self, most: int) -> list[Muette]:
        """At most `most` of the lines without figures, each one once however often it is repeated, as the file has them."""
        found: dict[tuple[Question, str], Muette] = {}
        for numero, question, decision in zip(self.tableau.numeros, self.questions, self.decisions, strict=True):
            if decision.etape == "aucune" and len(found) < most:
                raison = " ".join(filter(None, (MOTIFS[decision.motif], decision.detail)))
                found.setdefault((question, raison), Muette(numero, question.texte, raison, decision.essais))
        return list(found.values())


def cover(snapshot: Snapshot, tableau: Tableau, year: int) -> Iterator[tuple[int, int, Couverture | None]]:
    """(lines answered, lines, None) as the work goes on, then (lines, lines, the whole). Raises UnreadableCatalogue at once
    where no column is recognised.

    A pure function of the file and of the snapshot: cards of the same keys, read in the same `year`, show the same figures.
    """
    colonnes = recognise_columns(tableau)
    return _cover(snapshot, tableau, year, colonnes)


def _cover(snapshot: Snapshot, tableau: Tableau, year: int, colonnes: dict) -> Iterator[tuple[int, int, Couverture | None]]:
    questions = [question_of(colonnes, row) for row in tableau.rows]
    distinct, decided = list(dict.fromkeys(questions)), {}
    for start in range(0, len(distinct), TOGETHER):
        group = distinct[start : start + TOGETHER]
        decided |= answer_all(snapshot, group, lambda source, question: decide(source, question, year), expect)
        yield len(decided) * len(questions) // len(distinct), len(questions), None
    header = tuple(cell.lower() for cell in tableau.header)
    decisions = [
        HEADING if tuple(cell.lower() for cell in row) == header else decided[question]
        for question, row in zip(questions, tableau.rows, strict=True)
    ]
    yield len(questions), len(questions), Couverture(tableau, questions, decisions, said_columns(tableau, colonnes))
