"""What was saved anywhere is seen through the proxy, and in both web processes, at once."""

from __future__ import annotations

import os
from itertools import cycle
from urllib.parse import urlsplit

import pytest

from tests.crash.sites import Reader, saver

ROW = "/api/v1/sources/{}/?fields=id,title"
SAVES, EACH = 100, 20


@pytest.fixture(scope="module")
def save(site):
    """Another process that saves in the role of the web processes, each time another title."""
    with saver(os.environ["DATABASE_URL"]) as save:
        yield save


def test_no_answer_is_older_than_the_last_save(site, webs, agreement, save):
    """Two readers of the proxy, whose requests fall to either process; one of each process."""
    stale, told_of = [], 0
    readers = {
        f"{name} {place}": Reader(urlsplit(name).port)
        for place, name in enumerate([site, site, *webs])
    }
    pages = cycle(readers.items())
    for count in range(SAVES):
        slug, title, number = save()
        for name, reader in readers.items():
            status, headers, body = reader.read(ROW.format(slug), accept_encoding="identity")
            shown = (status, title in body.decode(), int(headers["record-revision"]) >= number)
            stale += [] if shown == (200, True, True) else [(name, count, shown)]
        if count % EACH == 0:
            name, reader = next(pages)
            address = f"/{agreement}/changes/"
            status, _, body = reader.read(address, accept_encoding="identity")
            told_of += f"Give a source its title {count}" in body.decode()
    for reader in readers.values():
        reader.close()
    assert stale == []
    assert told_of == SAVES // EACH


def test_pages_are_kept_by_the_proxy_until_the_next_save(read, agreement, proxy_log, save):
    for _ in range(2):
        save()
        address = f"/{agreement}/articles/?as_of=2025-03-14"
        proxy_log.clear()
        assert {read(address).status for _ in range(4)} == {200}
        assert proxy_log.kept_for(address, 4) == ["MISS", "HIT", "HIT", "HIT"]


def test_answer_for_one_reader_is_never_kept(read, agreement, proxy_log):
    address = f"/{agreement}/articles/?as_of=2025-03-15"
    proxy_log.clear()
    for headers in (
        {"cookie": "sessionid=x"},
        {"authorization": "Basic eDp5"},
        {"range": "bytes=0-9"},
    ):
        for _ in range(2):
            assert read(address, **headers).status in (200, 206)
    assert proxy_log.kept_for(address, 6) == ["-"] * 6
    read(address)
    assert proxy_log.kept_for(address, 7)[-1] == "MISS"
