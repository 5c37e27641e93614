"""The site as `make serve` runs it, in processes of its own, beside one that saves."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

from tests.crash.scenes import ROOT, environment

SITE = "config.wsgi:application"


@contextmanager
def served(database_url: str, application: str = SITE) -> Iterator[int]:
    """Serve the site while the block runs; give its port."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "config.server", application],
        cwd=ROOT,
        env=environment(database_url) | {"PORT": str(port)},
        start_new_session=True,
    )
    try:
        wait_until(lambda: answers(port))
        yield port
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


@contextmanager
def saver(database_url: str) -> Iterator[Callable[[], list[Any]]]:
    """Give a function that has another process save, and returns what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash", "saver"],
        cwd=ROOT,
        env=environment(database_url),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    with process:

        def save() -> list[Any]:
            process.stdin.write("save\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield save
        process.stdin.close()
        process.stdout.read()


class Reader:
    """A reader who keeps one connection, and so stays with one of the site's processes."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("localhost", port, timeout=30)

    def read(self, address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request("GET", address, headers=sent)
        answer = self._connection.getresponse()
        body = answer.read()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body

    def close(self) -> None:
        self._connection.close()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def wait_until(ready: Callable[[], bool]) -> None:
    """Wait, at most half a minute, until it is so."""
    deadline = time.monotonic() + 30
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.02)
