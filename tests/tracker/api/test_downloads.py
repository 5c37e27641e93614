"""Whole collections as files: the rows of the pages, no formula, the same filters and clocks."""

import csv
import io
import json

import pytest

from provisions.known import known_at
from provisions.models import Actor, StatusEntry
from provisions.record import revise
from tests.builders import add_source, small_record
from tracker.api import downloads, in_files
from tracker.api.root import COLLECTIONS

CLOCKS = ({}, {"as_of": "2025-03-12", "known_at": "1"})


def whole(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def rows_of(answer):
    return [json.loads(line) for line in whole(answer).decode().splitlines()]


def cells_of(answer):
    return list(csv.DictReader(io.StringIO(whole(answer).decode(), newline="")))


def as_cell(value):
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_file_holds_every_row_of_the_pages(ask, walk, name):
    for clocks in CLOCKS:
        rows = walk(f"{name}/", page_size=100, **clocks)
        lines, table = ask(f"{name}.ndjson", **clocks), ask(f"{name}.csv", **clocks)
        assert rows_of(lines) == rows
        cells = cells_of(table)
        shown = [{name: as_cell(value) for name, value in row.items()} for row in rows]
        marked = [{name: value.removeprefix("'") for name, value in row.items()} for row in cells]
        assert marked == shown
        assert (lines["Content-Type"], table["Content-Type"]) == (
            "application/x-ndjson; charset=utf-8",
            "text/csv; charset=utf-8",
        )
        day, known = table["As-Of"], table["Record-Revision"]
        assert table["Content-Disposition"] == (
            f'attachment; filename="{name}-as-of-{day}-known-at-{known}.csv"'
        )
        assert (day, known) == (clocks.get("as_of", day), clocks.get("known_at", "1"))


@pytest.mark.parametrize("name", ["actors", "positions", "sources", "revisions"])
def test_file_is_the_same_however_many_rows_are_read_at_once(ask, record, monkeypatch, name):
    once = whole(ask(f"{name}.csv"))
    rows = once.count(b"\n") - 1
    for at_once in (1, 7, rows, rows - 1):
        monkeypatch.setattr(in_files, "AT_ONCE", max(1, at_once))
        assert whole(ask(f"{name}.csv")) == once


def test_file_is_filtered_as_the_pages_are(ask, walk):
    asked = {"party": "azerbaijan", "fields": "stance,id"}
    rows = walk("positions/", **asked)
    assert len(rows) > 50
    assert rows_of(ask("positions.ndjson", **asked)) == rows
    table = ask("positions.csv", **asked)
    assert whole(table).decode().splitlines()[0] == "id,stance"
    assert [row["id"] for row in cells_of(table)] == [row["id"] for row in rows]


def test_what_a_reader_takes_is_as_good_as_the_suffix(ask):
    for kind, media_type in downloads.KINDS.items():
        by_suffix = ask(f"tallies.{kind}", headers={"Accept": "text/html"})
        by_header = ask("tallies/", headers={"Accept": media_type})
        assert whole(by_header) == whole(by_suffix)
        assert by_header["Content-Type"] == by_suffix["Content-Type"]
    for takes in ("*/*", "application/json, text/csv", "text/csv;q=0.5, */*"):
        assert ask("tallies/", headers={"Accept": takes})["Content-Type"] in (
            "application/json",
            "text/csv; charset=utf-8",
        )
    assert ask("tallies/", headers={"Accept": "*/*"})["Content-Type"] == "application/json"
    assert ask("tallies/", headers={"Accept": "text/html"}).status_code == 406


@pytest.mark.parametrize(
    "query", [{"nonsense": "1"}, {"as_of": "soon"}, {"page_size": "9"}, {"cursor": "x"}]
)
def test_file_refuses_what_it_does_not_know(ask, query):
    for address in ("events.csv", "events.ndjson"):
        answer = ask(address, **query)
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        assert answer.json()["parameter"] == next(iter(query))


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("/api/v1/sources.csv", "*/*"),
        ("/api/v1/sources.ndjson", "*/*"),
        ("/api/v1/sources/", "text/csv"),
        ("/armenia-azerbaijan/data.zip", "*/*"),
    ],
)
def test_options_of_a_file_have_no_body(client, record, address, taken):
    answer = client.options(address, headers={"accept": taken})
    assert (answer.status_code, answer.content) == (204, b"")


def test_reader_who_holds_a_file_is_told_so(ask):
    tags = set()
    for address in ("events.csv", "events.ndjson", "events/"):
        tag = ask(address)["ETag"]
        tags.add(tag)
        held = ask(address, headers={"If-None-Match": tag})
        assert (held.status_code, held["ETag"], whole(held)) == (304, tag, b"")
    assert len(tags) == 3


def test_no_cell_begins_a_formula(ask, record):
    with revise(reason="A title that could be run") as edit:
        add_source(edit, "run", title="=HYPERLINK(1)", publisher="\t+1", note="-1")
    row = next(row for row in cells_of(ask("sources.csv")) if row["id"] == "run")
    assert [row[name] for name in ("title", "publisher", "note")] == [
        "'=HYPERLINK(1)",
        "'+1",  # the record keeps no space around a text
        "'-1",
    ]


def test_long_file_is_sent_as_it_is_read_and_of_one_state(ask, record, monkeypatch):
    monkeypatch.setattr(downloads, "WHOLE", 1000)
    small = small_record()
    answer = ask("actors.ndjson")
    assert answer.streaming
    assert "Content-Length" not in answer.headers
    with revise(reason="One more, while it is sent") as edit:
        edit.add(Actor, slug="zz-last", name="Last", party=small.avaria, office="Clerk")
        number = edit.number
    found = [row["id"] for row in rows_of(answer)]
    assert "zz-last" not in found
    assert len(found) == Actor.objects.published().count() - 1
    with known_at(number - 1):
        assert found == sorted(Actor.objects.published().values_list("slug", flat=True))
    assert "zz-last" in [row["id"] for row in rows_of(ask("actors.ndjson"))]


def test_file_is_read_with_as_many_queries_for_one_row_as_for_many(
    ask, record, django_assert_num_queries
):
    small = small_record()
    for rows in (1, 50):
        with revise(reason="More people") as edit:
            for n in range(rows):
                edit.add(
                    Actor, slug=f"p-{rows}-{n}", name=f"P {n}", party=small.avaria, office="Clerk"
                )
        with django_assert_num_queries(5):
            whole(ask("actors.csv", party="avaria"))


def test_file_is_narrowed_by_a_party_or_a_source_as_a_list_is(ask, walk, record):
    source = StatusEntry.objects.exclude(according_to_source=None)[0].according_to_source.slug
    for who in ("armenia", source):
        rows = rows_of(ask("status-entries.ndjson", according_to=who))
        listed = walk("status-entries/", according_to=who)
        assert [row["id"] for row in rows] == [row["id"] for row in listed] != []
    refused = ask("status-entries.ndjson", according_to="nobody")
    assert refused.json()["detail"] == "according_to: “nobody” is no party or source of the record."
