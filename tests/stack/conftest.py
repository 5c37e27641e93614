"""The whole deployment, as ``scripts/stack.sh`` started it around these tests."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.stack.asking import Answered, ask


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("stack")


def wait_until(ready: Callable[[], bool]) -> None:
    """Wait, at most two minutes, until it is so."""
    deadline = time.monotonic() + 120
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def told(name: str) -> str:
    if name not in os.environ:
        pytest.skip("the stack does not run: scripts/stack.sh .venv/bin/python -m pytest -m stack")
    return os.environ[name]


@pytest.fixture(scope="session")
def site() -> str:
    """The address of the proxy that readers ask."""
    return told("STACK_URL")


@pytest.fixture(scope="session")
def webs() -> list[str]:
    """The addresses of the two web processes, which only the proxy asks otherwise."""
    return told("WEB_URLS").split()


@pytest.fixture(scope="session")
def read(site: str) -> Callable[..., Answered]:
    """Return a function that asks the proxy: ``read("/about/", accept_encoding="br")``."""
    return lambda address, **headers: ask(site + address, **headers)


@pytest.fixture(scope="session")
def agreement(read: Callable[..., Answered]) -> str:
    return read("/api/v1/agreements/").json["results"][0]["id"]


@pytest.fixture
def owner(site: str) -> Iterator[psycopg.Connection]:
    """A connection of the database's owner."""
    with psycopg.connect(told("OWNER_DATABASE_URL"), autocommit=True) as connection:
        yield connection


class ProxyLog:
    """What the proxy wrote of the requests since the log was cleared."""

    def __init__(self) -> None:
        self._file = Path(told("STACK_FOLDER")) / "proxy" / "access.log"
        self._begin = 0

    def clear(self) -> None:
        self._begin = self._file.stat().st_size

    def kept_for(self, address: str, requests: int) -> list[str]:
        """Return what became of so many requests for an address: HIT, MISS, or - for not sought.

        The proxy writes a line after its reader has the answer, so this waits for them.
        """
        wait_until(lambda: len(self._found(address)) >= requests)
        return self._found(address)

    def _found(self, address: str) -> list[str]:
        with self._file.open() as log:
            log.seek(self._begin)
            lines = [line.split() for line in log if line.endswith("\n")]
        return [line[-1] for line in lines if line[3] == address]


@pytest.fixture
def proxy_log() -> ProxyLog:
    return ProxyLog()


class Server:
    """One of the two web processes."""

    def __init__(self, name: str, address: str) -> None:
        self._file = Path(told("STACK_FOLDER")) / f"{name}.pid"
        self._address = address

    @property
    def pid(self) -> int:
        return int(self._file.read_text() or 0)

    @property
    def workers(self) -> set[int]:
        try:
            return set(
                map(int, Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split())
            )
        except OSError:
            return set()

    def restart(self) -> None:
        """End it gracefully; return once its successor serves."""
        before = self.pid
        os.kill(before, signal.SIGTERM)
        wait_until(lambda: self.pid != before and self._is_ready())

    def renew(self) -> None:
        """Have it replace its workers; return once all are others."""
        before = self.workers
        os.kill(self.pid, signal.SIGHUP)
        wait_until(lambda: len(self.workers) == len(before) and not self.workers & before)

    def _is_ready(self) -> bool:
        try:
            return ask(f"{self._address}/readyz").status == 200
        except OSError:
            return False


@pytest.fixture
def servers(webs: list[str]) -> list[Server]:
    return [Server(f"web-{place}", address) for place, address in enumerate(webs, 1)]
