"""What each measure is to reach, and what was tried for those that a run may miss."""

from __future__ import annotations

GOALS = {
    "carte chaude / vue Flask nue": "≥ 0,9",
    "carte froide / vue Flask nue": "≥ 0,3",
    "carte chaude, 99 % sous : à mi-charge / vue Flask nue": "≤ 1,5",
    "carte exportée par nginx / un fichier de cette taille": "≥ 0,98",
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

TRIED = {
    "carte froide / vue Flask nue": (
        "Fait : aucune requête (paquets gardés par le processus), ni le tour d'une demande par Flask, ni recherche de limites ; largeurs de"
        " texte, phrases, dessins et options gardés ; nombres d'un dessin écrits sans être échappés. Reste surtout Brotli : un cinquième du temps"
        " (le double de zstd, pour 8 % d'octets de moins). Essayé sans gain : moins d'optimiseurs de DuckDB, requêtes préparées,"
        " ramasse-miettes arrêté, d'autres fenêtres de Brotli."
    ),
    "carte exportée par nginx / un fichier de cette taille": (
        "Deux microsecondes sur vingt : neuf en-têtes, et le nom du fichier tiré de l'adresse et de l'encodage par une expression et deux"
        " tables. Compté par callgrind : 11 900 instructions pour un fichier, 13 700 sous les mêmes en-têtes, 20 300 pour une carte."
        " Essayé : `pcre_jit` (gardé), aucune option cherchée sans `?` (gardé), `alias` au lieu de `rewrite`, les encodages usuels sans"
        " expression (sans gain). Un module Brotli éviterait une table ; Debian n'en a pas."
    ),
}


def missed_by(value: float | None, goal: str) -> str:
    """By how much a goal such as « ≥ 0,9 » is missed, in percent; empty where it is reached, or there is none."""
    sign, _, text = goal.partition(" ")
    if value is None or sign not in ("≥", "≤"):
        return ""
    wanted = float(text.replace("\u202f", "").replace(" ", "").replace(",", "."))
    gap = wanted / value - 1 if sign == "≥" else value / wanted - 1
    return f"{max(1, round(100 * gap))} %" if gap > 0 else ""
