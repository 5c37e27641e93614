"""Requests of each client are counted within a minute; who asks more is told to wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import caches

from config.limits.rates import count_request
from tests.config.edge.asking import Site, ask, edge_before

pytestmark = pytest.mark.once

NOON = 1_777_896_000.0  # a full minute
API = "/api/v1/agreements/"


@pytest.fixture(autouse=True)
def nothing_counted(monkeypatch):
    """Begin with nothing counted, and stay within one minute."""
    caches["limits"].clear()
    monkeypatch.setattr("config.limits.rates.time", lambda: NOON)


@pytest.fixture
def three(settings):
    settings.RATE_LIMIT = 3


def test_count_goes_down_and_begins_anew_with_the_minute():
    rates = [count_request("192.0.2.1", 2, NOON + second) for second in (0, 20, 59)]
    assert [(rate.left, rate.resets_in, rate.is_exceeded) for rate in rates] == [
        (1, 60, False),
        (0, 40, False),
        (-1, 1, True),
    ]
    assert count_request("192.0.2.1", 2, NOON + 60).left == 1


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:f::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::1", True),
    ],
)
def test_client_is_an_address_or_a_network(one, other, together):
    count_request(one, 9, NOON)
    assert count_request(other, 9, NOON).left == (7 if together else 8)


def test_no_address_is_in_what_is_counted():
    count_request("192.0.2.77", 9, NOON)
    [name] = caches["limits"]._cache
    assert "192.0.2.77" not in name
    assert len(name.rpartition(":")[2]) == 64


def test_each_answer_says_what_is_left(client, db, three):
    answers = [client.get(API) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {'"client";q=3;w=60'}
    left = [answer.headers["RateLimit"].split(";")[1] for answer in answers]
    assert left == ["r=2", "r=1", "r=0"]


def test_api_refuses_in_its_own_words(client, db, three):
    for _ in range(3):
        client.get(API)
    refused = client.get(API, headers={"Origin": "https://partner.example"})
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    body = refused.json()
    assert (body["status"], body["title"]) == (429, "Too Many Requests")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert f"{refused['Retry-After']} s" in body["detail"]
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in refused["Access-Control-Expose-Headers"]
    assert (refused["Cache-Control"], refused["RateLimit"].split(";")[1]) == ("no-store", "r=0")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", "Too many requests"),
        ("/hy", "Չափազանց շատ հարցումներ"),
        ("/az", "Həddindən çox sorğu"),
        ("/ru", "Слишком много запросов"),
    ],
)
def test_page_refuses_in_the_language_of_its_address(
    client, db, settings, language, words, django_assert_num_queries
):
    settings.RATE_LIMIT = 1
    client.get("/nowhere/")
    with django_assert_num_queries(0):
        refused = client.get(f"{language}/method/")
    assert refused.status_code == 429
    assert f"<h1>{words}</h1>" in refused.content.decode()
    assert f"{refused['Retry-After']} " in refused.content.decode()
    assert "Content-Security-Policy" in refused.headers


def test_another_client_is_not_kept_waiting(client, db, three):
    for _ in range(4):
        client.get(API)
    assert client.get(API).status_code == 429
    assert client.get(API, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_header_of_a_client_buys_nothing(client, db, three):
    statuses = [
        client.get(API, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in range(4)
    ]
    assert statuses == [200, 200, 200, 429]


def test_proxy_in_front_tells_who_asks(client, db, three, settings):
    settings.PROXIES_IN_FRONT = 1
    statuses = [
        client.get(API, headers={"X-Forwarded-For": f"198.51.100.{n}, 192.0.2.1"}).status_code
        for n in range(4)
    ]
    assert statuses == [200, 200, 200, 429]
    assert client.get(API, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_who_looks_after_the_site_is_not_counted(client, db, three, address):
    answers = [client.get(address) for _ in range(5)]
    assert 429 not in {answer.status_code for answer in answers}
    assert not any("RateLimit" in answer.headers for answer in answers)


def test_kept_answer_is_free_and_says_nothing_of_another_reader(three):
    """The first reader, who had it made, is told what is left; the next are not."""
    site = Site(
        RateLimit='"client";r=2;t=60', RateLimit_Policy='"client";q=3;w=60', X_Request_ID="abcd1234"
    )
    edge = edge_before(site)
    first, *others = [ask(edge, "/treaty/") for _ in range(5)]
    assert first.headers["ratelimit"] == '"client";r=2;t=60'
    assert first.headers["x-request-id"] == "abcd1234"
    for other in others:
        assert not {"ratelimit", "ratelimit-policy", "x-request-id"} & set(other.headers)
        assert other.body == first.body
    assert len(site.asked) == 1


def test_count_is_the_same_for_all_threads_of_a_process():
    code = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings';"
        "import django; django.setup();"
        "from concurrent.futures import ThreadPoolExecutor;"
        "from config.limits.rates import count_request;"
        "ask = lambda _: count_request('192.0.2.1', 50, 1e9).is_exceeded;"
        "print(sum(ThreadPoolExecutor(8).map(ask, range(80))))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "30"
