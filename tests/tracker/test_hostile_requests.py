"""Hostile values in every parameter, place and header, odd methods and bodies: never a 5xx.

What is asked is found: addresses from the routes, parameters of the API from what its views
declare, those of a page from what it reads of its query, headers from what is read of a request.
"""

from __future__ import annotations

import json
import logging
from itertools import cycle
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import QueryDict
from django.http.request import HttpHeaders
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils.functional import cached_property
from rest_framework.renderers import JSONRenderer

from config.edge.compression import version_seen
from tests.config.edge.asking import edge_before
from tests.config.edge.test_same_as_django import public_addresses
from tests.crawl import routes
from tests.hostile_values import VALUES, share
from tracker.api.parameters import read_parameters
from tracker.api.problems import problem
from tracker.clock import BadParameter

pytestmark = [pytest.mark.once, pytest.mark.long]

MANY = 110  # values that each parameter and header meets; other ones each, and all in their turn


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are not each worth a line."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def sent(name, value):
    return f"{quote(name)}={quote(value)}"


def answered(response):
    """Return the status, having read the body to its end."""
    if getattr(response, "streaming", False):
        b"".join(response.streaming_content)
    return response.status_code


# ── Queries ─────────────────────────────────────────────────────────────────────────
def names_read(client, monkeypatch, addresses):
    """Return, by address, the names that a page looks for in its query."""
    read = set()

    class Recording(QueryDict):
        def getlist(self, key, default=None):
            read.add(key)
            return super().getlist(key, default)

        def __getitem__(self, key):
            read.add(key)
            return super().__getitem__(key)

        def __contains__(self, key):
            read.add(key)
            return super().__contains__(key)

    with monkeypatch.context() as patched:
        recorded = cached_property(lambda request: Recording(request.META["QUERY_STRING"]))
        recorded.__set_name__(WSGIRequest, "GET")
        patched.setattr(WSGIRequest, "GET", recorded)
        found = {}
        for address in addresses:
            read.clear()
            answered(client.get(address))
            found[address] = sorted(name for name in read if isinstance(name, str))
    return found


def test_pages_take_any_value_in_any_parameter(client, sample, monkeypatch):
    pages = {a.partition("?")[0] for a in public_addresses(sample) if not a.startswith("/api/")}
    pages -= {"/healthz", "/readyz"}
    found = names_read(client, monkeypatch, sorted(pages))
    assert len([address for address in found if {"as_of", "known_at"} <= set(found[address])]) > 40
    pairs = [(address, name) for address, names in found.items() for name in names]
    assert len({name for _, name in pairs}) > 10
    first = {name: address for address, name in reversed(pairs)}
    asked = [(address, name, share(MANY, n)) for n, (name, address) in enumerate(first.items())]
    # Each page has each of its parameters meet some more.
    asked += [(*pair, share(1, number)) for number, pair in enumerate(pairs)]
    for address, name, values in asked:
        for value in values:
            status = answered(client.get(f"{address}?{sent(name, value)}"))
            assert status < 500, (address, name, value[:40])


def declared():
    """Yield each address of the API with the parameters that its view declares."""
    [api] = [p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/"]
    for pattern in api.url_patterns:
        view = getattr(pattern.callback, "cls", None)
        if view is None or not view.subject:
            continue
        row = "1" if pattern.name in ("revision", "changes", "leaves") else "armenia-azerbaijan"
        address = "/api/v1/" + str(pattern.pattern).replace("<str:id>", row)
        action = (getattr(pattern.callback, "actions", None) or {}).get("get")
        shown = view()
        shown.action = action
        yield address, shown.parameters_of(action) if action else shown.parameters


def refusal(query, parameters):
    """Return the body that refuses a query, or None where it can be read."""
    try:
        read_parameters(QueryDict(query), parameters)
    except BadParameter as error:
        return JSONRenderer().render(problem(400, str(error), error.name))
    return None


def test_api_takes_any_value_in_any_parameter(client, db):
    known = {}
    asked = []
    for number, (address, parameters) in enumerate(declared()):
        for place, parameter in enumerate(parameters):
            known.setdefault((parameter.name, parameter.read), (address, parameter))
            asked += [(address, parameter.name, share(1, number * 31 + place))]
    assert (len(asked) > 500, len(known) > 100) == (True, True)
    for number, (address, parameter) in enumerate(known.values()):
        taken = [
            value
            for value in VALUES
            if refusal(sent(parameter.name, value), [parameter]) is None
            or parameter.name in ("as_of", "known_at", "cursor")
        ]
        everything = len(taken) < 15 or parameter.name in ("as_of", "known_at", "cursor")
        values = taken if everything else share(12, number, tuple(taken))
        asked.append((address, parameter.name, values))
    for address, name, values in asked:
        for value in values:
            response = client.get(f"{address}?{sent(name, value)}")
            assert response.status_code in (200, 301, 302, 400, 404), (address, name, value[:40])
            if response.status_code == 400:
                assert json.loads(response.content)["status"] == 400


QUERIES = {
    "2,000 parameters": "&".join(f"a{n}=1" for n in range(2_000)),
    "2,000 of one name": "&".join("as_of=2025-03-13" for _ in range(2_000)),
    "3,000 parameters": "&".join(f"a{n}=1" for n in range(3_000)),
    "one long value": "as_of=" + "2" * 60_000,
    "one long name": "a" * 60_000 + "=1",
    "nothing but marks": "&=&=&;;&&=?#%",
    "escapes cut short": "as_of=%&as_of=%2&known_at=%zz",
    "not UTF-8": "as_of=%ff%fe&%ff=%fe",
    "raw bytes": "as_of=é\xff",
    "brackets": "as_of[]=1&as_of[0]=2&as_of[a][b]=3",
    "far pages": "page=999999999&before=999999999&cursor=bz0xMDAwMDA%3D&page_size=100",
}


@pytest.mark.parametrize("query", QUERIES)
def test_queries_as_a_whole_break_nothing(client, sample, query):
    # Every address meets several of them, and each of them every kind of address.
    found = sorted({a.partition("?")[0] for a in public_addresses(sample)})
    for address in found[list(QUERIES).index(query) % 4 :: 4]:
        environ = {"QUERY_STRING": QUERIES[query]}
        status = answered(client.get(address, **environ))
        assert status < 500, address
        if query == "3,000 parameters":
            assert status in (400, 405) or address in ("/healthz", "/readyz"), address


# ── Places in addresses, and methods ────────────────────────────────────────────────
def test_places_in_addresses_take_any_value(client, sample):
    number = 0
    for route in routes():
        if "%(" not in route or route.startswith("admin/") or "jsi18n" in route:
            continue
        names = [part.partition(")s")[0] for part in route.split("%(")[1:]]
        for place in names:
            number += 1
            for value in share(8, number):
                filled = dict.fromkeys(names, "1") | {"agreement": sample.slug}
                filled[place] = quote(value, safe="")
                address = "/" + route % filled
                assert answered(client.get(address)) < 500, address[:200]


METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "QUERY")
METHODS += ("get", "G E T", "", "\0", "X" * 5_000, "ÄÖ", "_ _class_ _")


