"""What /api/recherche and /api/identifiants take and answer, for their documentation."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from app.queries.recherche import LIMIT, MOST
from app.queries.resolution import Relation
from app.queries.resultat import TypeResultat
from app.queries.schema import Schema

# Longer than the address of any sheet that is pasted.
LONGEST = 300


class RechercheQuery(Struct, frozen=True):
    """Ce que la recherche accepte."""

    q: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=LONGEST,
            description="Des mots comme on les tape, un code, un numéro, ou l'adresse d'une fiche de Parcoursup ou de l'Onisep.",
            examples=["bac pro melec rennes"],
        ),
    ]
    limite: Annotated[int, Meta(ge=1, le=MOST, description=f"Réponses au plus : {LIMIT} si rien n'est dit, {MOST} au plus.")] | UnsetType = UNSET


class Trouvee(Struct, frozen=True, kw_only=True):
    """Une carte qui répond à des mots."""

    type: TypeResultat
    cle: str
    libelle: str
    etablissement: str | None
    commune: str | None
    territoire: str | None
    a_un_chiffre: bool
    adresse: str


class Recherche(Struct, frozen=True, kw_only=True):
    """Les cartes, la plus probable d'abord ; `message` dit pourquoi il n'y en a pas."""

    resultats: list[Trouvee]
    mots_ignores: list[str]
    message: str | None


class Reponse(Struct, frozen=True, kw_only=True):
    """Une carte à laquelle un identifiant mène, et la table qui le dit."""

    cle: str
    relation: Relation
    libelle: str | None
    etablissement: str | None
    commune: str | None
    region: str | None
    table: str | None
    a_un_chiffre: bool
    adresse: str


class Identifiant(Struct, frozen=True, kw_only=True):
    """Toutes les réponses, aucune choisie."""

    schema: Schema
    valeur: str
    reponses: list[Reponse]
