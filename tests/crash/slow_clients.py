"""Clients that take their time: they send a byte now and then, or ask and never read."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle, islice

PAUSE = 0.5  # seconds between two bytes of one client
HEAD = b"GET /method/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"a" * 2_000
BODY = (
    b"POST /eastland-westland/report/ HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000\r\n\r\n"
)
# Far more than the buffers between two programs hold.
UNREAD = b"GET /method/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200


class Client:
    """One connection, opened again whenever the server has closed it."""

    def __init__(self, port: int, kind: str) -> None:
        self.port, self.kind = port, kind
        self.opened = 0
        self._open()

    def _open(self) -> None:
        self.opened += 1
        self._sent = 0
        self._socket = socket.create_connection(("localhost", self.port), timeout=5)
        self._socket.setblocking(False)
        with suppress(BlockingIOError):
            if self.kind == "body":
                self._socket.send(BODY)
            elif self.kind == "unread":
                self._socket.send(UNREAD)

    def go_on(self) -> None:
        """Send one byte more, or nothing where this client only fails to read."""
        try:
            if self.kind != "unread":
                self._socket.send(
                    HEAD[self._sent : self._sent + 1] if self.kind == "head" else b"a"
                )
                self._sent += 1
                self._look()
        except BlockingIOError:
            return
        except OSError:
            self.close()
            with suppress(OSError):
                self._open()

    def _look(self) -> None:
        """Raise an OSError where the server has hung up; a closed answer is an end, too."""
        if self._socket.recv(1, socket.MSG_PEEK) == b"":
            raise ConnectionResetError

    def close(self) -> None:
        self._socket.close()


@contextmanager
def slow_clients(port: int, count: int, kinds: tuple[str, ...]) -> Iterator[list[Client]]:
    """Keep so many slow clients busy, of each kind in turn, while the block runs."""
    clients = [Client(port, kind) for kind in islice(cycle(kinds), count)]
    over = threading.Event()

    def trickle() -> None:
        while not over.wait(PAUSE):
            for client in clients:
                client.go_on()

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        yield clients
    finally:
        over.set()
        thread.join()
        for client in clients:
            client.close()


def within_a_second(ask: Callable[[], bool], seconds: float) -> tuple[int, int]:
    """Ask again and again for so long; return how many were answered in time, of how many."""
    until, good, asked = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        asked += 1
        with suppress(OSError):
            good += ask()
        time.sleep(0.05)
    return good, asked
