"""What had no answer on a day, by the published rule, on the real record, worked out by hand.

Rows: fixtures/armenia-azerbaijan/01-record/status-entries.json, by the ends of their ids.
"""

import datetime

import pytest

from provisions.answers.silence import silence_on
from provisions.answers.standing import SILENT_AFTER, UNMOVED_AFTER
from provisions.known import known_at
from provisions.record import revise
from tests.builders import add_position, add_precondition, add_step, small_record


def silence(agreement, day):
    return silence_on(agreement, datetime.date.fromisoformat(day))


def told(found):
    """Return what had no answer: key, party, aspect, days, and whether that was reported."""
    return [
        (
            one.precondition.key,
            one.party.slug,
            one.aspect.removeprefix("answer_"),
            one.days,
            one.reported is not None,
        )
        for one in found
    ]


# 6 June 2024 (minsk-group-closure-standing-stated-2024-06-06) is 287 days before 20 March
# 2025; 9 January 2025 (return-of-azerbaijanis-standing-stated-2025-01-09-…) is 70.
MARCH = [
    ("minsk-group-closure", "armenia", "substance", 287, False),
    ("return-of-azerbaijanis", "armenia", "substance", 70, False),
]
# Reported by Armenia: signing-consultations-substance-of-azerbaijan-no-answer-2025-03-22-armenia,
# joint-investigation-…-2025-03-31-armenia, evidence-of-alleged-breaches-…-2025-03-armenia.
# “March 2025” and “14 to 31 March” count from 31 March: 434 days before 8 June 2026.
JUNE = [
    ("signing-consultations", "azerbaijan", "substance", 443, True),
    ("evidence-of-alleged-breaches", "azerbaijan", "substance", 434, True),
    ("joint-investigation", "azerbaijan", "substance", 434, True),
    ("border-areas-through-delimitation", "azerbaijan", "substance", 424, False),
    ("release-of-detained-people", "azerbaijan", "substance", 424, False),
    ("venice-commission-opinion", "azerbaijan", "substance", 424, False),
]


@pytest.mark.parametrize(("day", "expected"), [("2025-03-20", MARCH), ("2026-06-08", JUNE)])
def test_what_had_no_answer_since_when_and_for_how_long(record, day, expected):
    assert told(silence(record, day).silences) == expected


def test_linkage_is_asked_from_the_first_statement_that_makes_it_a_requirement(record):
    # minsk-group-closure: proposed on 6 June 2024, stated as a requirement on 13 March 2025,
    # which 20 March follows by seven days.
    asked = ("minsk-group-closure", "armenia", "linkage", 7, False)
    assert asked in told(silence(record, "2025-03-20").waiting)
    before = told(silence(record, "2025-03-12").unanswered)
    assert [one[:3] for one in before if one[0] == "minsk-group-closure"] == [
        ("minsk-group-closure", "armenia", "substance")
    ]


def test_answer_of_april_2025_ends_the_silence_on_the_minsk_group(record):
    # minsk-group-closure-substance-conditional-2025-04-15, …-linkage-counter-proposed-2025-04-15
    before = {one.precondition.key for one in silence(record, "2025-04-09").unanswered}
    after = {one.precondition.key for one in silence(record, "2025-04-15").unanswered}
    assert "minsk-group-closure" in before
    assert "minsk-group-closure" not in after


def test_what_was_asked_lately_is_not_called_a_silence(record):
    found = silence(record, "2025-04-16")
    assert told(found.waiting) == [
        ("border-areas-through-delimitation", "azerbaijan", "substance", 6, False),
        ("end-of-claims-on-armenia", "azerbaijan", "substance", 6, False),
        ("release-of-detained-people", "azerbaijan", "substance", 6, False),
        ("venice-commission-opinion", "azerbaijan", "substance", 6, False),
        ("minsk-group-simultaneity", "azerbaijan", "substance", 1, False),
    ]
    # Reported at once, though asked 25 days before: the rule calls it a silence.
    assert ("signing-consultations", "azerbaijan", "substance", 25, True) in told(found.silences)


def test_nothing_counts_further_than_the_record_can_speak_for(record):
    found = silence(record, "2026-11-26")
    assert found.counted_to == datetime.date(2026, 6, 8)
    assert found.searched_on == datetime.date(2026, 11, 22)
    assert told(found.silences) == JUNE


def test_what_was_done_without_an_answer_stands_beside_it(record):
    done = {
        one.precondition.key: one.fulfilment.status
        for one in silence(record, "2026-06-08").silences
        if one.fulfilment
    }
    assert done == {"release-of-detained-people": "under_way"}


