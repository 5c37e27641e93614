"""The web processes are replaced while readers read, and no request fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlsplit

READERS = 8


@contextmanager
def steady_load(site: str, agreement: str) -> Iterator[list[int]]:
    """Read without pause while the block runs; give the statuses of all answers.

    Half of the readers keep their connection. Each asks for what is kept, what never is, and
    pages that nobody asked for yet. A connection that fails counts as status 0.
    """
    statuses: list[int] = []
    over, fresh = threading.Event(), count(1)
    port = urlsplit(site).port

    def read_on(keeps: bool) -> None:
        connection = None
        while not over.is_set():
            number = next(fresh)
            for address in (
                f"/{agreement}/",
                "/readyz",
                f"/api/v1/sources/?page_size=1&known_at=1&as_of={1999 + number % 900}-01-02",
            ):
                try:
                    connection = connection or HTTPConnection("127.0.0.1", port, timeout=120)
                    connection.request("GET", address)
                    answer = connection.getresponse()
                    answer.read()
                    statuses.append(answer.status)
                except (OSError, HTTPException):
                    statuses.append(0)
                    if connection:
                        connection.close()
                    connection = None
                    continue
                if not keeps:
                    connection.close()
                    connection = None
        if connection:
            connection.close()

    with ThreadPoolExecutor(READERS) as readers:
        reading = [readers.submit(read_on, number % 2 == 0) for number in range(READERS)]
        try:
            yield statuses
        finally:
            over.set()
        for one in reading:
            one.result()


def test_web_processes_restarted_one_after_the_other_fail_no_request(site, agreement, servers):
    before = [server.pid for server in servers]
    with steady_load(site, agreement) as statuses:
        for server in servers:
            begun = len(statuses)
            server.restart()
            assert len(statuses) > begun
    assert set(statuses) == {200}
    assert not set(before) & {server.pid for server in servers}


def test_workers_of_a_web_process_renewed_fail_no_request(site, agreement, servers):
    first = servers[0].pid
    with steady_load(site, agreement) as statuses:
        begun = len(statuses)
        servers[0].renew()
        assert len(statuses) > begun
    assert set(statuses) == {200}
    assert servers[0].pid == first
