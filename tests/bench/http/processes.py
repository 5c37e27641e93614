"""Processes of servers on loopback: started, drained, stopped, and the processor time they take."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.http.sets import Place
from tests.bench.places import ROOT, environment

TICKS = os.sysconf("SC_CLK_TCK")
READY_WITHIN = DRAINED_WITHIN = 60  # seconds
STOPPED_WITHIN = 30
LOOKED_EVERY = 0.05
LAST_WORDS = 2000  # characters of what a server said that did not start


class NotServing(Exception):
    """A server did not start."""


@dataclass
class Server:
    """One server of one record."""

    name: str
    place: Place
    port: int
    process: subprocess.Popen[bytes]
    # A file that has one byte for each answer that Django made, where it is ours.
    made: Path | None = None
    addresses: dict[str, str] = field(default_factory=dict)

    def seconds(self) -> float:
        """Return the processor time that its processes have taken so far."""
        return sum(_seconds(pid) for pid in _tree(self.process.pid))

    def answers_made(self) -> int:
        return self.made.stat().st_size if self.made and self.made.exists() else 0

    def drain(self) -> None:
        """Wait until it has nothing left to do."""
        deadline = time.monotonic() + DRAINED_WITHIN
        before = -1.0
        while (now := self.seconds()) != before and time.monotonic() < deadline:
            before = now
            time.sleep(LOOKED_EVERY)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder that others may read: started as root, nginx works as somebody else."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def stopped_at_last() -> Iterator[list[Server]]:
    """Give a list; whatever servers are in it at the end are stopped."""
    running: list[Server] = []
    try:
        yield running
    finally:
        for server in running:
            server.stop()


def started(
    name: str, place: Place, command: Callable[[int], list[str]], own: dict[str, str] | None = None
) -> Server:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command(port),
            cwd=ROOT,
            env=environment(place.url) | {"PORT": str(port)} | (own or {}),
            stdout=words,
            stderr=words,
            # A group, not a session: a kernel that shares out the processor by sessions would
            # give the load generator as much of it as all processes of a server together.
            process_group=0,
        )
        server = Server(name, place, port, process)
        try:
            _wait_for(server)
        except NotServing as error:
            server.stop()
            words.seek(0)
            error.add_note(words.read().decode(errors="replace")[-LAST_WORDS:])
            raise
    return server


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while not _listens(server.port):
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise NotServing(server.name)
        time.sleep(LOOKED_EVERY)


def _listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def _tree(root: int) -> list[int]:
    """Return a process with all that it started, and what they did."""
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (fields := _stat(int(name))):
            parents.setdefault(int(fields[1]), []).append(int(name))
    found = [root]
    for pid in found:
        found += parents.get(pid, [])
    return found


def _seconds(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def _stat(pid: int) -> list[str]:
    """Return what the system says of a process, from its state on; nothing of one that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
