"""A party's statements beside each other, who speaks, and what the record tells of by a day."""

import datetime

import pytest

from provisions.ledgers import positions_on
from provisions.models import Actor, Party
from provisions.raised import raised_by
from provisions.record import revise
from provisions.requirements import precondition_states, preconditions_of
from provisions.speakers import agreements_naming, parties_of, people_of
from provisions.stances import matrix
from provisions.testimony import days_that_differ, statements
from tests.builders import add_position, add_precondition, add_step, small_record

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 6, 1)


def said(small, *rows, **shared):
    """Record statements by Avaria, each a stance with its day, and return them oldest first."""
    with revise(reason="Statements") as edit:
        for stance, date, *more in rows:
            add_position(
                edit, small, **{**shared, "stance": stance, "date": date, **dict(*more[:1])}
            )
    return list(positions_on(DAY).filter(agreement=small.agreement))


def about(small):
    return {"subject": "article", "article": small.articles[0]}


def formers(positions):
    return [one.former and one.former.date.text for one in statements(positions)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("rejects", "2025-01-01"), ("accepts", "2025-02-01")], [None, "2025-01-01"]),
        ([("accepts", "2025-01-01"), ("accepts", "2025-02-01")], [None, None]),
        ([("rejects", "2025-01-01"), ("accepts", "2025-01-01")], [None, None]),
        ([("rejects", "2025-01"), ("accepts", "2025-01-31")], [None, None]),
        ([("rejects", "2025-01"), ("accepts", "2025-02-01")], [None, "2025-01"]),
        ([("rejects", "2025-01-01"), ("accepts", "../2025-02-01")], [None, None]),
        ([("rejects", "2025-01-01/.."), ("accepts", "2025-02-01")], [None, None]),
    ],
)
def test_former_stance_is_one_that_certainly_came_before(rows, expected):
    small = small_record()
    assert formers(said(small, *rows, **about(small))) == expected


def test_former_stance_is_that_of_the_statement_replaced():
    small = small_record()
    [first] = said(small, ("rejects", "2025-01-01"), **about(small))
    said(small, ("accepts", "2025-02-01"), **about(small))
    rows = said(small, ("accepts", "2025-03-01", {"replaces": first}), **about(small))
    assert formers(rows) == [None, "2025-01-01", "2025-01-01"]


def test_statements_about_the_whole_are_not_compared_over_time():
    small = small_record()
    assert formers(said(small, ("rejects", "2025-01-01"), ("accepts", "2025-02-01"))) == [None] * 2


def test_what_another_party_reports_is_nobodys_former_stance():
    small = small_record()
    by_other = {"reported_by": small.borduria}
    rows = [("rejects", "2025-01-01", by_other), ("accepts", "2025-02-01")]
    assert formers(said(small, *rows, **about(small))) == [None, None]


STAGE, REPORTED = {"subject": "stage"}, "reported"


@pytest.mark.parametrize(
    ("rows", "differs"),
    [
        ([("supports", "2025-03-13"), ("requires", "2025-03-13")], True),
        ([("accepts_with_conditions", "2025-03-13"), ("rejects", "2025-03-13")], True),
        ([("asserts", "2025-03-13", STAGE), ("disputes", "2025-03-13")], True),
        ([("asserts", "2025-03-13"), ("disputes", "2025-03-13")], False),
        ([("supports", "2025-03-13"), ("asserts", "2025-03-13")], False),
        ([("supports", "2025-03-12"), ("requires", "2025-03-13")], False),
        ([("supports", "2025-03"), ("requires", "2025-03-31")], False),
        ([("supports", "2025-03-13"), ("rejects", "2025-03-13", REPORTED)], False),
    ],
)
def test_day_differs_by_one_rule_for_every_party(rows, differs):
    small = small_record()
    reported = {"reported_by": small.borduria}
    rows = [(*row[:2], reported if row[2:] == (REPORTED,) else dict(*row[2:])) for row in rows]
    days = days_that_differ(said(small, *rows))
    assert [(one.day.isoformat(), len(one.positions)) for one in days] == (
        [("2025-03-13", 2)] if differs else []
    )