def test_requirements_of_which_no_word_changed(record):
    # transit-route-substance-counter-proposed-2024-05-10, minsk-group-closure-…-2024-06-06,
    # constitutional-change-substance-counter-proposed-2024-09-10: said again since, unchanged.
    assert [(one.precondition.key, one.days) for one in silence(record, "2025-03-20").unmoved] == [
        ("transit-route", 314),
        ("minsk-group-closure", 287),
        ("constitutional-change", 191),
    ]


@pytest.fixture
def asked(record):
    """A requirement of Avaria, stated on 1 January 2025 and made a condition of signature."""
    small = small_record()
    with revise(reason="Asked") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-01-01")
    return small, row


def test_silence_begins_after_the_days_that_the_rule_gives(asked):
    small, _ = asked
    first = datetime.date(2025, 1, 1)
    for days, silent in ((SILENT_AFTER - 1, False), (SILENT_AFTER, True)):
        found = silence_on(small.agreement, first + datetime.timedelta(days))
        assert [one.is_silence for one in found.unanswered] == [silent, silent]
    for days, listed in ((UNMOVED_AFTER - 1, 0), (UNMOVED_AFTER, 1)):
        found = silence_on(small.agreement, first + datetime.timedelta(days))
        assert len(found.unmoved) == listed


def test_requirement_let_go_and_stated_anew_counts_from_then(asked):
    small, row = asked
    with revise(reason="Let go and stated anew") as edit:
        add_step(edit, small, row, "standing", "waived", "2025-02-01")
        add_step(edit, small, row, "standing", "stated", "2025-03-01")
    assert silence(small.agreement, "2025-02-15").unanswered == ()
    assert [one.days for one in silence(small.agreement, "2025-03-11").unanswered] == [10, 10]


def test_linkage_is_asked_only_where_signature_was_made_to_depend_on_it(asked):
    small, row = asked
    with revise(reason="No condition") as edit:
        edit.amend(row, condition_of_signature="no")
    found = silence(small.agreement, "2025-02-15").unanswered
    assert [one.aspect for one in found] == ["answer_substance"]


def test_calls_inferences_and_what_is_met_are_left_out(asked):
    small, row = asked
    with revise(reason="Beside") as edit:
        for key, values in (
            ("call", {"list": "call", "form": "call"}),
            ("inferred", {"inferred_by": small.source, "ties": small.cited()}),
        ):
            beside = add_precondition(edit, small, key=key, **values)
            add_step(edit, small, beside, "standing", "stated", "2025-01-01")
        add_step(edit, small, row, "fulfilment", "met", "2025-01-02")
    found = silence(small.agreement, "2026-01-01")
    assert {one.precondition.key for one in found.unanswered} == {"ferry-toll"}
    assert found.standing == ()


def test_word_on_the_subject_that_is_no_answer_stands_beside_the_silence(asked):
    small, row = asked
    about = {"subject": "precondition", "precondition": row, "party": small.borduria}
    with revise(reason="Words") as edit:
        add_position(edit, small, **about, stance="asserts", date="2024-12-01")
        said = add_position(edit, small, **about, stance="disputes", date="2025-01-20")
        add_position(edit, small, **about, stance="no_answer", date="2025-01-25")
    assert silence(small.agreement, "2025-01-10").unanswered[0].spoken is None
    assert silence(small.agreement, "2025-02-15").unanswered[0].spoken == said


def test_second_account_of_the_same_is_no_change(asked):
    small, row = asked
    account = {"voice": "party", "rule": "", "basis": "", "according_to": small.avaria}
    with revise(reason="Again") as edit:
        add_step(edit, small, row, "standing", "stated", "2025-02-01")
        add_step(edit, small, row, "standing", "stated", "2025-02-02", **account)
    [one] = silence(small.agreement, "2025-06-01").standing
    assert one.last.date.text == "2025-01-01"
    with revise(reason="Otherwise") as edit:
        add_step(edit, small, row, "fulfilment", "not_begun", "2025-03-01", **account)
    [one] = silence(small.agreement, "2025-06-01").standing
    assert one.last.date.text == "2025-03-01"


def test_answer_as_known_before_a_late_answer_is_as_it_was(asked):
    small, row = asked
    before = silence(small.agreement, "2025-02-15")
    with revise(reason="Found late") as edit:
        number = edit.number
        answer = {"party": small.borduria}
        add_step(edit, small, row, "answer_linkage", "rejected", "2025-01-05", **answer)
    with known_at(number - 1):
        assert silence(small.agreement, "2025-02-15") == before
    now = silence(small.agreement, "2025-02-15").unanswered
    assert [one.aspect for one in now] == ["answer_substance"]


def test_answer_asks_the_database_as_often_on_every_day(record, django_assert_num_queries):
    for day in ("2025-03-20", "2026-06-08"):
        with django_assert_num_queries(15):
            silence(record, day)
