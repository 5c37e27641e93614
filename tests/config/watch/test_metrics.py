"""/metrics: who may read it, and figures that add up over processes."""

from __future__ import annotations

import os
import sqlite3

import pytest
from django.db import OperationalError
from prometheus_client.parser import text_string_to_metric_families

from config.watch.kept import Kept, SharedFigures, is_alive, kept_in_all, processes
from tests.config.edge.asking import Site, ask, edge_before

pytestmark = pytest.mark.once

TOKEN = "k7f0Q2x9k7f0Q2x9k7f0Q2x9"


def figures(body: bytes) -> dict[tuple[str, ...], float]:
    """Return the samples by their name and the values of their labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(body.decode())
        for sample in family.samples
    }


@pytest.fixture
def local(settings):
    settings.LOCAL, settings.METRICS_TOKEN, settings.PROXIES_IN_FRONT = True, "", 0


def test_figures_tell_of_requests_and_of_how_things_stand(client, db, local):
    def counted():
        return figures(client.get("/metrics").content)

    before = counted()
    for address in ("/method/", "/method/", "/no/such/page"):
        client.get(address)
    after = counted()

    def more(*name):
        return after[name] - before.get(name, 0)

    assert more("tracker_requests_total", "GET", "pages:method", "200") == 2
    assert more("tracker_requests_total", "GET", "none", "404") == 1
    assert more("tracker_requests_total", "GET", "metrics", "200") == 1
    assert more("tracker_request_seconds_count", "pages:method") == 2
    for name in ("tracker_database_up", "tracker_cache_up", "tracker_processes"):
        assert after[name,] == 1
    assert after["tracker_record_revision",] == 0
    assert after["tracker_process_resident_bytes", str(os.getpid())] > 1_000_000


def test_refusals_are_counted(client, db, local, settings):
    settings.RATE_LIMIT = 1
    before = figures(client.get("/metrics").content)["tracker_limited_requests_total",]
    for _ in range(3):
        client.get("/method/", REMOTE_ADDR="192.0.2.200")
    after = figures(client.get("/metrics").content)["tracker_limited_requests_total",]
    assert after - before >= 1


def test_database_that_is_away_is_a_figure(client, db, local, monkeypatch):
    def away():
        raise OperationalError from sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("config.watch.metrics.head_revision", away)
    answer = client.get("/metrics")
    assert (answer.status_code, figures(answer.content)["tracker_database_up",]) == (200, 0)


@pytest.mark.parametrize(
    "sent",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
)
def test_without_a_token_only_this_machine_reads(client, db, local, sent):
    assert client.get("/metrics").status_code == 200
    refused = client.get("/metrics", **sent)
    assert (refused.status_code, b"tracker" in refused.content) == (404, False)


def test_deployed_without_a_token_nobody_reads(client, db, settings):
    settings.METRICS_TOKEN, settings.LOCAL = "", False
    assert client.get("/metrics").status_code == 404
    settings.LOCAL, settings.PROXIES_IN_FRONT = True, 1
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 404),
        (f"Basic {TOKEN}", 404),
        (TOKEN, 404),
        ("Bearer", 404),
        ("Bearer ԱԲԳ", 404),
        ("", 404),
    ],
)
def test_with_a_token_whoever_holds_it_reads(client, db, settings, sent, status):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", HTTP_AUTHORIZATION=sent, REMOTE_ADDR="192.0.2.1")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")


def test_figures_are_never_kept():
    site = Site()
    edge = edge_before(site)
    for _ in range(2):
        ask(edge, "/metrics")
    assert (len(site.asked), len(edge.kept)) == (2, 0)


def test_figures_of_forked_processes_add_up(tmp_path):
    """One process has kept an answer before it forks; two children count for themselves."""
    shared = SharedFigures(str(tmp_path))
    edge = edge_before(Site())
    edge.kept.figures = shared
    ask(edge, "/treaty/")
    children = []
    for hits in (3, 5):
        child = os.fork()
        if not child:
            try:
                for _ in range(hits):
                    ask(edge, "/treaty/")
                ask(edge, f"/treaty-{hits}/")
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        assert os.waitpid(child, 0)[1] == 0
    assert len(list(tmp_path.glob("kept_*.bin"))) == 3
    # What the children held went with them; what they did is still told.
    assert kept_in_all(str(tmp_path)) == Kept(8, 3, 1, edge.kept.size)
    assert processes(str(tmp_path)) == [os.getpid()]
    assert [is_alive(child) for child in children] == [False, False]
