"""The parameters that the API reads, for its documentation: their names are those that the present reusers send."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

# More rows in one answer would be held in memory whole; the CSV without `page` gives them all, as a stream.
LARGEST_PAGE = 1000
USUAL_PAGE = 10
LAST_PAGE = 1_000_000
# A reuser sends its key, as it did elsewhere; and `universe`, which the codes already tell. Neither changes an answer.
IGNORED = ("apiKey", "universe")

Uais = Annotated[str, Meta(description="Établissements (UAI), séparés par , ou |.", examples=["0750001U,0750002V"])]
Codes = Annotated[
    str,
    Meta(
        description="Codes, séparés par , ou | : CFD (8 caractères), MEFSTAT11 (11), avec ou sans CFD: et MEFSTAT11:, ou SISE: et 7 chiffres.",
        examples=["50022139|23830025510"],
    ),
]
Regions = Annotated[str, Meta(description="Régions : codes INSEE ou codes postaux.", examples=["53", "35000"])]
Academies = Annotated[str, Meta(description="Académies : codes à deux chiffres.", examples=["14"])]
Millesimes = Annotated[
    str,
    Meta(
        description="Années de sortie : 2023 ou 2022_2023, l'un trouve l'autre par sa dernière année. "
        "Sans ce paramètre, la dernière année publiée de chaque filière.",
        examples=["2023", "2022_2023"],
    ),
]
Page = Annotated[int, Meta(ge=1, le=LAST_PAGE, description="Numéro de la page, à partir de 1.")]
Items = Annotated[int, Meta(ge=1, le=LARGEST_PAGE, description=f"Lignes par page : {USUAL_PAGE} si rien n'est dit, {LARGEST_PAGE} au plus.")]


class ListQuery(Struct, frozen=True):
    """Ce qu'une liste accepte."""

    code_certifications: Codes | UnsetType = UNSET
    millesimes: Millesimes | UnsetType = UNSET
    page: Page | UnsetType = UNSET
    items_par_page: Items | UnsetType = UNSET


class RegionalesQuery(ListQuery, frozen=True):
    """Ce que la liste des régions accepte."""

    regions: Regions | UnsetType = UNSET


class FormationsQuery(RegionalesQuery, frozen=True):
    """Ce que la liste des formations accepte."""

    uais: Uais | UnsetType = UNSET
    academies: Academies | UnsetType = UNSET


class SingleQuery(Struct, frozen=True):
    """Ce qu'une formation accepte."""

    millesime: Millesimes | UnsetType = UNSET


class DiplomeQuery(SingleQuery, frozen=True):
    """Ce qu'une ou plusieurs certifications acceptent."""

    vue: Annotated[Literal["filieres"], Meta(description="Réunit tous les codes du diplôme, filière par filière.")] | UnsetType = UNSET


class ImageQuery(DiplomeQuery, frozen=True):
    """Ce qu'une image accepte."""

    direction: Annotated[
        Literal["vertical", "horizontal"],
        Meta(description="vertical : la carte ; horizontal : le badge, plus bas, en trois lignes."),
    ] | UnsetType = UNSET
    theme: Annotated[
        Literal["dsfr", "lba", "onisep", "clair", "sombre", "auto"],
        Meta(description="dsfr, lba et onisep donnent la carte claire : nos cartes n'ont pas les couleurs de ces sites."),
    ] | UnsetType = UNSET
    imageOnError: Annotated[
        Literal["true", "false", "empty"],
        Meta(description="Sans chiffre : false, une erreur JSON ; true, une carte qui le dit ; empty, une image vide."),
    ] | UnsetType = UNSET