def test_matrix_does_not_choose_between_dates_too_vague_to_order():
    small = small_record()
    rows = [
        ("asserts", "2025-01-01"),
        ("disputes", "2025-03-19"),
        ("accepts", "2025-03-13/2025-04-10"),
    ]
    said(small, *rows, **about(small))
    cell = matrix(small.agreement, DAY).cells["avaria", small.articles[0].slug]
    assert [row.stance for row in cell.others_in_doubt] == ["disputes"]
    assert cell.others_that_day == ()
    assert {row.stance for row in cell.latest} == {"accepts", "disputes"}
    assert (cell.since.text, cell.former.stance) == ("2025-03-13/2025-04-10", "asserts")


def test_matrix_keeps_pairs_together_though_nobody_spoke_of_one():
    small = small_record()
    with revise(reason="A pair") as edit:
        one = add_precondition(edit, small)
        two = add_precondition(edit, small, key="bridge-toll", title="Bridge", paired_with=one)
        add_precondition(edit, small, key="road-toll", title="Road")
        add_position(edit, small, subject="precondition", precondition=two, stance="requires")
    [first, second] = matrix(small.agreement, DAY).rows
    assert (first[0].title, [cell.word.code for cell in first[1]]) == ("Bridge", ["requires"])
    assert (second[0].title, second[1]) == ("End of the ferry toll", [None])


def test_precondition_is_told_of_by_its_ledger_a_statement_or_the_latest_source():
    small = small_record()
    with revise(reason="Three preconditions") as edit:
        edit.amend(small.agreement, known_until=datetime.date(2025, 5, 1))
        ledger = add_precondition(edit, small)
        add_step(edit, small, ledger, "standing", "stated", "2025-01-10")
        spoken = add_precondition(edit, small, key="bridge-toll")
        add_position(edit, small, subject="precondition", precondition=spoken, date="2025-02-01")
        add_precondition(edit, small, key="road-toll")
    agreement = small.agreement
    agreement.refresh_from_db()

    def keys(day):
        date = datetime.date.fromisoformat(day)
        states = precondition_states(preconditions_of(agreement), date)
        return [state.precondition.key for state in raised_by(states, date)]

    assert keys("2025-01-09") == []
    assert keys("2025-01-10") == ["ferry-toll"]
    assert keys("2025-02-01") == ["bridge-toll", "ferry-toll"]
    assert keys("2025-05-01") == ["bridge-toll", "ferry-toll", "road-toll"]


def test_party_of_the_record_is_one_that_a_standing_row_names():
    small = small_record()
    with revise(reason="Parties") as edit:
        add = {"kind": "state"}
        edit.add(Party, slug="nowhere", name="Nowhere", **add)
        court = edit.add(Party, slug="court", name="Court", kind="court", parent=small.avaria)
        syldavia = edit.add(Party, slug="syldavia", name="Syldavia", **add)
        add_position(edit, small, party=court)
        wrong = add_position(edit, small, party=syldavia)
    assert [p.slug for p in parties_of(small.agreement)] == [
        "avaria",
        "borduria",
        "court",
        "syldavia",
    ]
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(wrong)
    assert "syldavia" not in [p.slug for p in parties_of(small.agreement)]
    other = small_record(slug="another")
    assert agreements_naming([court, small.avaria, syldavia]) == {
        court.pk: ["avaria-borduria"],
        small.avaria.pk: ["another", "avaria-borduria"],
    }
    assert "court" not in [p.slug for p in parties_of(other.agreement)]


def test_people_are_shown_from_the_day_they_took_office():
    small = small_record()
    with revise(reason="People") as edit:
        for name, since in (("B. Early", "2024-01-01"), ("A. Late", "2025-07"), ("C. Undated", "")):
            edit.add(
                Actor,
                slug=name[-4:].lower(),
                name=name,
                office="Minister",
                party=small.avaria,
                since=since or None,
            )
    assert [actor.name for actor in people_of([small.avaria], DAY)] == ["B. Early", "C. Undated"]
