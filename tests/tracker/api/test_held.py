"""Rows that are held as they are sent: what they depend on, and that none outlives its state."""

import json
from base64 import b64encode
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import Revision, Source
from provisions.record import revise
from provisions.redaction import redact
from tests.builders import add_actor, add_position, add_source, small_record
from tests.tracker.api.test_collections import HELD
from tracker.api import collection, of_rows
from tracker.api.held import OVERHEAD, Held, Rows, held, only, whole, write
from tracker.api.positions import Positions

ASKED = (
    {},
    {"page_size": "1"},
    {"page_size": "100"},
    {"fields": "url,id"},
    {"as_of": "2025-03-12"},
    {"as_of": "2025-03-12", "known_at": "1"},
)


@pytest.mark.parametrize("name", HELD)
def test_row_is_the_same_in_every_list_whether_held_or_made(ask, record, settings, name):
    """Byte for byte, each list and each row, with rows held and with none."""
    addresses = [(f"{name}/", query) for query in ASKED]
    ids = [row["id"] for row in ask(f"{name}/").json()["results"][:3] if "id" in row]
    addresses += [
        (f"{name}/{id}/", query) for id in ids for query in ASKED if "page_size" not in query
    ]
    answers = [[ask(*one[:1], **one[1]).content for one in addresses] for _ in range(2)]
    was_held = len(held())
    held.cache_clear()
    settings.KEPT_ROWS_BYTES = 0
    answers.append([ask(*one[:1], **one[1]).content for one in addresses])
    assert answers[0] == answers[1] == answers[2]
    assert (was_held > 0, len(held())) == (name != "revisions", 0)


def test_row_says_at_once_what_was_saved_or_what_it_names_was_given(read, db):
    small = small_record()
    with revise(reason="Say something") as edit:
        row = add_position(edit, small, subject="article", article=small.articles[0])
    address = f"positions/{row.slug}/"
    before = read(address)
    with revise(reason="Give the source another publisher") as edit:
        edit.amend(small.source, publisher="Herald")
    after = read(address)
    named = [answer["citations"][0]["publisher"] for answer in (before, after)]
    assert named == ["Gazette", "Herald"]


def test_version_that_is_forgotten_gives_stale_rows(read, db, monkeypatch):
    """The planted fault: without the version in its name, a row outlives what it says."""
    small = small_record()
    read(f"sources/{small.source.slug}/")
    scope = collection.Collection._scope
    monkeypatch.setattr(collection.Collection, "_scope", lambda self, asked: scope(self, asked)[1:])
    before = read(f"sources/{small.source.slug}/")
    with revise(reason="Give the source another publisher") as edit:
        edit.amend(small.source, publisher="Herald")
    assert read(f"sources/{small.source.slug}/") == before


def test_row_made_while_the_record_changes_is_not_held(read, db, monkeypatch):
    """What may be of a later state than its name tells of is made anew."""
    small = small_record()
    made = collection.Collection._data
    saves = iter(("Herald", "Tribune", "Courier"))

    def late(self, rows, asked):
        with revise(reason="Meanwhile") as edit:
            edit.amend(Source.objects.get(pk=small.source.pk), publisher=next(saves))
        return made(self, rows, asked)

    with monkeypatch.context() as patch:
        patch.setattr(collection.Collection, "_data", late)
        read(f"sources/{small.source.slug}/")
    assert len(held()) == 0
    assert read(f"sources/{small.source.slug}/")["publisher"] == "Courier"
    assert len(held()) == 1


def test_row_withdrawn_while_its_page_is_made_is_in_no_answer(read, db, monkeypatch):
    small_record()
    with revise(reason="Add a source") as edit:
        gone = add_source(edit, "aaa")
    written = collection.Collection._written
    withdrawn = []

    def late(self, ids, scope, asked):
        if not withdrawn:
            with revise(reason="It was a mistake") as edit:
                edit.retract(Source.objects.get(pk=gone.pk))
            withdrawn.append(list(ids))
        return written(self, ids, scope, asked)

    monkeypatch.setattr(collection.Collection, "_written", late)
    answer = read("sources/")
    assert "aaa" in withdrawn[0]
    ids = [row["id"] for row in answer["results"]]
    assert ("aaa" in ids, answer["count"]) == (False, Source.objects.published().count())


@pytest.fixture
def pages(read):
    """Walk the pages of the sources; return their ids, and the statements that told which."""

    def walk(size=20, **query):
        told, ids, further = set(), [], {}
        with CaptureQueriesContext(connection) as asked:
            while further is not None:
                page = read("sources/", page_size=size, **query, **further)
                told.add(page["count"])
                ids += [row["id"] for row in page["results"]]
                place = dict(parse_qsl(urlsplit(page["next"] or "").query)).get("cursor")
                further = {"cursor": place} if place else None
        assert told == {len(ids)}
        asks = [one["sql"] for one in asked]
        whole, by_page = (
            sum(sql.endswith(f"LIMIT {most + 1}") for sql in asks)
            for most in (of_rows.MOST_ORDERED, size)
        )
        return ids, whole, sum("COUNT(" in sql for sql in asks), by_page

    return walk


def test_list_is_read_once_for_its_pages_and_anew_after_a_save(pages, record):
    ids = sorted(Source.objects.filter(kind="news").values_list("slug", flat=True))
    assert len(ids) > 60
    assert pages(kind="news") == (ids, 1, 0, 0)
    assert pages(kind="news") == (ids, 0, 0, 0)
    assert pages(kind="news", fields="id") == (ids, 0, 0, 0)
    assert pages(7, kind="news") == (ids, 0, 0, 0)
    before = Revision.objects.count()
    with revise(reason="Add a source") as edit:
        add_source(edit, "another", kind="news")
    assert pages(kind="news") == (sorted([*ids, "another"]), 1, 0, 0)
    assert pages(kind="news", known_at=str(before)) == (ids, 1, 0, 0)


