"""What the log tells of a request, and what it does not."""

from __future__ import annotations

import logging
import re

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpRequest
from django.test import Client

from config.watch.lines import TextLines, without_values
from config.watch.reference import reference_of
from tests.builders import small_record
from tests.config.watch.asking import lines_written

pytestmark = pytest.mark.once

ADDRESS, NAME, TYPED = "203.0.113.77", "ana.lyst", "wordthatwastyped"
MADE = re.compile(r"[0-9a-f]{16}")


@pytest.fixture
def lines():
    with lines_written() as written:
        yield written


@pytest.fixture
def faulty(monkeypatch):
    """A page and an address of the API that fail, with what a database says of a row."""

    def broken(*_args, **_words):
        raise IntegrityError(
            f'duplicate key value violates "name"\nDETAIL:  Key (name)=({TYPED}) already exists.'
        )

    monkeypatch.setattr("tracker.pages.visit.record_begins", broken)
    monkeypatch.setattr("tracker.api.view.entity_tag", broken)
    return Client(raise_request_exception=False)


def test_each_answer_leaves_one_line_with_its_figures(client, db, lines):
    response = client.get("/method/")
    [line] = lines.of("access")
    assert (line["method"], line["route"], line["status"]) == ("GET", "pages:method", 200)
    assert line["bytes"] == len(response.content)
    assert line["milliseconds"] > 0
    assert line["request_id"] == response.headers["X-Request-ID"]
    assert set(line) == {
        *("time", "level", "logger", "message", "request_id"),
        *("method", "route", "status", "milliseconds", "bytes"),
    }


def test_route_is_named_and_not_what_was_asked_for(client, db, lines):
    small_record()
    client.get("/avaria-borduria/articles/1/")
    client.get("/api/v1/articles/", {"agreement": "avaria-borduria"})
    client.get("/static/none.css")
    client.get("/hy/no/such/page/at/all")
    client.generic("PURGE", "/method/")
    told = [(line["method"], line["route"], line["status"]) for line in lines.of("access")]
    assert told == [
        ("GET", "pages:article", 200),
        ("GET", "api:articles", 200),
        ("GET", "files", 404),
        ("GET", "none", 404),
        ("OTHER", "pages:method", 405),
    ]


def test_no_line_holds_what_a_reader_typed(client, db, lines):
    for address in ("/search/", "/api/v1/search/", "/hy/search/"):
        client.get(address, {"q": TYPED})
        client.get(address, {TYPED: TYPED})
    assert len(lines.of("access")) == 6
    assert TYPED not in lines.text


@pytest.mark.parametrize("proxies", [0, 1])
def test_no_line_holds_an_address_of_a_reader(faulty, db, lines, settings, monkeypatch, proxies):
    small_record()
    monkeypatch.setattr("config.limits.rates.time", lambda: 1e9)  # all within a minute
    settings.PROXIES_IN_FRONT, settings.RATE_LIMIT = proxies, 6
    sent = {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": f"{ADDRESS}, {ADDRESS}"}
    asked = ("/avaria-borduria/", "/api/v1/agreements/", "/nowhere/", "/metrics", "/method/")
    statuses = [faulty.get(address, **sent).status_code for address in (*asked, "/") * 2]
    assert {200, 404, 429, 500} <= set(statuses)
    assert len(lines.of("access")) == len(statuses)
    assert ADDRESS not in lines.text


def test_no_line_holds_a_cookie_or_a_name_of_staff(client, db, lines, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    User.objects.create_superuser(NAME, password="a long pass phrase")
    form = {"username": NAME, "password": "another"}
    for _ in range(5):
        client.post("/admin/login/", form)
    client.force_login(User.objects.get())
    client.get("/admin/")
    client.get("/admin/auth/user/")
    client.get("/admin/nowhere/")
    cookie = client.cookies["sessionid"].value
    assert {line["status"] for line in lines.of("access")} == {200, 404, 429}
    for secret in (NAME, cookie, "pass phrase", "another"):
        assert secret not in lines.text


@pytest.mark.parametrize("address", ["/avaria-borduria/", "/api/v1/agreements/"])
def test_fault_is_told_with_its_reference_and_without_values(faulty, db, lines, address):
    small_record()
    response = faulty.get(address)
    reference = response.headers["X-Request-ID"]
    assert response.status_code == 500
    assert reference in response.content.decode()
    if response["Content-Type"] == "application/problem+json":
        assert response.json()["request_id"] == reference
    faults = [line for line in lines.objects if "fault" in line]
    assert faults
    assert {line["request_id"] for line in lines.objects} == {reference}
    assert all("IntegrityError" in line["fault"] for line in faults)
    assert TYPED not in lines.text


def test_lines_for_people_hold_no_values_either(faulty, db):
    small_record()
    with lines_written(TextLines()) as written:
        response = faulty.get("/avaria-borduria/", {"about": TYPED}, REMOTE_ADDR=ADDRESS)
    assert response.headers["X-Request-ID"] in written.text
    assert "IntegrityError" in written.text
    assert (TYPED in written.text, ADDRESS in written.text) == (False, False)


def test_what_hangs_on_a_record_stays_out(lines):
    request = HttpRequest()
    request.path = TYPED
    logging.getLogger("any").warning("Said", extra={"request": request, "user": NAME})
    [line] = lines.of("any")
    assert set(line) == {"time", "level", "logger", "message"}


def test_only_the_quoting_lines_of_a_fault_are_left_out():
    fault = "Error: at\nLINE 1: SELECT secret\n               ^\nHINT:  Perhaps.\nand more\n"
    assert without_values(fault) == "Error: at\nand more\n"


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [
        (1, "abc_DEF-12345678", True),
        (1, "short", False),
        (1, "x" * 65, False),
        (1, "two words here", False),
        (1, 'quote"and<tag>', False),
        (1, "abcdefgh\r\nX-Other: 1", False),
        (1, "ԱԲԳԴԵԶԷԸ", False),
        (1, "", False),
        (0, "abc_DEF-12345678", False),
    ],
)
def test_reference_is_taken_from_a_proxy_in_a_safe_alphabet_alone(settings, proxies, given, taken):
    settings.PROXIES_IN_FRONT = proxies
    reference = reference_of({"HTTP_X_REQUEST_ID": given})
    assert (reference == given) is taken
    assert taken or MADE.fullmatch(reference)


def test_references_differ(client, db):
    assert len({client.get("/healthz").headers["X-Request-ID"] for _ in range(20)}) == 20
