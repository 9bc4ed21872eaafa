"""How long the slowest in a hundred wait for a card at half of what the server can do, against a bare Flask view at half of its own."""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

from scripts.benchmarks.client import latencies, rate, request_of
from scripts.benchmarks.serving import BARE, PORT, REQUESTS, serving

ROUNDS, SECONDS = 15, 1.0
NAME = "carte chaude, 99 % sous : à mi-charge / vue Flask nue"


def loading_ratios(folder: Path) -> dict[str, float | None]:
    """Requests that come by chance and wait for no answer, from this process; each in turn, and the median of the rounds."""
    with serving(folder) as served:
        card = request_of(served.card)
        # The first round warms; the load is then that of a server that is warm.
        rounds = [_slowest(card) / _slowest(BARE) for _ in range(ROUNDS + 1)]
    return {NAME: median(rounds[1:])}


def _slowest(request: bytes) -> float:
    """Seconds under which 99 % of the answers come."""
    most = rate(PORT, [request] * REQUESTS)
    return quantiles(latencies(PORT, request, most / 2, SECONDS), n=100)[98]
