"""The shared cache: one for all processes, and no harm done while it is away."""

from __future__ import annotations

import logging
import shutil
import signal
import subprocess
import sys

import pytest
from django.core.cache import caches
from django.test import override_settings

from config.caching import Pauses, SharedCache, is_address, stores
from tests.builders import small_record
from tests.crash.sites import answers, free_port, wait_until

pytestmark = pytest.mark.skipif(not shutil.which("redis-server"), reason="no redis-server")


class Redis:
    """A Redis of the test's own, which can be killed and started again at the same address."""

    def __init__(self, folder) -> None:
        self.port, self._folder = free_port(), folder
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process = None

    def start(self) -> None:
        words = f"--port {self.port} --bind 127.0.0.1 --save --appendonly no --dir".split()
        self._process = subprocess.Popen(
            ["redis-server", *words, str(self._folder)], stdout=subprocess.DEVNULL
        )
        wait_until(lambda: answers(self.port))

    def kill(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(timeout=30)
            self._process = None


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Redis(tmp_path_factory.mktemp("redis"))
    running.start()
    yield running
    running.kill()


@pytest.fixture
def redis(server, monkeypatch):
    """The server, answering and with nobody keeping away from it; the site's caches are there."""
    monkeypatch.setattr(SharedCache, "pauses", Pauses())
    if not answers(server.port):
        server.start()
    with override_settings(CACHES=stores(server.url)):
        for alias in ("default", "limits"):
            caches[alias].clear()
        yield server


def test_what_one_process_keeps_another_reads(redis):
    caches["default"].set("page:1", (b"bytes", {"ETag": '"1"'}, None), 60)
    code = (
        "from django.conf import settings; from config.caching import stores;"
        f"settings.configure(CACHES=stores({redis.url!r}));"
        "from django.core.cache import caches;"
        "print(caches['default'].get('page:1'), caches['limits'].get('page:1'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "(b'bytes', {'ETag': '\"1\"'}, None) None"


def test_what_is_dropped_is_what_was_kept_and_nothing_beside_it(redis):
    kept, counts = caches["default"], caches["limits"]
    kept.set_many({f"page:{n}": n for n in range(30)}, 60)
    counts.add("client", 1, 60)
    client = kept._cache.get_client(None, write=True)
    client.set("of another program", "here")
    kept.clear()
    assert kept.get_many([f"page:{n}" for n in range(30)]) == {}
    assert (counts.incr("client"), client.get("of another program")) == (2, b"here")


def test_cache_that_is_away_holds_nothing_and_fails_nobody(redis, caplog):
    kept = caches["default"]
    kept.set("page:1", "kept", 60)
    redis.kill()
    with caplog.at_level(logging.WARNING):
        assert kept.get("page:1", "anew") == "anew"
        kept.set("page:2", "x", 60)
        assert kept.add("page:3", "x", 60) is False
        assert (kept.has_key("page:1"), kept.touch("page:1"), kept.delete("page:1")) == (
            False,
            False,
            False,
        )
        assert kept.get_many(["page:1"]) == {}
        assert kept.set_many({"page:1": 1}) == ["page:1"]
        kept.delete_many(["page:1"])
        with pytest.raises(ValueError, match="is not counted"):
            kept.incr("page:1")
    [told] = [record for record in caplog.records if record.name == "config.caching"]
    assert "The shared cache does not answer (ConnectionError)" in told.getMessage()
    assert str(redis.port) not in caplog.text


def test_cache_that_could_not_be_emptied_is_an_error_in_the_log(redis, caplog):
    redis.kill()
    caches["default"].clear()
    assert "ERROR" in caplog.text
    assert "could not be emptied" in caplog.text


def test_cache_that_answers_again_is_asked_again(redis, monkeypatch):
    kept = caches["default"]
    redis.kill()
    assert kept.get("page:1") is None
    redis.start()
    kept.set("page:1", "x", 60)
    assert kept.get("page:1") is None  # it is left alone for a while
    monkeypatch.setattr(SharedCache, "pauses", Pauses())
    kept.set("page:1", "x", 60)
    assert kept.get("page:1") == "x"


def test_site_answers_while_the_cache_is_away_and_says_so(redis, client, db, settings):
    settings.RATE_LIMIT = 100
    small_record()
    address = "/avaria-borduria/?as_of=2025-03-13&known_at=1"
    assert client.get("/readyz").content == b"ready\n"
    first = client.get(address)
    assert '"client";r=' in first.headers["RateLimit"]
    redis.kill()
    again = client.get(address)
    assert (again.status_code, again.content) == (200, first.content)
    assert "RateLimit" not in again.headers
    ready = client.get("/readyz")
    assert (ready.status_code, b"the cache does not answer" in ready.content) == (200, True)


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("redis://cache", True),
        ("redis://:word@cache:6379/1", True),
        ("rediss://name:word@cache.example", True),
        ("redis://[::1]:6379/0", True),
        ("redis:///0", False),
        ("redis://cache:0", False),
        ("redis://cache:99999", False),
        ("redis://cache/1/2", False),
        ("http://cache", False),
        ("cache:6379", False),
    ],
)
def test_address_of_a_redis_is_told_from_others(url, right):
    assert is_address(url) is right
