"""What each measure is to reach, in the words of the README."""

from __future__ import annotations

GOALS = {
    "carte chaude / vue Flask nue": "≥ 0,9",
    "carte froide / vue Flask nue": "≥ 0,3",
    "carte chaude, 99 % sous : à mi-charge / vue Flask nue": "≤ 1,5",
    "export, cartes par seconde et par cœur": "≥ 800",
    "construction / lecture brute par DuckDB": "≤ 3",
    "construction / lecture brute, moitié des lignes": "≤ 3",
    "construction, toutes les lignes / la moitié": "≤ 2,1",
    "mémoire de la construction (Go)": "≤ 2",
    "recherche, 95 % sous (ms)": "≤ 30",
    "mémoire d'un processus, 2 000 cartes et des recherches (Mo)": "≤ 200",
    "octets : script": "≤ 2 000",
    "octets : badge, fragment": "≤ 1 200",
    "octets : badge, page": "≤ 2 200",
    "octets : badge, image": "≤ 1 500",
    "octets : carte, fragment": "≤ 3 000",
    "octets : carte, page": "≤ 4 000",
    "octets : carte, image": "≤ 3 000",
    "octets : detail, fragment": "≤ 9 000",
    "octets : detail, page": "≤ 9 000",
    "octets : detail, image": "≤ 9 000",
}
