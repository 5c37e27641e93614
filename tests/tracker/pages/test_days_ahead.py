"""The calendar of days ahead: its form, both clocks, and what it leaves out."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from provisions.models import Event, Revision
from provisions.record import revise
from tests.around import add_presence
from tests.builders import add_source, small_record

pytestmark = pytest.mark.once

ADDRESS = "/avaria-borduria/timeline.ics"
DAY = datetime.date


def add_vote(edit, small, source, slug, date):
    ties = {"citations": [{"source": source}]}
    own = {"agreement": small.agreement, "kind": "other", "confidence": "high"}
    return edit.add(Event, slug=slug, title=f"Vote {slug}", date=date, ties=ties, **own)


@pytest.fixture
def told(db):
    """A small record with a presence that ends and a vote that is announced."""
    small = small_record()
    with revise(reason="Rowers and a vote") as edit:
        edit.amend(small.agreement, known_until="2025-08-01")
        small.dated = add_source(edit, "mandate", date="2025-02-01", publisher="Lake Herald")
        ties = {"citations": [{"source": small.dated}]}
        small.rowers = add_presence(edit, small, until="2025-06-01", ties=ties)
        small.vote = add_vote(edit, small, small.dated, "ahead", "2025-07-01")
    return small


def answer(client, **query):
    return client.get(ADDRESS, {"as_of": "2025-03-01", **query})


def events(client, **query):
    calendar = Calendar.from_ical(answer(client, **query).content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_calendar_has_what_the_format_requires(client, told):
    response = answer(client)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART;VALUE=DATE:20250601\r\nDTEND;VALUE=DATE:20250602\r\n" in response.content
    calendar = Calendar.from_ical(response.content)
    assert (calendar["version"], calendar.errors) == ("2.0", [])
    assert str(calendar["x-wr-calname"]) == "Days ahead of Avaria–Borduria"
    ends, vote = events(client).values()
    recorded = Revision.objects.get(number=told.rowers.revision_id).recorded_at
    assert ends["dtstamp"].dt == recorded.replace(microsecond=0)
    assert str(ends["summary"]) == (
        "Rowers on the lake ends, as its term stands, according to Lake Herald"
    )
    assert str(ends["url"]).startswith("http://testserver/avaria-borduria/presences/#")
    assert (vote["dtstart"].dt, vote["dtend"].dt) == (DAY(2025, 7, 1), DAY(2025, 7, 2))
    assert str(vote["summary"]) == "Vote ahead, according to Lake Herald"
    assert str(vote["url"]) == "http://testserver/avaria-borduria/brief/#ahead"


def test_vague_date_takes_up_its_whole_range_and_an_open_one_none(client, told):
    with revise(reason="Vague days") as edit:
        for slug, date in (
            ("month", "2025-09"),
            ("year", "2026?"),
            ("from", "2025-10-01/.."),
            ("by", "../2025-10-01"),
        ):
            add_vote(edit, told, told.dated, slug, date)
    found = {str(one["summary"]): one for one in events(client).values()}
    spans = {words: (one["dtstart"].dt, one["dtend"].dt) for words, one in found.items()}
    assert {words: span for words, span in spans.items() if ", as its" not in words} == {
        "Vote ahead, according to Lake Herald": (DAY(2025, 7, 1), DAY(2025, 7, 2)),
        "Vote month, September 2025, according to Lake Herald": (
            DAY(2025, 9, 1),
            DAY(2025, 10, 1),
        ),
        "Vote year, 2026 (date inferred), according to Lake Herald": (
            DAY(2026, 1, 1),
            DAY(2027, 1, 1),
        ),
    }


def test_calendar_follows_both_clocks(client, told):
    assert [len(events(client, as_of=day)) for day in ("2025-01-31", "2025-06-15")] == [0, 1]
    before = Revision.objects.order_by("-number").values_list("number", flat=True)[1]
    assert events(client, known_at=before) == {}
    first = events(client)
    last = Revision.objects.latest("number").number
    with revise(reason="A longer term", kind="correction") as edit:
        edit.amend(told.rowers, until="2025-12-01")
    [uid] = [uid for uid in first if uid.startswith("presence_ends/")]
    assert events(client)[uid]["dtstart"].dt == DAY(2025, 12, 1)
    assert events(client, known_at=last)[uid]["dtstart"].dt == DAY(2025, 6, 1)
    assert events(client, known_at=last)[uid]["dtstamp"].dt == first[uid]["dtstamp"].dt


def test_calendar_is_tied_to_one_state_of_the_record(client, told):
    response = answer(client)
    assert response["Cache-Control"] == "public, no-cache"
    held = {"If-None-Match": response["ETag"]}
    assert client.get(ADDRESS, {"as_of": "2025-03-01"}, headers=held).status_code == 304


def test_retracted_row_is_not_ahead(client, told):
    with revise(reason="Not announced", kind="retraction") as edit:
        edit.retract(told.vote)
    assert [str(one["dtstart"].dt) for one in events(client).values()] == ["2025-06-01"]


@pytest.mark.parametrize("address", ["brief/", "timeline/"])
def test_page_leads_to_the_calendar(client, record, address):
    source = client.get(f"/armenia-azerbaijan/{address}").content.decode()
    assert 'href="/armenia-azerbaijan/timeline.ics"' in source


@pytest.mark.parametrize("more", [0, 20])
def test_calendar_asks_as_often_for_twenty_rows_as_for_one(client, told, more):
    with revise(reason="More votes") as edit:
        for number in range(more + 1):
            add_vote(edit, told, told.dated, f"v{number}", "2025-07-02")
    with CaptureQueriesContext(connection) as asked:
        assert len(events(client)) == more + 3
    assert len(asked) == 4


def test_the_end_of_the_mission_is_ahead_in_the_real_record(client, record):
    found = client.get("/armenia-azerbaijan/timeline.ics", {"as_of": "2026-06-08"})
    ahead = Calendar.from_ical(found.content).walk("VEVENT")
    assert DAY(2027, 2, 19) in [event["dtstart"].dt for event in ahead]
