"""The articles over time, against stretches worked out by hand."""

import datetime

import pytest

from provisions.answers.lanes import lanes_on
from provisions.progress import article_states, articles_of
from provisions.record import revise
from tests.builders import add_status, small_record


def day(text):
    return datetime.date.fromisoformat(text)


def told(run):
    return [(str(s.since), str(s.until), s.word.code, s.basis and s.basis.code) for s in run]


def test_article_xv_was_undisclosed_then_open_then_agreed(record):
    found = lanes_on(record, day("2025-06-01"))
    lane = found.lanes[16]
    assert (lane.article.key, str(found.first), str(found.last)) == (
        "15",
        "2022-03-11",
        "2025-06-01",
    )
    # Rows armenia-azerbaijan-15-open-2024-12-18 and -15-agreed-2025-03-13, by the tracker.
    assert told(lane.reading) == [
        ("2022-03-11", "2024-12-18", "undisclosed", None),
        ("2024-12-18", "2025-03-13", "open", "stated"),
        ("2025-03-13", "2025-06-01", "agreed", "stated"),
    ]
    accounts = {str(party): told(run) for party, run in lane.accounts}
    assert [row[0] for row in accounts["Armenia"]] == ["2024-12-19", "2025-03-13"]
    assert [row[0] for row in accounts["Azerbaijan"]] == ["2024-12-18", "2025-03-13"]
    assert [s.word.code for s in lane.disclosure] == ["undisclosed", "described"]


def test_days_are_those_on_which_something_changed(record):
    days = ["2024-02-11", "2024-09-10", "2024-12-18", "2024-12-19", "2025-03-13"]
    assert [*map(str, lanes_on(record, day("2025-06-01")).days)] == days


def test_marks_are_of_the_whole_agreement(record):
    marks = lanes_on(record, day("2025-03-13")).marks
    kinds = [mark.kind for mark in marks]
    assert {kind: kinds.count(kind) for kind in kinds} == {"draft": 13, "stage": 2, "count": 11}


def test_lanes_end_where_the_knowledge_of_the_record_does(record):
    assert lanes_on(record, day("2030-01-01")).last == record.known_until


def test_before_anything_is_known_there_are_no_lanes(record):
    assert lanes_on(record, day("2020-01-01")) is None


def test_what_is_said_again_makes_no_new_stretch(db):
    small = small_record(articles=1)
    reading = {"voice": "reading", "according_to": None, "rule": "last_reported", "basis": "stated"}
    said = [("open", "2025-01-01"), ("open", "2025-01-15"), ("agreed", "2025-02-01")]
    with revise(reason="Readings") as edit:
        for status, date in said:
            add_status(edit, small, small.articles[0], status=status, date=date, **reading)
    [lane] = lanes_on(small.agreement, day("2025-03-01")).lanes
    assert [row[:3] for row in told(lane.reading)] == [
        ("2025-01-01", "2025-02-01", "open"),
        ("2025-02-01", "2025-03-01", "agreed"),
    ]


@pytest.mark.parametrize(
    "text", ["2022-06-15", "2024-02-11", "2024-12-18", "2025-03-12", "2025-03-13", "2026-06-08"]
)
def test_lanes_end_with_the_state_that_every_page_shows(record, text):
    states = article_states(articles_of(record).order_by("position"), day(text))
    lanes = lanes_on(record, day(text)).lanes
    shown = [(s.article, s.status, s.basis, s.disclosure) for s in states]
    assert [
        (lane.article, lane.reading[-1].word, lane.reading[-1].basis, lane.disclosure[-1].word)
        for lane in lanes
    ] == shown