def test_odd_methods_are_refused_everywhere(client, sample):
    for address in public_addresses(sample):
        for method in METHODS:
            response = client.generic(method, address)
            assert answered(response) < 500, (method, address)
            if address.startswith("/api/v1/") and method == "TRACE":
                assert response.status_code == 405


# ── Headers ─────────────────────────────────────────────────────────────────────────
OF_ANY_REQUEST = {"HTTP_ACCEPT_LANGUAGE", "HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_COOKIE"}
OF_ANY_REQUEST |= {"HTTP_CONTENT_ENCODING", "HTTP_TRANSFER_ENCODING", "HTTP_FORWARDED"}
OF_ANY_REQUEST |= {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO"}
OF_ANY_REQUEST |= {"HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_AUTHORIZATION", "HTTP_USER_AGENT"}
OF_ANY_REQUEST |= {"HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_EXPECT"}
OF_ANY_REQUEST |= {"HTTP_X_REAL_IP", "HTTP_X_REQUEST_ID", "HTTP_UPGRADE", "HTTP_REFERER"}


class Environ(dict):
    """What a server hands on, noting what is read of it."""

    read: set[str] = set()

    def get(self, key, default=None):
        self.read.add(key)
        return super().get(key, default)

    def __getitem__(self, key):
        self.read.add(key)
        return super().__getitem__(key)

    def __contains__(self, key):
        self.read.add(key)
        return super().__contains__(key)


def ask(application, address, **headers):
    """Ask as a server would; headers are named as in the environment of WSGI."""
    environ = Environ(RequestFactory().get(address).environ) | {"HTTP_HOST": "testserver"}
    environ.pop("HTTP_COOKIE", None)
    said = []
    chunks = application(Environ(environ | headers), lambda *words: said.append(words))
    b"".join(chunks)
    if hasattr(chunks, "close"):
        chunks.close()
    return int(said[0][0][:3])


def test_headers_take_any_value(sample, monkeypatch):
    looked_up = set()
    plain = HttpHeaders.__getitem__

    def noted(headers, key):
        looked_up.add("HTTP_" + key.upper().replace("-", "_"))
        return plain(headers, key)

    monkeypatch.setattr(HttpHeaders, "__getitem__", noted)
    site = edge_before(WSGIHandler(), version_seen)
    addresses = ("/method/", "/api/v1/agreements/?fields=id")
    for address in (*addresses, "/static/none.css", "/admin/login/", "/healthz"):
        ask(site, address, HTTP_IF_NONE_MATCH='"a"', HTTP_ORIGIN="https://a.example")
    read = {name for name in Environ.read | looked_up if name.startswith("HTTP_")}
    assert {"HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_HOST"} <= read
    headers = sorted(read | OF_ANY_REQUEST | {"CONTENT_TYPE", "CONTENT_LENGTH"})
    for number, name in enumerate(headers):
        for value, address in zip(share(MANY, number), cycle(addresses), strict=False):
            status = ask(site, address, **{name: value.decode("latin-1")})
            assert status < 500, (name, value[:40], address)
