"""All the cards of an export, a group after another in every process, with those that they lead to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait

from app.export.crew import crew
from app.export.ledger import Ledger
from app.export.work import Done, Order, work

# Cards made, and those known to be needed.
Progress = Callable[[int, int], None]
# Many share their queries; few make the bar move, and cost little where the work is cut off.
MOST_TOGETHER, FEWEST_TOGETHER = 1000, 50


def write_cards(order: Order, ledger: Ledger, names: Iterable[str], processes: int, progress: Progress) -> None:
    """Writes the cards of `names`, each possible, and those that they lead to; those made already are left. Raises ExportFailed."""
    needed = _Needed(names, ledger)
    together = max(FEWEST_TOGETHER, min(MOST_TOGETHER, len(needed.waiting) // (4 * processes)))
    with crew(order, processes) as executor:
        at_work: set[Future[list[Done]]] = set()
        while needed.waiting or at_work:
            while needed.waiting and len(at_work) < 2 * processes:
                group = needed.take(together)
                if group:
                    at_work.add(executor.submit(work, [(name, ledger.known(name)) for name in group]))
            finished, at_work = wait(at_work, return_when=FIRST_COMPLETED) if at_work else (set(), at_work)
            for done in (one for future in finished for one in [future.result()]):
                ledger.enter(done)
                needed.made += len(done)
                needed.add(link for one in done for link in one.links)
            progress(needed.made, len(needed.seen))


class _Needed:
    """Names in the order in which they are found, each once; how many are made."""

    def __init__(self, names: Iterable[str], ledger: Ledger) -> None:
        self.seen: set[str] = set()
        self.waiting: deque[str] = deque()
        self.made = 0
        self._ledger = ledger
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.seen:
                self.seen.add(name)
                self.waiting.append(name)

    def take(self, most: int) -> list[str]:
        """At most so many that are not made yet."""
        group: list[str] = []
        while self.waiting and len(group) < most:
            name = self.waiting.popleft()
            record = self._ledger.finished(name)
            if record is None:
                group.append(name)
            else:
                self.made += 1
                self.add(record.links)
        return group
