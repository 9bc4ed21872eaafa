"""Kinds of values, and small objects inside an answer of the API."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Percent = Annotated[int, Meta(ge=0, le=100)]
Count = Annotated[int, Meta(ge=20, description="20 au moins")]
Euros = Annotated[int, Meta(ge=0)]
Filiere = Literal["pro", "apprentissage", "agricole", "superieur"]


class Libelle(Struct, frozen=True):
    """Un code et son libellé."""

    code: str
    libelle: str


class Lieu(Struct, frozen=True):
    """Une région (code INSEE) ou une académie."""

    code: str
    nom: str | None


class Donnee(Struct, frozen=True):
    """De quel code sont les chiffres : du même (self), du diplôme remplacé (ancienne) ou de celui qui remplace (nouvelle)."""

    code_certification: str
    type: Literal["self", "ancienne", "nouvelle"]


class Certificat(Struct, frozen=True):
    """Une formation de dernière année."""

    code_certification: str


class Famille(Struct, frozen=True, rename={"est_annee_commune": "isAnneeCommune"}):
    """Famille de métiers. Son code n'est pas connu."""

    libelle: str
    est_annee_commune: bool
    code: str | None = None


class About(Struct, frozen=True):
    """Ce qu'il faut dire des chiffres, et pourquoi certains manquent."""

    titre: str
    details: str
    messages: list[str]
