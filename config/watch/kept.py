"""Figures of the answers kept in front of Django, cheap enough to be counted for each of them.

Each process counts into a file of its own that it holds in memory: counting one is a few
instructions, while a counter of prometheus_client would be a tenth of what the answer itself costs.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import MutableSequence
from pathlib import Path
from typing import NamedTuple

HITS, MADE, HELD, BYTES = range(4)
WIDTH = 4 * 8  # bytes: four unsigned integers


class Kept(NamedTuple):
    """Answers served and made since the server began; answers held now, and their bytes."""

    hits: int
    made: int
    held: int
    bytes: int


class Figures:
    """Counts of this process, for itself; whoever adds to ``values`` holds a lock."""

    def __init__(self) -> None:
        self.values: MutableSequence[int] | memoryview[int] = [0] * 4


class SharedFigures(Figures):
    """Counts of this process, where all processes of the server find them."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._begin()
        # A process that is forked begins at nothing, in a file of its own.
        os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        with open(self._folder / f"kept_{os.getpid()}.bin", "w+b") as file:
            file.truncate(WIDTH)
            self._place = mmap.mmap(file.fileno(), WIDTH)
        self.values = memoryview(self._place).cast("Q")


def processes(folder: str) -> list[int]:
    """Return the processes that count in a folder and still live."""
    pids = [int(path.stem.partition("_")[2]) for path in Path(folder).glob("kept_*.bin")]
    return sorted(pid for pid in pids if is_alive(pid))


def kept_in_all(folder: str) -> Kept:
    """Return the figures of all processes; those that have ended hold nothing any more."""
    hits = made = held = size = 0
    living = set(processes(folder))
    for path in Path(folder).glob("kept_*.bin"):
        values = memoryview(path.read_bytes()[:WIDTH].ljust(WIDTH, b"\0")).cast("Q")
        hits, made = hits + values[HITS], made + values[MADE]
        if int(path.stem.partition("_")[2]) in living:
            held, size = held + values[HELD], size + values[BYTES]
    return Kept(hits, made, held, size)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
