"""Every public address, through the layer and past it: the same answer, whoever gives it."""

from __future__ import annotations

import gzip
from dataclasses import replace

import brotli
import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.edge.compression import version_seen
from tests.config.edge.asking import MEGABYTE, ask, edge_before
from tests.public import public_addresses

# By each clock another coding.
ASKED = (("", "gzip"), ("as_of=2024-06-01&known_at=2", "br"))
DECODED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
# These are each reader's own, or rest on more than the record.
NEVER = {"/healthz", "/readyz", "/api/v1/checkpoint/"}
OF_THE_BYTES = ("etag", "content-length", "content-encoding")
OF_ONE_READER = "x-request-id"


pytestmark = pytest.mark.once


@pytest.fixture
def django(sample):
    """Django as a server runs it, on the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def with_clock(address, clock):
    return f"{address}{'&' if '?' in address else '?'}{clock}" if clock else address


def shared(answer):
    """Return the headers that are those of the answer, in whatever bytes it leaves."""
    others = (*OF_THE_BYTES, OF_ONE_READER)
    return {name: value for name, value in answer.headers.items() if name not in others}


def for_all(answer):
    """Return an answer as it is given to whoever asks next."""
    kept = {name: value for name, value in answer.headers.items() if name != OF_ONE_READER}
    return replace(answer, headers=kept)


def sorted_address(address):
    path, mark, query = address.partition("?")
    return path + mark + "&".join(sorted(query.split("&")))


@pytest.mark.parametrize(("clock", "coding"), ASKED)
def test_every_public_answer_is_djangos_own_and_is_kept(clock, coding, django, sample):
    reached = []

    def counted(environ, start_response):
        reached.append(environ["PATH_INFO"])
        return django(environ, start_response)

    edge = edge_before(counted, version_seen, most=64 * MEGABYTE)
    kept, passed = 0, set()
    # One row of each noun does for one clock.
    rows = {a for a in public_addresses(sample) if a.startswith("/api/") and a.count("/") == 5}
    for address in public_addresses(sample):
        if clock and address in rows:
            continue
        asked = with_clock(address, clock)
        own = ask(django, sorted_address(asked))
        reached.clear()
        cache.clear()
        first, again = (ask(edge, asked, accept_encoding=coding) for _ in range(2))
        assert first.status == own.status, asked
        if len(reached) == 2:
            passed |= {address} if own.status == 200 else set()
            continue
        kept += 1
        assert (len(reached), again) == (1, for_all(first))
        assert OF_ONE_READER in first.headers
        assert shared(first) == shared(own), asked
        made = first.headers.get("content-encoding", "")
        assert DECODED[made](first.body) == own.body, asked
        tag = own.headers["etag"]
        assert first.headers["etag"] == (f'{tag[:-1]}-{made}"' if made else tag)
        assert first.headers["content-length"] == str(len(first.body))
    never = NEVER if not clock else NEVER - {"/api/v1/checkpoint/"}
    assert passed == never | {f"/{sample.slug}/report/"}
    assert (kept > 70, len(edge.kept)) == (True, kept)


def test_media_types_of_the_api_are_told_apart(django):
    edge = edge_before(django, version_seen)
    for accept in ("application/json", "application/json; indent=4", "text/html", "*/*"):
        for address in ("/api/v1/", "/api/v1/schema/"):
            for _ in range(2):
                one, own = (ask(app, address, accept=accept) for app in (edge, django))
                assert (one.status, one.body, shared(one)) == (own.status, own.body, shared(own))


def test_asking_from_another_site_is_told_apart(django):
    edge = edge_before(django, version_seen)
    for origin in ({}, {"origin": "https://elsewhere.example"}, {}):
        one, own = (ask(app, "/api/v1/", **origin) for app in (edge, django))
        assert shared(one) == shared(own)
        assert ("access-control-allow-origin" in one.headers) == bool(origin)


def test_name_that_no_view_reads_is_answered_and_not_kept(django, sample):
    edge = edge_before(django, version_seen)
    for number in range(3):
        answer = ask(edge, f"/{sample.slug}/?as_of=2024-06-01&x={number}")
        assert answer.status == 200
    assert len(edge.kept) == 0
    ask(edge, f"/{sample.slug}/?as_of=2024-06-01")
    assert len(edge.kept) == 1


def test_refusals_are_djangos_own(django, sample):
    edge = edge_before(django, version_seen)
    for address in (
        "/api/v1/articles/?nonsense=1",
        "/api/v1/articles/?as_of=1&as_of=2",
        f"/{sample.slug}/?as_of=soon",
        f"/{sample.slug}/?known_at=",
        "/no/such/page/",
        "/api/v1/no-such/",
        "/%ff/",
        f"/{sample.slug}",
    ):
        one, own = (for_all(ask(app, address)) for app in (edge, django))
        assert (one.status, one.body, one.headers) == (own.status, own.body, own.headers)
        assert one.status >= 300
    assert ask(edge, "/", host="evil.example").status == 400
    assert len(edge.kept) == 0


def test_desk_and_those_signed_in_are_never_served_from_what_is_kept(django, sample, client):
    edge = edge_before(django, version_seen)
    client.force_login(User.objects.create_superuser("chief"))
    cookie = "; ".join(f"{name}={held.value}" for name, held in client.cookies.items())
    page = f"/{sample.slug}/?as_of=2024-06-01"
    for address in ("/admin/", "/admin/provisions/source/", page):
        answer = ask(edge, address, cookie=cookie)
        assert (answer.status, len(edge.kept)) == (200, 0)
    kept = ask(edge, page, accept_encoding="gzip")
    assert len(edge.kept) == 1
    signed_in = ask(edge, page, cookie=cookie, accept_encoding="gzip")
    assert signed_in.headers["etag"].startswith('W/"')
    assert gzip.decompress(signed_in.body) == gzip.decompress(kept.body)
    assert ask(edge, "/admin/").status == 302
    assert len(edge.kept) == 1
