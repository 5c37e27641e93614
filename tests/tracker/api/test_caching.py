"""Answers are tied to one state of the record and may be kept until it changes."""

import datetime

import pytest
from django.utils import timezone

from provisions.reach import Head
from provisions.record import revise
from tests.builders import add_source
from tests.statements import Sent
from tracker.api import view

ADDRESSES = (
    "",
    "agreements/",
    "articles/",
    "articles/armenia-azerbaijan-7/",
    "preconditions/",
    "article-texts/",
    "draft-versions/",
    "parties/",
    "actors/",
    "positions/",
    "movements/",
    "status-entries/",
    "tallies/",
    "events/",
    "instruments/",
    "sources/",
    "revisions/",
    "revisions/1/",
    "revisions/1/changes/",
    "overview/",
    "matrix/",
    "compare/?from=2025-03-12&to=2025-03-13",
    "vocabulary/",
    "schema/",
)
LICENCE = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'


def tag_of(ask, address="articles/", **query):
    return ask(address, **query).headers["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_has_a_strong_tag_a_licence_and_no_cookie(ask, address):
    response = ask(address)
    assert response.headers["ETag"].startswith('"')
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Link"] == LICENCE
    assert response.headers["Record-Revision"] == "1"
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_held_answer_is_not_sent_again(ask, address, django_assert_num_queries):
    tag = tag_of(ask, address)
    with django_assert_num_queries(1):
        response = ask(address, headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    "sent, status",
    [('"other"', 200), ("*", 200), ("", 200), ('W/{tag}, "x"', 304), ('"x", {tag}', 304)],
)
def test_only_the_very_tag_counts(ask, sent, status):
    tag = tag_of(ask)
    headers = {"If-None-Match": sent.format(tag=tag)}
    assert ask("articles/", headers=headers).status_code == status


def test_tag_is_the_same_whatever_the_order_of_parameters(client, db):
    one = client.get("/api/v1/articles/?key=7&as_of=2025-03-13").headers["ETag"]
    assert client.get("/api/v1/articles/?as_of=2025-03-13&key=7").headers["ETag"] == one


def test_tag_differs_by_query_address_day_host_and_form(ask, client):
    today = timezone.now().date()
    tags = {
        tag_of(ask),
        tag_of(ask, key="7"),
        tag_of(ask, key="8"),
        tag_of(ask, as_of="2025-03-13"),
        tag_of(ask, as_of=today),
        tag_of(ask, "events/"),
        client.get("/api/v1/articles/", headers={"Host": "localhost"}).headers["ETag"],
        tag_of(ask, "schema/"),
        ask("schema/", headers={"Accept": "application/json"}).headers["ETag"],
    }
    assert len(tags) == 9


def test_tag_changes_with_the_record_the_release_and_the_day(ask, record, settings, monkeypatch):
    tags = [tag_of(ask)]
    with revise(reason="One more") as edit:
        add_source(edit, "one-more")
    tags.append(tag_of(ask))
    settings.RELEASE = "another"
    tags.append(tag_of(ask))
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    tags.append(tag_of(ask))
    assert len(set(tags)) == 4


def test_answer_is_built_again_when_the_record_changes_under_it(ask, record, monkeypatch):
    heads = iter([1, 2, 2, 2])
    monkeypatch.setattr(view, "head_of_record", lambda: Head(next(heads), ""))
    monkeypatch.setattr(view, "head_number", lambda: next(heads))
    response = ask("vocabulary/")
    assert response.headers["Record-Revision"] == "2"
    assert "ETag" in response.headers


def test_answer_that_cannot_be_tied_to_one_state_has_no_tag(ask, record, monkeypatch):
    heads = iter(range(1, 99))
    monkeypatch.setattr(view, "head_of_record", lambda: Head(next(heads), ""))
    monkeypatch.setattr(view, "head_number", lambda: next(heads))
    response = ask("vocabulary/")
    assert response.status_code == 200
    assert "ETag" not in response.headers


def test_version_is_asked_before_the_rows_that_parameters_name(ask, record):
    with Sent() as sent:
        ask("overview/", agreement=record.slug)
    asked = " ".join(sent.statements)
    assert (
        0 < asked.index('FROM "provisions_revision"') < asked.index('FROM "provisions_agreement"')
    )


def test_answer_says_which_day_it_shows(ask):
    assert ask("sources/", as_of="2025-03-13").headers["As-Of"] == "2025-03-13"
    assert ask("sources/").headers["As-Of"] == timezone.now().date().isoformat()


def test_head_has_the_headers_and_no_body(client, ask):
    response = client.head("/api/v1/articles/")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == tag_of(ask)


@pytest.mark.parametrize("address", ["articles/", "nothing/", "articles/?nonsense=1"])
def test_any_site_may_read(client, db, address):
    response = client.get(f"/api/v1/{address}", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["Access-Control-Expose-Headers"] == (
        "ETag, Link, Record-Revision, As-Of, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
    )


def test_browser_may_ask_with_a_held_tag(client, db):
    response = client.options(
        "/api/v1/articles/",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "accept, if-none-match"


def test_options_says_what_is_allowed(client, db):
    response = client.options("/api/v1/articles/")
    assert (response.status_code, response.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
