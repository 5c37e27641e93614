"""What edits of the record moved, on one day: needs the second clock to be answered."""

import datetime

import pytest

from provisions.compare import Point, compare
from provisions.record import revise
from tests.builders import add_status, small_record

DAY = datetime.date(2025, 2, 1)


@pytest.mark.django_db
def test_correction_moves_a_date_between_two_revisions():
    small = small_record(articles=1)
    with revise(reason="First word") as edit:
        entry = add_status(edit, small, small.articles[0], date="2025-01-10")
        first = edit.number
    with revise(reason="The day was wrong", kind="correction") as edit:
        edit.correct(entry, date="2025-01-09")
        second = edit.number
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(type(entry).objects.get(supersedes=entry))
        third = edit.number

    def between(one, other):
        return compare(small.agreement, Point(DAY, one), Point(DAY, other))

    [moved] = between(first, second).articles
    assert (moved.before[0].date.text, moved.after[0].date.text) == ("2025-01-10", "2025-01-09")
    assert between(second, second).count == 0
    [moved] = between(0, first).articles
    assert (moved.before, moved.after[0].status) == ((), "open")
    assert {c.kind: (c.added, c.gone) for c in between(second, third).counted}["status"] != (0, 0)
