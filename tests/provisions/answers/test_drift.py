"""What one party said of one subject over time, on the real record, worked out by hand.

Rows: fixtures/armenia-azerbaijan/01-record/positions.json, by the ends of their ids.
"""

import datetime

import pytest

from provisions.answers.drift import drift_on, subject_keyed, subjects_of
from provisions.known import known_at
from provisions.models import Party
from provisions.record import revise
from tests.builders import add_position, add_precondition, small_record


def drift(agreement, party, key, day="2026-06-08"):
    who = Party.objects.get(slug=party)
    return drift_on(agreement, who, subject_keyed(agreement, key), datetime.date.fromisoformat(day))


def runs(found):
    return [(run.stance, run.since.text, run.until.text) for run in found.runs]


# minsk-group-azerbaijan-2024-06-06, -2024-12-18, -2025-03-13, -2025-05, -2025-08-08
MINSK = [
    ("proposes", "2024-06-06", "2024-06-06"),
    ("disputes", "2024-12-18", "2024-12-18"),
    ("requires", "2025-03-13", "2025-05"),
    ("supports", "2025-08-08", "2025-08-08"),
]


@pytest.mark.parametrize(("day", "many"), [("2024-12-01", 1), ("2025-03-13", 3), ("2025-08-08", 4)])
def test_azerbaijan_on_the_minsk_group(record, day, many):
    found = drift(record, "azerbaijan", "minsk-group-closure", day)
    assert [stance for stance, *_ in runs(found)] == [stance for stance, *_ in MINSK[:many]]
    assert found.changes == many - 1
    if day == "2025-08-08":
        assert runs(found) == MINSK
        assert [party.slug for party in found.others] == ["armenia"]


def test_exact_words_on_the_minsk_group_requirement(record):
    found = drift(record, "azerbaijan", "minsk-group-closure")
    words = {
        said.position.date.text: [c.quotation for c in said.exact_words] for said in found.said
    }
    assert words.pop("2025-03-13") == [
        "formally abolish the obsolete and dysfunctional Minsk Group"
    ]
    assert set(map(tuple, words.values())) == {()}
    assert found.quoted == 1


def test_what_replaced_what(record):
    found = drift(record, "azerbaijan", "minsk-group-closure")
    replaced = {
        said.position.date.text: said.replaces.date.text for said in found.said if said.replaces
    }
    assert replaced == {
        "2025-03-13": "2024-06-06",
        "2025-05": "2025-03-13",
        "2025-08-08": "2025-05",
    }
    first = found.said[0]
    assert [later.date.text for later in first.replaced_by] == ["2025-03-13"]


def test_armenia_on_the_article_on_claims(record):
    """How did Armenia's position on lawsuits change? Rows article-15-armenia-…"""
    found = drift(record, "armenia", "15")
    assert runs(found) == [
        ("accepts_with_conditions", "2024-11", "../2025-03-12?"),
        ("accepts", "2025-03-13", "2025-03-13"),
        ("asserts", "2025-08-12/2026-06-08?", "2025-08-12/2026-06-08?"),
    ]
    # “December 2024” may lie before 19 December, “12 March” before “on or before 12 March”.
    assert [(one.stance, one.date.text) for one in found.unplaced] == [
        ("asserts", "2024-12"),
        ("asserts", "2025-03-12?"),
    ]
    assert len(found.said) == 7


def test_statements_of_one_day_that_differ(record):
    """Statements by Azerbaijan on 13 March 2025 that take different directions: eleven."""
    found = drift(record, "azerbaijan", "agreement")
    assert [(one.day.isoformat(), len(one.positions)) for one in found.days] == [("2025-03-13", 11)]
    same_day = [said for said in found.said if said.position.date.text == "2025-03-13"]
    assert sorted(said.position.stance for said in same_day) == [
        "asserts",
        "disputes",
        "disputes",
        "rejects",
    ]
    asserts = next(said for said in same_day if said.position.stance == "asserts")
    assert len(asserts.statement.others_that_day) == 3
    assert found.runs == ()  # the agreement as a whole touches many things


def test_what_another_party_alone_reports_is_shown_and_not_placed(record):
    small = small_record()
    with revise(reason="Words") as edit:
        row = add_precondition(edit, small)
        about = {"subject": "precondition", "precondition": row}
        add_position(edit, small, **about, stance="requires", date="2025-01-01")
        told = add_position(
            edit, small, **about, stance="rejects", date="2025-02-01", reported_by=small.borduria
        )
    found = drift(small.agreement, "avaria", "ferry-toll")
    assert (runs(found), found.unplaced) == ([("requires", "2025-01-01", "2025-01-01")], [told])


def test_correction_shows_what_it_corrects_and_stands_alone(record):
    small = small_record()
    with revise(reason="Words") as edit:
        row = add_precondition(edit, small)
        about = {"subject": "precondition", "precondition": row}
        wrong = add_position(edit, small, **about, stance="requires", date="2025-01-01")
    with revise(reason="Corrected", kind="correction") as edit:
        right = edit.correct(wrong, stance="urges")
    [said] = drift(small.agreement, "avaria", "ferry-toll").said
    assert (said.position, said.corrected) == (right, wrong)


def test_organ_speaks_for_its_party_and_silence_is_empty(record):
    found = drift(record, "germany", "7")
    assert (found.said, found.days, found.is_on_record) == ((), (), True)
    assert [party.slug for party in found.others] == ["armenia", "azerbaijan"]
    organs = drift(record, "armenia", "venice-commission-opinion").said
    assert [said.position.party.slug for said in organs] == ["armenia-national-assembly"]


def test_precondition_is_not_on_record_before_anybody_raised_it(record):
    assert not drift(record, "azerbaijan", "minsk-group-closure", "2024-01-01").is_on_record
    assert drift(record, "azerbaijan", "minsk-group-closure", "2024-06-06").is_on_record


def test_subjects_are_found_by_key_alone(record):
    assert subject_keyed(record, "7").kind == "article"
    assert subject_keyed(record, "stage").kind == "stage"
    assert subject_keyed(record, "article") is None
    assert subject_keyed(record, "atlantis") is None
    germany = Party.objects.get(slug="germany")
    [(subject, count)] = subjects_of(record, germany, datetime.date(2026, 6, 8))
    assert (subject.key, count) == ("armenia-azerbaijan-call-continued-eu-monitoring", 1)


def test_answer_as_known_before_a_later_statement_is_as_it_was(record):
    before = drift(record, "azerbaijan", "minsk-group-closure")
    first = before.said[0].position
    with revise(reason="Found late") as edit:
        number = edit.number
        edit.amend(first, summary="Reworded.")
    with known_at(number - 1):
        found = drift(record, "azerbaijan", "minsk-group-closure")
        assert found == before
        assert found.said[0].position.summary.startswith("Proposed a joint appeal")
    assert (
        drift(record, "azerbaijan", "minsk-group-closure").said[0].position.summary == "Reworded."
    )


def test_answer_asks_the_database_as_often_for_many_statements(record, django_assert_num_queries):
    minsk, whole = subject_keyed(record, "minsk-group-closure"), subject_keyed(record, "agreement")
    azerbaijan, day = Party.objects.get(slug="azerbaijan"), datetime.date(2026, 6, 8)
    with django_assert_num_queries(4):
        assert len(drift_on(record, azerbaijan, minsk, day).said) == 5
    with django_assert_num_queries(2):
        assert len(drift_on(record, azerbaijan, whole, day).said) == 9
