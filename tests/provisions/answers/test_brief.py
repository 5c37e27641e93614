"""The morning brief of days of the real record, worked out by hand."""

import datetime

import pytest

from provisions.answers.brief import brief_on, days_told
from provisions.answers.silence import silence_on
from provisions.known import known_at
from provisions.record import revise
from tests.around import add_answer, add_presence, add_proposal
from tests.builders import add_source, add_status, small_record


def brief(agreement, day):
    return brief_on(agreement, datetime.date.fromisoformat(day))


def test_brief_of_the_day_on_which_the_text_was_agreed(record):
    found = brief(record, "2025-03-13")
    assert found.day_before == datetime.date(2025, 3, 12)
    [stage] = [moved for moved in found.moved.stage if moved.about.voice == "reading"]
    assert [row.status for row in stage.after] == ["text_agreed"]
    readings = [m for m in found.moved.articles if m.about.voice == "reading"]
    assert len(readings) == 19
    assert not found.is_quiet
    days = {moment.day for moment in found.moments}
    assert days == {found.day}


def test_brief_of_a_quiet_day_says_so(record):
    found = brief(record, "2025-02-20")
    assert (found.moved.count, found.fell_silent, found.ended) == (0, (), ())
    assert not brief(record, "2026-11-26").is_known


def test_requirement_falls_silent_after_thirty_days(record):
    # return-of-azerbaijanis-standing-stated-2025-01-09-western-azerbaijan-community
    found = brief(record, "2025-02-08")
    assert [one.precondition.key for one in found.fell_silent] == ["return-of-azerbaijanis"]
    assert brief(record, "2025-02-09").fell_silent == ()


def test_answer_ends_a_silence(record):
    # minsk-group-closure-linkage-counter-proposed-2025-04-15
    ended = {(one.precondition.key, one.aspect) for one in brief(record, "2025-04-15").ended}
    assert ("minsk-group-closure", "answer_linkage") in ended


def test_mandate_of_the_eu_mission_ends_on_19_february_2027(record):
    ahead = {one.row.slug: one for one in brief(record, "2026-06-08").deadlines}
    one = ahead["armenia-azerbaijan-eu-mission"]
    assert (one.kind, one.date.text, one.days) == ("presence_ends", "2027-02-19", 256)
    before = {one.row.slug for one in brief(record, "2024-12-31").deadlines}
    assert "armenia-azerbaijan-eu-mission" not in before  # extended only in January 2025


def test_periods_of_the_text_stand_without_a_day(record):
    keys = [term.text.article.key for term in brief(record, "2025-08-11").terms]
    assert keys == ["5", "7", "14", "15", "16"]
    assert brief(record, "2025-08-10").terms == ()


@pytest.fixture
def small(db):
    return small_record()


def test_day_ahead_is_told_once_its_sources_had_told_of_it(small):
    with revise(reason="Rowers") as edit:
        early = add_source(edit, "early", date="2025-01-01")
        late = add_source(edit, "late", date="2025-02-01")
        ties = {"citations": [{"source": early}, {"source": late}]}
        add_presence(edit, small, until="2025-06-01", ties=ties)
    assert brief(small.agreement, "2025-01-31").deadlines == ()
    [one] = brief(small.agreement, "2025-02-01").deadlines
    assert one.days == 120
    assert brief(small.agreement, "2025-06-01").deadlines == ()


def test_proposal_without_an_answer_falls_silent_once_that_is_reported(small):
    with revise(reason="Proposed") as edit:
        ties = {**small.cited(), "addressed_to": [{"party": small.borduria}]}
        row = add_proposal(edit, small, proposed_by=small.avaria, date="2025-01-10", ties=ties)
        add_answer(
            edit,
            small,
            row,
            party=small.borduria,
            answer="no_answer",
            according_to=small.avaria,
            date="2025-01-20",
        )
    waiting = silence_on(small.agreement, datetime.date(2025, 1, 19)).proposals
    assert [(one.days, one.is_silence) for one in waiting] == [(9, False)]
    [fell] = brief(small.agreement, "2025-01-20").silent_proposals
    assert (fell.proposal, fell.party, fell.days) == (row, small.borduria, 10)
    with revise(reason="Answered") as edit:
        answer = {"party": small.borduria, "answer": "accepted", "date": "2025-01-25"}
        add_answer(edit, small, row, according_to=small.borduria, **answer)
    assert silence_on(small.agreement, datetime.date(2025, 1, 25)).proposals == ()


def test_days_that_tell_something_come_newest_first(record):
    days = days_told(record, datetime.date(2025, 3, 13), 3)
    assert days[0] == datetime.date(2025, 3, 13)
    assert days == sorted(days, reverse=True)


def test_brief_as_known_before_a_late_entry_is_as_it_was(small):
    with revise(reason="An account") as edit:
        add_status(edit, small, small.articles[0], date="2025-01-10")
    before = brief(small.agreement, "2025-01-10")
    with revise(reason="Found late") as edit:
        number = edit.number
        add_status(edit, small, small.articles[1], date="2025-01-10")
    with known_at(number - 1):
        assert brief(small.agreement, "2025-01-10") == before
    assert len(brief(small.agreement, "2025-01-10").moments) > len(before.moments) or (
        brief(small.agreement, "2025-01-10").moved.count > before.moved.count
    )
