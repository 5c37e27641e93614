"""A deployed site of two processes beside one Redis: counts, rates and lines over both."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.config.test_caching import Redis
from tests.config.watch.test_metrics import TOKEN, figures
from tests.crash.scenes import ROOT, environment
from tests.crash.sites import answers, free_port, wait_until

pytestmark = [
    pytest.mark.crash,
    pytest.mark.once,
    pytest.mark.skipif(not shutil.which("redis-server"), reason="no redis-server"),
]

MOST = 40  # within a minute
READERS = 24


@dataclass
class Site:
    port: int
    redis: Redis
    folder: Path

    def ask(self, address: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """Ask on a connection of its own, which either process may take."""
        connection = HTTPConnection("localhost", self.port, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", address, headers=sent)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def figures(self) -> dict[tuple[str, ...], float]:
        return figures(self.ask("/metrics", Authorization=f"Bearer {TOKEN}")[1])

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in (self.folder / "lines").read_text().splitlines()]

    @property
    def processes_that_answered(self) -> int:
        return len(list((self.folder / "figures").glob("histogram_*.db")))


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "figures").mkdir()
    redis = Redis(folder)
    redis.start()
    port = free_port()
    settings = environment(f"sqlite:///{folder / 'record.sqlite3'}") | {
        "CACHE_URL": redis.url,
        "RATE_LIMIT": str(MOST),
        "PROXIES_IN_FRONT": "1",
        "METRICS_TOKEN": TOKEN,
        "PORT": str(port),
        "WORKERS": "2",
        "PROMETHEUS_MULTIPROC_DIR": str(folder / "figures"),
    }
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=settings, check=True)
    with open(folder / "lines", "w") as lines:
        server = subprocess.Popen(
            [sys.executable, "-m", "config.server"],
            cwd=ROOT,
            env=settings,
            stderr=lines,
            start_new_session=True,
        )
    try:
        wait_until(lambda: answers(port))
        yield Site(port, redis, folder)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    finally:
        redis.kill()
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)


def test_figures_of_both_processes_add_up(site):
    for _ in range(READERS):
        assert site.ask("/method/", X_Forwarded_For="192.0.2.1")[0].status == 200
    told = site.figures()
    hits, made = (
        told["tracker_kept_answers_hits_total",],
        told["tracker_kept_answers_misses_total",],
    )
    assert (hits + made, made) == (READERS, told["tracker_kept_answers",])
    assert told["tracker_requests_total", "GET", "pages:method", "200"] == made
    assert told["tracker_request_seconds_count", "pages:method"] == made
    # The two that answer, and the one that started them.
    assert told["tracker_processes",] == 3
    assert site.processes_that_answered == 2
    assert (told["tracker_database_up",], told["tracker_cache_up",]) == (1, 1)


def test_rate_of_a_client_is_one_for_both_processes(site):
    before = site.figures()["tracker_limited_requests_total",]
    client = f"198.51.100.{secrets.randbelow(200)}"
    wait_until(lambda: time.time() % 60 < 35)  # all of it is to be within one minute
    asked = [site.ask("/api/v1/nothing/", X_Forwarded_For=client)[0] for _ in range(MOST + 10)]
    assert [answer.status for answer in asked] == [404] * MOST + [429] * 10
    left = [answer.headers["RateLimit"].split(";")[1] for answer in asked]
    assert left == [f"r={max(most, 0)}" for most in range(MOST - 1, -11, -1)]
    assert site.figures()["tracker_limited_requests_total",] - before == 10
    other, _ = site.ask("/api/v1/nothing/", X_Forwarded_For="203.0.113.9")
    assert other.status == 404


def test_reference_of_a_proxy_is_given_back(site):
    answer, _ = site.ask("/api/v1/nothing/", X_Request_ID="from-the-proxy-1")
    assert answer.headers["X-Request-ID"] == "from-the-proxy-1"
    told = [line for line in site.lines if line.get("request_id") == "from-the-proxy-1"]
    assert [line["logger"] for line in told] == ["access", "django.request"]


def test_site_answers_on_when_redis_is_killed(site):
    site.redis.kill()
    for _ in range(READERS):
        answer, _ = site.ask("/api/v1/nothing/", X_Forwarded_For="192.0.2.200")
        assert (answer.status, answer.headers["RateLimit"]) == (404, None)
    ready, body = site.ask("/readyz")
    assert (ready.status, b"the cache does not answer" in body) == (200, True)
    warned = [line for line in site.lines if line["logger"] == "config.caching"]
    assert warned
    assert {line["level"] for line in warned} == {"WARNING"}
    assert site.figures()["tracker_cache_up",] == 0


def test_lines_of_both_processes_name_no_reader(site):
    text = (site.folder / "lines").read_text()
    for address in ("192.0.2.", "198.51.100.", "203.0.113.", "127.0.0.1", TOKEN):
        assert address not in text
