"""The Atom feed of the change log: well formed, stable, and without staff."""

from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User

from provisions.record import revise
from tests.builders import add_status, small_record

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/avaria-borduria/changes.atom"
HOSTILE = "<script>alert(1)</script> & more"


@pytest.fixture
def edited(db):
    """A small record with an addition in hostile words and its retraction, by a named editor."""
    small = small_record()
    editor = User.objects.create_user("zaphod", "zaphod@example.org", last_name="Beeblebrox")
    with revise(reason=HOSTILE, author=editor) as edit:
        entry = add_status(edit, small, small.articles[0])
    with revise(reason="Never said", author=editor, kind="retraction") as edit:
        edit.retract(entry)
    return small


def test_feed_has_what_the_format_requires(client, edited):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
            assert element.find(f"{ATOM}{name}").text
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Peace agreement tracker"
    rels = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    assert rels == {"alternate", "self"}


def test_feed_tells_each_revision_in_sentences(client, edited):
    last, first, *_ = ElementTree.fromstring(client.get(ADDRESS).content).findall(f"{ATOM}entry")
    number = int(last.find(f"{ATOM}link").get("href").rstrip("/").rpartition("/")[2])
    assert last.find(f"{ATOM}id").text == (
        f"tag:testserver,2026-01-01:avaria-borduria/changes/{number}"
    )
    assert last.find(f"{ATOM}title").text == f"Revision {number}, retraction"
    assert "withdrawn" in last.find(f"{ATOM}content").text
    content = first.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert "open since 10 January 2025 (Gazette" in content.text
    assert "<script>" not in content.text + first.find(f"{ATOM}summary").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in content.text


def test_feed_is_tied_to_one_state_of_the_record(client, edited):
    first = client.get(ADDRESS)
    held = {"If-None-Match": first["ETag"]}
    assert first["Cache-Control"] == "public, no-cache"
    assert client.get(ADDRESS, headers=held).status_code == 304
    assert client.get(ADDRESS).content == first.content
    with revise(reason="More") as edit:
        edit.amend(edited.source, note="More")
    assert client.get(ADDRESS, headers=held).status_code == 200


def test_feed_never_names_staff_and_is_named_by_pages(client, edited):
    source = client.get(ADDRESS).content.decode().lower()
    assert ("zaphod" in source, "beeblebrox" in source) == (False, False)
    page = client.get("/avaria-borduria/articles/").content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert f'href="{ADDRESS}"' in page


def test_feed_of_an_unknown_agreement_is_missing(client, db):
    assert client.get("/no-such/changes.atom").status_code == 404


@pytest.mark.parametrize("feed", ["changes.atom", "brief.atom"])
def test_feed_without_entries_was_updated_on_the_day_it_shows(client, edited, feed):
    found = client.get(f"/avaria-borduria/{feed}?as_of=2024-06-01")
    told = ElementTree.fromstring(found.content)
    assert told.findall(f"{ATOM}entry") == []
    assert told.find(f"{ATOM}updated").text == "2024-06-01T00:00:00+00:00"
    assert found["Last-Modified"] == "Sat, 01 Jun 2024 00:00:00 GMT"
