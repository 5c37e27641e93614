"""Reads that go on side by side: each finds what it would by itself, in as few rounds."""

from __future__ import annotations

import datetime
import sqlite3

import pytest
from django.db import DatabaseError, connection
from django.db.models import Count, F
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from psycopg.pq import PipelineStatus

from provisions.asking import Asking
from provisions.known import known_at, known_revision
from provisions.ledgers import positions_on
from provisions.models import (
    Agreement,
    Change,
    Citation,
    Event,
    Party,
    Position,
    Revision,
    Source,
    StatusEntry,
)
from provisions.once import once, one_reading
from provisions.questions import Question, ask
from provisions.reach import head_of_record
from provisions.record import revise
from provisions.rounds import begun, begun_for_good, in_rounds, is_in_rounds
from provisions.timeline import events_on
from tests.builders import add_position, add_source, small_record

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 1, 1)
HOSTILE = "“%s” %% '; -- \" \\ \u2028 \U0001f54a\ufe0f <b>&amp; [1, null]"
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL is sent a pipeline of the queries"
)


def slugs(model):
    return [row.slug for row in model.objects.order_by("-slug")]


def many():
    """A record with something of several nouns, one text of which is hard to carry."""
    small = small_record(articles=3)
    with revise(reason="More") as edit:
        for number, article in enumerate(small.articles):
            source = add_source(edit, f"more-{number}", title=HOSTILE)
            cited = {"citations": [{"source": source}]}
            add_position(edit, small, article=article, subject="article", ties=cited)
            own = {"agreement": small.agreement, "confidence": "high", "date": "2025-01-10"}
            title = f"Meeting {number}"
            edit.add(Event, slug=f"event-{number}", kind="meeting", title=title, ties=cited, **own)
    return small


READS = {
    "sources": lambda: list(Source.objects.order_by("-slug")),
    "one": lambda: Party.objects.order_by("slug").first(),
    "none": lambda: Party.objects.filter(slug="nobody").first(),
    "empty": lambda: list(Party.objects.filter(pk__in=[])),
    "last": lambda: list(Source.objects.order_by("-slug")[1:3]),
    "statements": lambda: list(positions_on(DAY)),
    "events": lambda: list(events_on(DAY)),
    "values": lambda: list(Revision.objects.values_list("number", "recorded_at", "reason")),
    "days": lambda: list(Event.objects.order_by("slug").values("date", "sort_day", "note")),
    "count": lambda: Position.objects.published().count(),
    "exists": lambda: StatusEntry.objects.exists(),
    "distinct": lambda: sorted(Position.objects.order_by().values_list("stance").distinct()),
    "either": lambda: sorted(
        Party.objects.order_by()
        .values_list("slug")
        .union(Source.objects.order_by().values_list("slug"))
    ),
    "head": head_of_record,
}


def shown(found):
    """Return all that a read found, with what stands beside each row, as plain values."""
    if isinstance(found, list):
        return [shown(one) for one in found]
    if not hasattr(found, "_meta"):
        return type(found).__name__, found
    beside = {
        name: shown(getattr(found, name)) if getattr(found, f"{name}_id") else None
        for name in ("agreement", "article", "party")
        if name in found._state.fields_cache
    }
    fetched = getattr(found, "_prefetched_objects_cache", {})
    cited = [c.source.title for c in found.citations.all()] if "citations" in fetched else []
    return {k: v for k, v in vars(found).items() if not k.startswith("_")}, beside, cited


@pytest.mark.parametrize("revision", [None, 1, 2])
def test_each_read_finds_what_it_would_by_itself(revision):
    many()
    with known_at(revision):
        alone = {name: shown(read()) for name, read in READS.items()}

        def together():
            asked = {name: begun(read) for name, read in READS.items()}
            return {name: shown(read()) for name, read in asked.items()}

        assert in_rounds(together) == alone
    titles = [values["title"] for values, _, _ in alone["sources"]]
    assert (HOSTILE in titles) is (revision != 1)


ORDERED = {
    "rows by a relation": lambda: Change.objects.order_by("revision", "row"),
    "values by a relation": lambda: Change.objects.order_by("revision", "row").values_list(
        "revision", "row"
    ),
    "values by another name": lambda: (
        Source.objects.annotate(called=F("title")).order_by("-called").values_list("slug", "called")
    ),
    "rows by what is worked out": lambda: Source.objects.annotate(size=Length("title")).order_by(
        "-size", "-slug"
    ),
    "told apart": lambda: (
        Change.objects.order_by("-noun").values_list("noun", flat=True).distinct()
    ),
    "counted": lambda: (
        Citation.objects.values_list("source")
        .annotate(count=Count("pk"))
        .order_by("-count", "-source")
    ),
    "put together": lambda: (
        Source.objects.filter(slug="more-1")
        .order_by()
        .union(Source.objects.filter(slug="more-0").order_by())
        .order_by("-slug")
    ),
}


@pytest.mark.parametrize("ordered", ORDERED)
def test_rows_come_in_the_order_in_which_django_puts_them(monkeypatch, ordered):
    many()
    here = list(ORDERED[ordered]())
    monkeypatch.delattr(Asking, "_order_by_pairs")
    assert here == list(ORDERED[ordered]())
    assert len(here) > 1


@on_sqlite
def test_what_does_not_wait_for_one_another_is_asked_in_one_statement():
    many()

    def together():
        asked = [begun(slugs, model) for model in (Source, Party, Agreement)]
        return [read() for read in asked]

    with CaptureQueriesContext(connection) as one_by_one:
        alone = together()
    with CaptureQueriesContext(connection) as captured:
        assert in_rounds(together) == alone
    assert (len(one_by_one), len(captured)) == (3, 1)


