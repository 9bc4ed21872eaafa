"""What travels: the heaviest of the example cards in each size and form, as a browser takes it, and the script."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from app import create_app
from app.config import Config
from scripts.benchmarks.client import READS

FORMS = {"page": "", "fragment": ".html", "image": ".svg"}


def heaviest_bytes(database: Path) -> dict[str, float | None]:
    """Bytes of a body, compressed in gzip, and in what a browser likes best for the fragment of each size."""
    client = create_app(Config(database=database)).test_client()
    keys = [exemple["cle"] for exemple in client.get("/exemples.json").json]

    def heaviest(addresses: list[str], encodings: str) -> float:
        return max(len(client.get(address, headers={"Accept-Encoding": encodings}).data) for address in addresses)

    found = {"octets : script": heaviest(["/widget/v1/carte-insertion.js"], "gzip")}
    for size, (form, ending) in product(("badge", "carte", "detail"), FORMS.items()):
        addresses = [f"/cartes/{key}{ending}?taille={size}&vide=afficher" for key in keys]
        found[f"octets : {size}, {form}"] = heaviest(addresses, "gzip")
        if form == "fragment":
            found[f"octets : {size}, fragment, le meilleur codage"] = heaviest(addresses, READS)
    return found
