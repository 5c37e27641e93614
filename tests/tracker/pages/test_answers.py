"""How pages are answered: caching, methods, errors that help, health."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from provisions.record import revise
from tests.builders import small_record
from tests.tracker.pages.conftest import Seen

pytestmark = pytest.mark.once


ADDRESS = "/armenia-azerbaijan/"


def test_unchanged_page_is_304_until_the_record_changes(client, record):
    first = client.get(ADDRESS)
    assert first.headers["Cache-Control"] == "public, no-cache"
    tag = first.headers["ETag"]
    again = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    with revise(reason="A note") as edit:
        edit.amend(record, note="Another note")
    changed = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_entity_tag_differs_by_day_query_and_release(client, record, settings):
    addresses = [ADDRESS, f"{ADDRESS}?as_of=2025-03-12", f"{ADDRESS}?x=1", f"{ADDRESS}articles/"]
    tags = {client.get(address).headers["ETag"] for address in addresses}
    settings.RELEASE = "another"
    tags.add(client.get(ADDRESS).headers["ETag"])
    assert len(tags) == 5


def test_unchanged_page_asks_the_database_once(client, record, django_assert_num_queries):
    tag = client.get(ADDRESS).headers["ETag"]
    with django_assert_num_queries(1):
        client.get(ADDRESS, headers={"If-None-Match": tag})


def test_page_sets_no_cookie_and_varies_on_none(client, record):
    response = client.get(ADDRESS)
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_page_allows_nothing_from_elsewhere(client, record):
    policy = client.get(ADDRESS).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    body = client.get(ADDRESS).content.decode()
    assert (Seen(200, body).scripts, "style=" in body, " onclick" in body) == ([], False, False)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_page_can_only_be_read(client, record, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_head_answers_as_get_without_a_body(client, record):
    response = client.head(ADDRESS)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"]


def test_unknown_address_gets_a_page_that_helps(see):
    page = see("/no/such/place/")
    assert page.status == 404
    assert "No page has this address." in page.words
    assert "/armenia-azerbaijan/" in page.links


def test_unknown_agreement_names_those_there_are(see):
    page = see("/atlantis/")
    assert page.status == 404
    assert "The record holds no agreement called “atlantis”" in page.words
    assert "/armenia-azerbaijan/" in page.links


def test_unknown_article_names_those_there_are(see):
    page = see("articles/18/", as_of="2020-01-01")
    assert page.status == 404
    assert "Armenia–Azerbaijan has no article “18”." in page.words
    assert "/armenia-azerbaijan/articles/17/" in page.links


def test_fault_of_ours_says_so_without_the_database(monkeypatch, db):
    def broken(*_):
        raise RuntimeError("planted")

    monkeypatch.setattr("tracker.pages.visit.record_begins", broken)
    client = Client(raise_request_exception=False)
    response = client.get(ADDRESS)
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()


def test_request_for_another_host_is_refused_with_a_page(client, db):
    response = client.get(ADDRESS, headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
    assert "This request cannot be understood" in response.content.decode()


def test_retracted_agreement_is_unknown(see):
    small = small_record(articles=0)
    assert see("/avaria-borduria/").status == 200
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(small.agreement)
    assert see("/avaria-borduria/").status == 404


def test_agreement_without_entries_says_so(see):
    small_record()
    page = see("/avaria-borduria/")
    assert page.status == 200
    assert "The record holds no dated entry about this agreement yet." in page.main


def test_process_is_alive_and_ready(client, db):
    for address, words in (("/healthz", b"ok\n"), ("/readyz", b"ready\n")):
        response = client.get(address)
        assert (response.status_code, response.content) == (200, words)
        assert response.headers["Cache-Control"] == "no-store"


def test_process_is_not_ready_while_a_migration_waits(client, db):
    MigrationRecorder.Migration.objects.filter(app="provisions").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"migrations are not applied" in response.content
    assert client.get("/healthz").status_code == 200


def test_process_is_not_ready_while_the_database_is_away(client, db, monkeypatch):
    def away(*_):
        raise OperationalError("planted")

    monkeypatch.setattr("tracker.pages.health.MigrationExecutor", away)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")