@on_sqlite
def test_relations_fetched_beforehand_are_asked_for_side_by_side():
    many()
    with CaptureQueriesContext(connection) as one_by_one:
        alone = shown(list(events_on(DAY)))
    with CaptureQueriesContext(connection) as captured:
        assert in_rounds(lambda: shown(list(events_on(DAY)))) == alone
    assert (len(one_by_one), len(captured)) == (4, 2)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is sent one statement")
def test_postgresql_is_sent_a_pipeline():
    many()
    statuses = []

    def watch(execute, sql, params, more, context):
        statuses.append(context["connection"].connection.pgconn.pipeline_status)
        return execute(sql, params, more, context)

    def together():
        asked = [begun(slugs, model) for model in (Source, Party, Agreement)]
        return [read() for read in asked]

    with connection.execute_wrapper(watch):
        in_rounds(together)
    assert statuses == [PipelineStatus.ON] * 3


@on_sqlite
def test_chain_of_questions_is_as_many_rounds_whatever_else_is_read():
    many()

    def chain(model):
        first = model.objects.order_by("slug").first()
        return model.objects.filter(pk__gte=first.pk).count()

    def together():
        asked = [begun(chain, model) for model in (Source, Party, Agreement, Event)]
        return [read() for read in asked]

    with CaptureQueriesContext(connection) as captured:
        in_rounds(together)
    assert len(captured) == 2


def test_read_wanted_by_several_is_made_once():
    small_record()
    made = []

    @once
    def parties(agreement):
        made.append(agreement)
        return slugs(Party)

    def together():
        asked = [begun(lambda: parties(1)[:1] + slugs(Source)[:1]) for _ in range(3)]
        return [read() for read in asked]

    with one_reading():
        assert len({tuple(found) for found in in_rounds(together)}) == 1
    assert made == [1]


def test_error_reaches_whoever_wants_the_result_and_nobody_else():
    small_record()

    def fails():
        slugs(Party)
        raise ValueError("no such party")

    def together():
        failing, reading = begun(fails), begun(slugs, Party)
        for _ in range(2):
            with pytest.raises(ValueError, match="no such party"):
                failing()
        return reading()

    assert in_rounds(together) == slugs(Party)
    with pytest.raises(ValueError, match="no such party"):
        in_rounds(fails)


@pytest.mark.django_db(transaction=True)
def test_database_error_reaches_all_who_asked_in_the_round_and_the_next_round_is_asked():
    small_record()

    def wrong():
        return list(Party.objects.extra(where=["no_such_column = 1"]))

    def together():
        asked = [begun(wrong), begun(slugs, Party)]
        for read in asked:
            with pytest.raises(DatabaseError, match="no_such_column"):
                read()
        return slugs(Party)

    assert in_rounds(together) == slugs(Party)


def test_each_read_keeps_the_clock_and_the_language_it_was_begun_under():
    small_record()

    def here():
        before = known_revision(), translation.get_language()
        slugs(Party)
        with known_at(1), translation.override("ru"):
            slugs(Party)
        assert (known_revision(), translation.get_language()) == before
        return before

    def together():
        asked = [begun(here)]
        with known_at(0), translation.override("hy"):
            asked.append(begun(here))
        return [read() for read in asked]

    assert in_rounds(together) == [(None, "en-gb"), (0, "hy")]


def test_reads_that_wait_for_one_another_are_an_error_and_no_end_of_it():
    def together():
        asked = []
        asked.append(begun(lambda: asked[1]()))
        asked.append(begun(lambda: asked[0]()))
        return asked[0]()

    with pytest.raises(RuntimeError, match="wait for one another"):
        in_rounds(together)


@on_sqlite
def test_what_nobody_waits_for_is_left():
    small_record()

    def together():
        begun(slugs, Source)
        return "done"

    with CaptureQueriesContext(connection) as captured:
        assert in_rounds(together) == "done"
    assert len(captured) == 0


def test_outside_a_read_is_carried_out_when_it_is_begun():
    small_record()
    with CaptureQueriesContext(connection) as captured:
        read = begun(slugs, Party)
        assert (len(captured), is_in_rounds()) == (1, False)
        assert read() == read() == slugs(Party)


@on_sqlite
def test_more_than_one_statement_holds_is_sent_in_several(monkeypatch):
    many()
    connection.ensure_connection()
    most = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
    connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 5)
    try:
        asked = [
            Question("default", "SELECT %s, %s UNION ALL SELECT %s, NULL", (n, "b", n + 1), 2)
            for n in range(4)
        ]
        with CaptureQueriesContext(connection) as captured:
            found = ask(asked)
    finally:
        connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, most)
    assert found == [[(n, "b"), (n + 1, None)] for n in range(4)]
    assert len(captured) == 4


def test_rows_wider_than_a_list_of_arguments_are_put_together_again():
    wide = ", ".join(str(number) for number in range(250))
    found = ask(
        [Question("default", f"SELECT {wide}", (), 250), Question("default", "SELECT 1", (), 1)]
    )
    assert found == [[tuple(range(250))], [(1,)]]


@pytest.mark.parametrize("fails", [False, True])
def test_read_begun_for_good_is_carried_out_though_nobody_waits_for_it(fails):
    many()
    done = []

    def together():
        begun_for_good(lambda: done.append(slugs(Party)))
        begun(lambda: done.append("left"))
        if fails:
            raise LookupError("before anything was asked")

    if fails:
        with pytest.raises(LookupError):
            in_rounds(together)
    else:
        in_rounds(together)
    assert slugs(Party) in done
    begun_for_good(lambda: done.append("at once"))
    assert done[-1] == "at once"
