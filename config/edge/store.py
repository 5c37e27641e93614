"""Where finished answers are kept: in memory, so many bytes, of one version only."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from config.edge.address import Address
from config.edge.answer import Answer
from config.edge.version import Version
from config.watch.kept import BYTES, HELD, HITS, MADE, Figures

SHARE = 8  # an answer takes at most one part in so many
PATIENCE = 10  # seconds that a reader waits for an answer that another is having made


class Store:
    """Answers of the last version that any was made of; the longest unasked go first."""

    def __init__(self, most: int, figures: Figures | None = None) -> None:
        self.most = most
        self.figures = Figures() if figures is None else figures
        self.size = 0
        self._version: Version | None = None
        self._answers: OrderedDict[Address, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, version: Version, address: Address) -> Answer | None:
        with self._lock:
            if version != self._version:
                return None
            answer = self._answers.get(address)
            if answer is not None:
                self._answers.move_to_end(address)
                self.figures.values[HITS] += 1
            return answer

    def put(self, version: Version, address: Address, answer: Answer) -> None:
        """Keep an answer; drop those of any other version, and the oldest where space is short."""
        if answer.size > self.most // SHARE:
            return
        with self._lock:
            if version != self._version:
                self._answers.clear()
                self._version, self.size = version, 0
            replaced = self._answers.pop(address, None)
            self.size += answer.size - (replaced.size if replaced else 0)
            self._answers[address] = answer
            while self.size > self.most:
                self.size -= self._answers.popitem(last=False)[1].size
            counted = self.figures.values
            counted[MADE] += 1
            counted[HELD], counted[BYTES] = len(self._answers), self.size


class Turns:
    """Lets one thread make an answer while others who ask the same wait for it."""

    def __init__(self) -> None:
        self._making: dict[tuple[Version, Address], threading.Event] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, version: Version, address: Address) -> Iterator[None]:
        """Go first, or wait once until whoever does has ended; never wait for long."""
        asked = (version, address)
        with self._lock:
            done = self._making.get(asked)
            if done is None:
                mine = self._making[asked] = threading.Event()
        if done is not None:
            done.wait(PATIENCE)
            yield
            return
        try:
            yield
        finally:
            del self._making[asked]
            mine.set()
