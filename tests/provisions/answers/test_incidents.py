"""Counts of incidents in a window, on the real record, worked out by hand.

Rows: fixtures/armenia-azerbaijan/01-record/incidents.json, by the ends of their ids.
"""

import datetime

import pytest

from provisions.answers.incidents import incidents_in
from provisions.known import known_at
from provisions.record import revise
from tests.around import add_incident
from tests.builders import small_record

PREFIX = "armenia-azerbaijan-"


def window(agreement, since=None, until=None, day="2026-06-08"):
    days = (datetime.date.fromisoformat(text) if text else None for text in (day, since, until))
    return incidents_in(agreement, *days)


def counts(found):
    """Return kind, voice, of whom: accounts, items, numbers told, at least, at most."""
    return {
        (c.kind.code, c.voice and c.voice.slug, c.of and c.of.slug): (
            c.accounts,
            c.items,
            c.told,
            c.at_least,
            c.at_most,
        )
        for c in found
    }


def ends(rows):
    return [row.slug.removeprefix(PREFIX) for row in rows]


@pytest.fixture
def march(record):
    """The accounts of 14 to 31 March 2025."""
    return window(record, "2025-03-14", "2025-03-31")


def test_accusations_by_whom(march):
    told = counts(march.by_voice)
    # fire-alleged-by-azerbaijan-2025-03-14 gives fourteen; …-2025-03-30 is part of it, and
    # breaches-alleged-by-azerbaijan-2025-03-16 may overlap: fourteen at least, never more added.
    assert told["allegation", "azerbaijan", "armenia"] == (3, 0, 14, 14, None)
    assert told["allegation", "armenia", "azerbaijan"] == (1, 1, 0, 1, 1)
    assert told["allegation", "evn-report", "azerbaijan"] == (1, 1, 0, 1, 1)
    assert told["denial", "armenia", "azerbaijan"] == (2, 0, 14, 14, None)


def test_overlaps_are_never_counted_twice(march):
    together = counts(march.together)
    # breach-alleged-by-evn-report-2025-03-30 may be fire-alleged-by-armenia-2025-03-30, and
    # fire-alleged-by-opposition-figures one of breaches-alleged-by-public-figures: two at least.
    assert together["allegation", None, "azerbaijan"] == (4, 3, 0, 2, None)
    assert together["allegation", None, "armenia"] == (3, 0, 14, 14, None)


def test_totals_and_what_of_them_stands_itemised(march):
    found = {ends([one.total])[0]: one for one in march.itemised}
    fire = found["fire-alleged-by-azerbaijan-2025-03-14"]
    assert (fire.total.count, fire.items) == (14, ())
    assert ends(fire.series) == ["fire-alleged-by-azerbaijan-2025-03-30"]
    assert set(found) == {"fire-alleged-by-azerbaijan-2025-03-14", "denial-armenia-2025-03-14"}


def test_who_observed_independently(march):
    assert ends(march.observations) == ["observation-eu-mission-2025-03-16"]


def test_pause_and_what_came_after_it(march):
    """How long did accusations stop after the call of 25 March? Five days."""
    [pause] = march.pauses
    assert (ends([pause.row]), pause.days) == (["pause-2025-03-25"], 5)
    assert pause.row.event.slug == f"{PREFIX}call-rubio-pashinyan-2025-03-25"
    assert ends([pause.resumed]) == ["fire-alleged-by-azerbaijan-2025-03-30"]


def test_what_reaches_beyond_the_window_is_named_and_not_counted(march):
    assert ends(march.beyond) == [
        "breaches-alleged-by-outlet-2025-03",
        "denial-of-evidence-armenia-2025-03",
        "own-forces-defence-armenia-2025-03",
        "own-forces-order-armenia-2025-03",
        "troops-armenia-defence-minister-2025-03",
        "troops-armenia-security-council-2025-03",
    ]


def test_window_that_cuts_a_total_does_not_count_it(record):
    found = window(record, "2025-03-16", "2025-03-31")
    assert ("allegation", "azerbaijan", "armenia") in counts(found.by_voice)
    assert counts(found.by_voice)["allegation", "azerbaijan", "armenia"] == (2, 0, 0, 2, None)
    assert "fire-alleged-by-azerbaijan-2025-03-14" in ends(found.beyond)


def test_no_window_is_everything_known_by_the_day(record):
    assert window(record, day="2022-01-01").told == ()
    found = window(record, day="2025-03-13")
    assert "intent-alleged-by-caliber-2025-03-13" in ends(one.row for one in found.told)


@pytest.fixture
def small(db):
    return small_record()


def test_total_bounds_its_items_and_overlapping_items_may_be_one(small):
    with revise(reason="Accounts") as edit:
        total = add_incident(edit, small, counting="total", count=5, date="2025-01-01/2025-01-31")
        for day in (1, 2):
            add_incident(edit, small, counting="item", part_of=total, date=f"2025-01-0{day}")
        one = add_incident(edit, small, counting="item", date="2025-02-01")
        ties = {**small.cited(), "overlaps": [{"other": one}]}
        add_incident(edit, small, counting="item", date="2025-02-02", ties=ties)
    [count] = counts(window(small.agreement).by_voice).values()
    assert count == (5, 4, 5, 6, 7)


def test_answer_as_known_before_a_late_account_is_as_it_was(record):
    before = window(record, "2025-03-14", "2025-03-31")
    row = before.told[0].row
    with revise(reason="Reworded") as edit:
        number = edit.number
        edit.amend(row, summary="Reworded.")
    with known_at(number - 1):
        found = window(record, "2025-03-14", "2025-03-31")
        assert found == before
        assert found.told[0].row.summary != "Reworded."
    assert window(record, "2025-03-14", "2025-03-31").told[0].row.summary == "Reworded."


def test_answer_asks_the_database_as_often_for_every_window(record, django_assert_num_queries):
    for since, until in ((None, None), ("2025-03-14", "2025-03-31")):
        with django_assert_num_queries(3):
            window(record, since, until)
