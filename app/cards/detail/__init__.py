"""What the detailed card shows more than the others: the view model, strings and numbers that a drawing needs."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.wording import Subject


@dataclass(frozen=True)
class Rang:
    """A row of a table: its title and a cell a column. `id`: the outcome, empty for the number of people."""

    id: Subject | str
    titre: str
    cellules: tuple[str, ...]


@dataclass(frozen=True)
class Colonne:
    """Whose figures a column holds, and of which leaving years."""

    nom: str
    annees: str


@dataclass(frozen=True)
class Tableau:
    legende: str
    coin: str
    colonnes: tuple[Colonne, ...]
    rangs: tuple[Rang, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Point:
    """A cohort of the chart. Percents, None where not published; `coupe`: the outcomes whose line does not come from the
    cohort before, for want of figures of the same kind. `repere`: its years, in one line or two. `fin`: the last of them.
    """

    fin: int
    repere: tuple[str, ...]
    parts: dict[str, int | None]
    coupe: tuple[Subject, ...]


@dataclass(frozen=True)
class Courbe:
    """`points`: those that are drawn; `tableau`: the same and all the others, as text. `noms`: labels of the two lines;
    `echelle`: percents and their words, in `unite`.
    """

    titre: str
    points: tuple[Point, ...]
    noms: dict[str, str]
    echelle: tuple[tuple[int, str], ...]
    unite: str
    notes: tuple[str, ...]
    resume: str
    tableau: Tableau


@dataclass(frozen=True)
class Encart:
    """A title, sentences, and notes in smaller letters."""

    titre: str
    perimetre: str
    phrases: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class EncartSalaire(Encart):
    """`reperes`: quartiles in euros with their words, empty where the median stands alone; `echelle`: the same for the axis."""

    reperes: tuple[tuple[int, str], ...] = ()
    echelle: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Volet:
    """What is said of one group of people, in the order of the card. `titre`: which one, empty where there is only one.

    `reperes`: the published figure of the region in words. Each part None where nothing is published of it.
    """

    titre: str
    tableau: Tableau | None = None
    reperes: tuple[str, ...] = ()
    salaire: EncartSalaire | None = None
    diplome: Encart | None = None
    valeur_ajoutee: Encart | None = None
    rupture: Encart | None = None
    historique: Courbe | None = None


@dataclass(frozen=True)
class Origine:
    """A dataset: what was read in it, its name, where it stands (empty for none), and its producer, years and date."""

    sujet: str
    nom: str
    page: str
    precisions: tuple[str, ...]


@dataclass(frozen=True)
class Detail:
    """`arrondi`: why the lines may not add up; `debuts`: the places of the blocs that begin a column, none for a single
    one; `memoire`: what stands over the figures of a closed formation; `facile`: the same things in short sentences.
    """

    arrondi: str
    debuts: tuple[int, ...]
    memoire: str
    volets: tuple[Volet, ...]
    titre_origines: str
    origines: tuple[Origine, ...]
    titre_facile: str
    facile: tuple[tuple[str, tuple[str, ...]], ...]
