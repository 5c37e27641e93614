"""Days ahead tell an earlier day nothing that it could not know."""

import datetime

import pytest

from provisions.answers.deadlines import deadlines_ahead
from provisions.models import Event, Presence
from provisions.record import revise
from provisions.registers.proceedings import presence_states
from tests.around import add_presence
from tests.builders import add_source, small_record


@pytest.fixture
def small(db):
    return small_record()


def add_vote(edit, small, slug, date, *sources):
    return edit.add(
        Event,
        slug=slug,
        agreement=small.agreement,
        kind="other",
        title="Vote",
        date=date,
        confidence="high",
        ties={"citations": [{"source": source} for source in sources]},
    )


def ahead(small, day):
    found = deadlines_ahead(small.agreement, datetime.date.fromisoformat(day))
    return [one.row.slug for one in found]


def test_event_with_an_undated_source_is_not_told_of_before_it(small):
    with revise(reason="A vote") as edit:
        edit.amend(small.agreement, known_until="2025-08-01")
        dated = add_source(edit, "dated", date="2025-01-01")
        add_vote(edit, small, "reported", "2025-06-01", dated, small.source)
        add_vote(edit, small, "announced", "2025-06-02", dated)
        add_vote(edit, small, "far", "2025-09-01", dated, small.source)
    assert ahead(small, "2024-12-31") == []
    assert ahead(small, "2025-05-01") == ["announced"]
    assert ahead(small, "2025-08-01") == ["far"]


def test_presence_shows_its_end_on_each_day_on_which_it_is_ahead(small):
    with revise(reason="Rowers") as edit:
        source = add_source(edit, "mandate", date="2025-02-01")
        ties = {"citations": [{"source": source}, {"source": small.source}]}
        row = add_presence(edit, small, until="2025-06-01", ties=ties)
    for day, known in (("2025-01-31", False), ("2025-02-01", True), ("2025-05-31", True)):
        shown = Presence.objects.filter(pk=row.pk).select_related("agreement")
        [state] = presence_states(shown, datetime.date.fromisoformat(day))
        assert (state.until is not None, ahead(small, day) == [row.slug]) == (known, known), day
