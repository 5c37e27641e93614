"""What moved on the real record between chosen days, against a table worked out by hand."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisions.compare import Point, compare
from provisions.compare.words import word_differences
from provisions.models import Agreement
from provisions.record import revise
from tests.builders import (
    add_position,
    add_precondition,
    add_status,
    add_step,
    small_record,
)
from tests.conftest import committed_record

NUMBERS = [str(number) for number in range(1, 18)]
TEXTS = ["title", "preamble", *NUMBERS]
READING = {"voice": "reading", "according_to": None, "rule": "last_reported", "basis": "stated"}


@pytest.fixture(scope="module", autouse=True)
def loaded_record(django_db_setup, django_db_blocker):
    with committed_record(django_db_blocker):
        yield


@pytest.fixture
def record(db):
    return Agreement.objects.get(slug="armenia-azerbaijan")


def between(agreement, first, last):
    days = (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    return compare(agreement, *map(Point, days))


def words(moves, whose=None, **about):
    """Return what moved in one voice, by article or precondition: the words before and after."""
    found = {}
    for moved in moves:
        of = moved.about
        if (whose or "") == str(of.whose or "") and all(
            getattr(of, k) == v for k, v in about.items()
        ):
            key = getattr(of.article or of.precondition, "key", of.aspect)
            found[key] = tuple([_word(row) for row in rows] for rows in (moved.before, moved.after))
    return found


def _word(row):
    rule = getattr(row, "rule", "")
    return f"{row.status} {rule}".strip()


def stances(found):
    return {
        (str(m.about.party), (m.about.article and m.about.article.key) or m.about.subject.key): (
            sorted(p.stance for p in m.before),
            sorted(p.stance for p in m.after),
        )
        for m in found.stances
    }


def test_real_record_moved_on_13_march_2025_as_worked_out_by_hand(record):
    found = between(record, "2025-03-12", "2025-03-13")
    # Both ministries announced the whole text: each article read otherwise, or by another rule.
    agreed = ["agreed both_parties"]
    assert words(found.articles, voice="reading") == {
        **dict.fromkeys(NUMBERS, (["agreed elimination"], agreed)),
        **dict.fromkeys(["7", "15"], (["open last_reported"], agreed)),
        **dict.fromkeys(["title", "preamble"], ([], agreed)),
    }
    azerbaijan = words(found.articles, whose="Azerbaijan")
    assert azerbaijan == {
        **dict.fromkeys(TEXTS, ([], ["agreed"])),
        **dict.fromkeys(["7", "15"], (["open"], ["agreed"])),
    }
    # Armenia had called the preamble and XII agreed before: that moved nothing.
    armenia = words(found.articles, whose="Armenia")
    assert set(azerbaijan) - set(armenia) == {"preamble", "12"}
    assert words(found.stage, voice="reading") == {
        "stage": (["negotiating both_parties"], ["text_agreed both_parties"])
    }
    assert [(str(m.about.party), m.before[0].agreed, m.after[0].agreed) for m in found.tallies] == [
        ("Armenia", 15, 17),
        ("Azerbaijan", 15, 17),
    ]
    assert found.texts == ()
    standing = words(found.requirements, aspect="standing")
    assert standing["third-party-forces"][1] == standing["claims-withdrawal"][1]
    assert standing["third-party-forces"] == (
        ["stated single_account"],
        ["absorbed both_parties"],
    )
    assert words(found.requirements, aspect="answer_substance") == {
        "claims-withdrawal": (["conditional single_account"], ["accepted both_parties"]),
        "third-party-forces": (["counter_proposed single_account"], ["accepted both_parties"]),
    }
    assert "minsk-group-closure" not in standing
    assert stances(found)["Azerbaijan", f"{record.slug}-minsk-group-closure"] == (
        ["disputes"],
        ["requires"],
    )
    assert stances(found)["Armenia", "7"] == (["asserts"], ["accepts"])


def test_real_record_moved_by_11_august_2025_as_worked_out_by_hand(record):
    found = between(record, "2025-03-13", "2025-08-11")
    assert found.articles == ()
    assert words(found.stage, voice="reading", aspect="stage") == {
        "stage": (["text_agreed both_parties"], ["initialled both_parties"])
    }
    acts = [m for m in found.stage if m.about.aspect == "act" and m.about.voice == "reading"]
    assert [(str(m.about.party), m.before, m.after[0].status) for m in acts] == [
        ("Armenia", (), "initialled"),
        ("Azerbaijan", (), "initialled"),
    ]
    # The text was published on 11 August; three articles had been described before.
    assert [text.article.key for text in found.texts] == TEXTS
    assert [text.article.key for text in found.texts if text.before] == ["7", "12", "15"]
    assert {text.after.disclosure for text in found.texts} == {"published"}
    requirements = {
        (m.about.precondition.key, m.about.aspect): (
            [row.status for row in m.before],
            [row.status for row in m.after],
        )
        for m in found.requirements
    }
    minsk = {
        aspect: was for (key, aspect), was in requirements.items() if key == "minsk-group-closure"
    }
    assert minsk == {
        "standing": (["stated"], ["not_repeated"]),
        "answer_substance": ([], ["accepted"]),
        "answer_linkage": ([], ["counter_proposed"]),
        "fulfilment": (["not_begun"], ["under_way"]),
    }
    assert requirements["constitutional-change", "answer_linkage"] == (
        ["rejected"],
        ["counter_proposed"],
    )
    assert found.tallies == ()


def test_days_that_hold_the_same_moved_nothing(record):
    found = between(record, "2026-07-01", "2026-11-01")
    assert (found.count, {c.added + c.gone for c in found.counted}) == (0, {0})


def test_comparison_counts_what_came_between(record):
    counted = {
        c.kind: (c.added, c.gone) for c in between(record, "2025-03-12", "2025-03-13").counted
    }
    assert (counted["event"], counted["tally"], counted["draft"]) == ((4, 0), (2, 0), (0, 0))


def test_rows_of_what_goes_on_around_the_talks_are_counted_too(record):
    counted = {c.kind: c.added for c in between(record, "2025-03-14", "2025-03-31").counted}
    around = ("incident", "reaction", "proposal", "stage", "assessment")
    # Eighteen accounts dated 15 to 31 March 2025, or of March with no day; Washington on the
    # 16th, 21st and 25th; three proposals; one stage of a case; no assessment.
    assert [counted[kind] for kind in around] == [18, 3, 3, 1, 0]


def test_day_before_the_record_holds_nothing(record):
    found = between(record, "2020-01-01", "2025-08-11")
    moves = (*found.stage, *found.articles, *found.requirements, *found.stances, *found.tallies)
    assert {moved.before for moved in moves} == {()}
    assert {text.before for text in found.texts} == {None}
    assert between(record, "2019-01-01", "2020-01-01").count == 0


@pytest.fixture
def small(db):
    return small_record(articles=2)


def test_word_said_again_moves_nothing_and_another_word_does(small):
    with revise(reason="Said twice") as edit:
        for article, later in zip(small.articles, ("open", "agreed"), strict=True):
            add_status(edit, small, article, date="2025-01-10")
            add_status(edit, small, article, date="2025-02-10", status=later)
    [moved] = between(small.agreement, "2025-01-31", "2025-02-28").articles
    assert moved.about.article == small.articles[1]
    assert ([row.status for row in moved.before], [row.status for row in moved.after]) == (
        ["open"],
        ["agreed"],
    )


def test_another_rule_moves_a_reading(small):
    with revise(reason="Two rules") as edit:
        add_status(edit, small, small.articles[0], **READING)
        later = READING | {"rule": "both_parties", "date": "2025-02-10"}
        add_status(edit, small, small.articles[0], **later)
    [moved] = between(small.agreement, "2025-01-31", "2025-02-28").articles
    assert (moved.before[0].rule, moved.after[0].rule) == ("last_reported", "both_parties")


def test_requirement_that_came_on_record_is_raised(small):
    with revise(reason="A toll") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-02-10")
        later = add_precondition(edit, small, key="bridge", title="A bridge")
        add_step(edit, small, later, "standing", "stated", "2025-03-10")
    found = between(small.agreement, "2025-01-31", "2025-02-28")
    assert (found.raised, found.withdrawn) == ((row,), ())
    assert [m.about.precondition for m in found.requirements] == [row]


def test_statements_of_one_day_stand_together(small):
    with revise(reason="Words") as edit:
        add_position(edit, small, date="2025-02-10", stance="supports")
        add_position(edit, small, date="2025-02-10", stance="rejects")
        add_position(edit, small, date="2025-03-10", stance="rejects")
    [moved] = between(small.agreement, "2025-02-28", "2025-03-28").stances
    assert {row.stance for row in moved.before} == {"supports", "rejects"}
    assert [row.stance for row in moved.after] == ["rejects"]


def test_withdrawn_row_is_on_neither_side(small):
    with revise(reason="Said") as edit:
        entry = add_status(edit, small, small.articles[0], date="2025-02-10")
    with revise(reason="Never said", kind="retraction") as edit:
        edit.retract(entry)
    found = between(small.agreement, "2025-01-31", "2025-02-28")
    assert (found.count, {c.added for c in found.counted}) == (0, {0})


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("a b", "a b", [("kept", "a b")]),
        ("", "new words", [("added", "new words")]),
        ("old words", "", [("removed", "old words")]),
        (
            "the toll ends in May",
            "the toll ends in June",
            [("kept", "the toll ends in"), ("removed", "May"), ("added", "June")],
        ),
        (
            "one two three",
            "four five six",
            [("removed", "one two three"), ("added", "four five six")],
        ),
        ("ends  in\nMay", "ends in May", [("kept", "ends in May")]),
    ],
)
def test_word_differences_read_as_written(before, after, pieces):
    found = word_differences(before, after)
    assert [(piece.kind, piece.words) for piece in found] == pieces


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_word_differences_hold_both_texts(before, after):
    pieces = word_differences(" ".join(before), " ".join(after))
    for texts, kinds in ((before, ("kept", "removed")), (after, ("kept", "added"))):
        assert [w for p in pieces if p.kind in kinds for w in p.words.split()] == texts