def test_long_list_is_counted_once_and_each_page_read_once(pages, record, monkeypatch):
    whole = pages(kind="news")[0]
    held.cache_clear()
    monkeypatch.setattr(of_rows, "MOST_ORDERED", len(whole) - 1)
    each = -(-len(whole) // 20) - 1  # the first is of the part of the list that is held
    assert pages(kind="news") == (whole, 1, 1, each)
    assert pages(kind="news", fields="id") == (whole, 0, 0, 0)
    assert pages(7, kind="news") == (whole, 0, 0, -(-len(whole) // 7) - 1)
    with revise(reason="Add a source") as edit:
        add_source(edit, "another", kind="news")
    whole = sorted([*whole, "another"])
    assert pages(kind="news") == (whole, 1, 1, -(-len(whole) // 20) - 1)
    monkeypatch.setattr(of_rows, "MOST_ORDERED", len(whole))
    held.cache_clear()
    assert pages(kind="news")[2:] == (0, 0)


@pytest.mark.parametrize("most", [100, 1000])
def test_page_goes_on_from_a_row_that_is_not_in_the_list_any_more(
    ask, read, record, monkeypatch, most
):
    monkeypatch.setattr(of_rows, "MOST_ORDERED", most)
    first = read("sources/", page_size=20, fields="id")
    further = dict(parse_qsl(urlsplit(first["next"]).query))
    stood = [row["id"] for row in read("sources/", **further)["results"]]
    with revise(reason="It was a mistake") as edit:
        gone = add_source(edit, first["results"][-1]["id"] + "-0")
    place = b64encode(urlencode({"p": gone.slug}).encode()).decode()
    assert [
        row["id"] for row in read("sources/", **further | {"cursor": place})["results"]
    ] == stood
    with revise(reason="It was a mistake") as edit:
        edit.retract(Source.objects.get(pk=gone.pk))
    for _ in range(2):
        page = read("sources/", **further | {"cursor": place})
        assert [row["id"] for row in page["results"]] == stood
        back = dict(parse_qsl(urlsplit(page["previous"]).query))
        before = [row["id"] for row in read("sources/", **back)["results"]]
        assert before == [row["id"] for row in first["results"]]


def test_row_taken_out_is_given_under_no_clock(ask, db):
    small = small_record()
    with revise(reason="Name a person") as edit:
        actor = add_actor(edit, small.avaria, name="B. Witness")
        number = edit.number
    pinned = {"known_at": str(number), "as_of": "2026-01-01"}
    for query in ({}, pinned):
        for address in ("actors/", f"actors/{actor.slug}/"):
            assert b"B. Witness" in ask(address, **query).content
    redact([actor], reason="It named a person", by="an operator")
    for query in ({}, pinned):
        for address in ("actors/", f"actors/{actor.slug}/"):
            assert b"B. Witness" not in ask(address, **query).content


def test_row_names_the_site_as_its_reader_reached_it(ask, db, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    slug = small_record().source.slug
    for host in ("one.example", "two.example"):
        row = ask(f"sources/{slug}/", headers={"host": host}).json()
        assert row["url"] == f"http://{host}/api/v1/sources/{slug}/"


def test_row_of_one_noun_is_not_taken_for_another_of_the_same_id(read, db):
    small = small_record(slug="same")
    with revise(reason="Name a source as the agreement") as edit:
        add_source(edit, "same")
    assert read("agreements/same/")["id"] == read("sources/same/")["id"] == "same"
    assert "publisher" in read("sources/same/")
    assert "publisher" not in read("agreements/same/")
    assert small.agreement.slug == "same"


def test_each_collection_has_a_name_of_its_own():
    below = [Positions.__mro__[1]]
    names = []
    while below:
        names.append(below[0].__name__)
        below = [*below[1:], *below[0].__subclasses__()]
    assert len(names) == len(set(names)) > len(HELD)


def test_list_that_is_read_to_its_end_too_late_is_not_held():
    """What is read after the record was looked at last may be of a later state."""
    view = Positions()
    soon, late = (Rows((name,), lambda _: {"what": 1}) for name in ("soon", "late"))
    view._of_list = (soon, late)
    soon.written(["what"])
    view.stop_listing()
    late.written(["what"])
    view.settle()
    assert [held().find((name,), ["what"]) for name in ("soon", "late")] == [{"what": b"1"}, {}]


def test_rows_take_no_more_room_than_there_is():
    rows = Held(10 * (OVERHEAD + 100))
    for number in range(100):
        rows.keep(("all",), {number: b"x" * 100})
    assert len(rows) == 10
    assert list(rows.find(("all",), range(100))) == list(range(90, 100))
    rows.find(("all",), [90])
    rows.keep(("all",), {100: b"x" * 100})
    assert list(rows.find(("all",), range(101))) == [90, *range(92, 101)]
    rows.keep(("all",), {101: b"x" * 10_000})
    assert rows.find(("all",), [101]) == {}
    assert rows.find(("others",), [90]) == {}


def test_parts_that_are_written_make_the_whole():
    rows = [{"id": "a", "text": "“\u2028”", "none": None}, {"id": "b", "text": "[]}", "none": []}]
    envelope = {"count": 2, "next": "[]}", "results": []}
    written = whole(envelope, "results", [write(row) for row in rows])
    assert json.loads(written) == {**envelope, "results": rows}
    assert written == write({**envelope, "results": rows})
    assert whole(envelope, "results", []) == write(envelope)
    assert only(write(rows[0]), {"none", "id"}) == b'{"id":"a","none":null}'
    assert only(write(rows[0]), None) == write(rows[0])
