"""/metrics: the figures of all processes of this server, in Prometheus' text format."""

from __future__ import annotations

import ipaddress
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from config.watch.figures import FOLDER, LIMITED, REQUESTS, SECONDS
from config.watch.kept import Kept, kept_in_all, processes
from provisions.known import known_at
from provisions.reach import head_revision
from tracker.pages.health import cache_answers

PROXIED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer whoever holds the token; without one, somebody on this machine only."""
    if not may_read(request):
        # As if nothing were here: whether there is something is nobody else's business.
        response = HttpResponse("Not found\n", status=404, content_type="text/plain")
        response._has_been_logged = True  # type: ignore[attr-defined]
    else:
        response = HttpResponse(generate_latest(registry()), content_type=CONTENT_TYPE_LATEST)
    response.headers["Cache-Control"] = "no-store"
    return response


def may_read(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    if token:
        kind, _, sent = request.headers.get("Authorization", "").partition(" ")
        return kind.lower() == "bearer" and constant_time_compare(sent.strip(), token)
    # A proxy on the same machine would make the whole world look like this machine.
    if (
        not settings.LOCAL
        or settings.PROXIES_IN_FRONT
        or any(h in request.headers for h in PROXIED)
    ):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def registry() -> CollectorRegistry:
    """Return all that is counted, over all processes where they count together."""
    found = CollectorRegistry()
    if FOLDER:
        MultiProcessCollector(found, FOLDER)  # type: ignore[no-untyped-call]
    else:
        for counted in (REQUESTS, SECONDS, LIMITED):
            found.register(counted)
    found.register(State())
    return found


class State:
    """How things stand at the moment of asking."""

    def describe(self) -> list[Any]:
        return []

    def collect(self) -> Iterator[Any]:
        release = GaugeMetricFamily("tracker_release", "1, with the release.", labels=["release"])
        release.add_metric([settings.RELEASE], 1)
        yield release
        yield from database()
        yield gauge("tracker_cache_up", "1 while the cache answers.", int(cache_answers(cache)))
        yield from kept(kept_in_all(FOLDER) if FOLDER else Kept(0, 0, 0, 0))
        yield from memory(processes(FOLDER) if FOLDER else [os.getpid()])


def gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value=value)


def database() -> Iterator[GaugeMetricFamily]:
    begun, up, revision = time.perf_counter(), 1, 0
    try:
        with known_at(None):
            head = head_revision()
        revision = head.number if head else 0
    except (DatabaseError, InterfaceError):
        up = 0
    yield gauge("tracker_database_up", "1 while the database answers.", up)
    seconds = time.perf_counter() - begun
    yield gauge("tracker_database_seconds", "How long reading the last revision took.", seconds)
    if up:
        yield gauge("tracker_record_revision", "The last revision: the data version.", revision)


def kept(figures: Kept) -> Iterator[Any]:
    """Tell of the answers kept in front of Django."""
    served = "Answers served from those kept in front of Django."
    yield CounterMetricFamily("tracker_kept_answers_hits", served, value=figures.hits)
    made = "Answers made to be kept: what was asked for and not held."
    yield CounterMetricFamily("tracker_kept_answers_misses", made, value=figures.made)
    yield gauge("tracker_kept_answers", "Answers held, in all processes.", figures.held)
    yield gauge("tracker_kept_answers_bytes", "Memory that they take.", figures.bytes)


def memory(pids: list[int]) -> Iterator[GaugeMetricFamily]:
    yield gauge("tracker_processes", "Processes of this server.", len(pids))
    found = GaugeMetricFamily(
        "tracker_process_resident_bytes", "Memory that each process holds.", labels=["pid"]
    )
    for pid in pids:
        try:
            pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            continue  # it ended meanwhile, or this system does not tell
        found.add_metric([str(pid)], pages * os.sysconf("SC_PAGE_SIZE"))
    yield found
