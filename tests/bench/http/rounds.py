"""Who asks what in which order: every cell once a round, in an order that changes."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from tests.bench.http.asking import Asked, by_threads, by_wrk, once
from tests.bench.http.processes import Server

# These answer in microseconds; all others make their answers.
QUICK = ("nginx", "warm")
SOON = 0.02  # seconds; to ask by threads of Python would take longer than such an answer
TOO_LONG = 30  # seconds that a cell may need for one answer on each connection
STEADY = 0.25
CORES = 2


@dataclass
class Target:
    """A server, asked in one way."""

    name: str
    server: Server
    addresses: dict[str, str]
    answers: dict[str, bytes]
    # Question -> seconds that one answer takes, asked alone.
    alone: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One question to one server over so many connections."""

    place: str
    target: str
    question: str
    connections: int


@dataclass(frozen=True)
class Taken:
    """What one cell came to: per second, milliseconds, and processor milliseconds an answer."""

    rate: float
    p50: float
    p99: float
    cost: float
    answers: int


Results = dict[Cell, Taken]


def time_alone(targets: Iterable[Target]) -> None:
    """Time one answer to each question, the quicker of two."""
    for target in targets:
        for question, address in target.addresses.items():
            took = []
            for _ in range(2):
                begun = time.perf_counter()
                once(target.server.port, address)
                took.append(time.perf_counter() - begun)
            target.alone[question] = min(took)


def cells_of(
    targets: Iterable[Target], connections: dict[str, list[int]]
) -> tuple[dict[Cell, Target], list[Cell]]:
    """Return all cells, and apart from them those that would take too long."""
    cells, left_out = {}, []
    for target in targets:
        place = target.server.place.name
        for question in target.addresses:
            for count in connections[place]:
                cell = Cell(place, target.name, question, count)
                if length(cell, target, 0) > TOO_LONG:
                    left_out.append(cell)
                else:
                    cells[cell] = target
    return cells, left_out


def length(cell: Cell, target: Target, seconds: float) -> float:
    """Return about how many seconds a cell takes: each connection waits for its last answer."""
    made = 0.0 if cell.target in QUICK else target.alone[cell.question]
    return max(seconds, cell.connections * made / CORES) + made


def measure(
    cells: dict[Cell, Target],
    rounds: int,
    seconds: float,
    say: Callable[[str], None],
    seed: int = 2025,
) -> tuple[Results, list[str]]:
    """Return the medians over the rounds, and what was not as it should be.

    Ctrl-C ends it early, with what has been measured by then.
    """
    chance = random.Random(seed)
    taken: dict[Cell, list[Taken]] = defaultdict(list)
    wrong: set[str] = set()
    try:
        for turn in range(rounds):
            begun = time.monotonic()
            for cell in chance.sample(list(cells), len(cells)):
                value = _measure(cell, cells[cell], seconds, wrong)
                taken[cell].append(value)
            say(f"round {turn + 1} of {rounds}: {time.monotonic() - begun:.0f} s")
    except KeyboardInterrupt:
        wrong.add(f"Broken off in round {turn + 1} of {rounds}; what was measured is told.")
    return {cell: middle(values) for cell, values in taken.items()}, sorted(
        [*wrong, *unsteady(taken)]
    )


def _measure(cell: Cell, target: Target, seconds: float, wrong: set[str]) -> Taken:
    server = target.server
    soon = cell.target in QUICK or target.alone.get(cell.question, SOON) < SOON
    ask = by_wrk if soon else by_threads
    server.drain()
    made, before = server.answers_made(), server.seconds()
    asked: Asked = ask(server.port, target.addresses[cell.question], cell.connections, seconds)
    server.drain()
    made, spent = server.answers_made() - made, server.seconds() - before
    where = f"{cell.place}, {cell.target}, {cell.question}, {cell.connections} connections"
    if asked.failed:
        wrong.add(f"{where}: {asked.failed} of {asked.answers} answers failed")
    if cell.target == "warm" and made:
        wrong.add(f"{where}: {made} of {asked.answers} answers were made, not kept")
    if cell.target in ("cold", "bare") and made < asked.answers:
        wrong.add(f"{where}: {asked.answers - made} of {asked.answers} answers were not made")
    cost = spent * 1000 / max(1, asked.answers)
    return Taken(asked.rate, asked.p50, asked.p99, cost, asked.answers)


def middle(values: list[Taken]) -> Taken:
    """Return the median of each figure."""
    return Taken(
        median(value.rate for value in values),
        median(value.p50 for value in values),
        median(value.p99 for value in values),
        median(value.cost for value in values),
        sum(value.answers for value in values),
    )


def unsteady(taken: dict[Cell, list[Taken]]) -> list[str]:
    """Say by how much nginx itself moved, where that was more than a quarter."""
    moved = []
    for cell, values in taken.items():
        if cell.target == "nginx":
            usual = median(value.rate for value in values)
            moved.append(max(abs(value.rate / usual - 1) for value in values))
    far = [share for share in moved if share > STEADY]
    if not far:
        return []
    return [
        f"Throw this run away: nginx itself moved by up to {max(far):.0%} between rounds, and by"
        f" more than {STEADY:.0%} in {len(far)} of its {len(moved)} cells."
    ]
