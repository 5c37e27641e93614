"""Replies of parties: what they may name, and how they stand under both clocks."""

from __future__ import annotations

import datetime

import pytest

from provisions.known import known_at
from provisions.models import Position, Revision
from provisions.record import RecordRefused, revise
from provisions.redaction import redact
from provisions.replies import replies_on
from provisions.transfer.reader import load_folder
from provisions.transfer.writer import dump_folder
from tests.builders import add_status, small_record
from tests.provisions.admin.rows import add_statement

LATE = datetime.date(2025, 6, 1)


@pytest.fixture
def small(db):
    return small_record()


def answer(edit, small, *entries, **values):
    ties = small.cited() | {
        "replies_to": [{"noun": entry.noun(), "row": entry.slug} for entry in entries]
    }
    said = {"subject": "article", "article": small.articles[0], "stance": "disputes"}
    return add_statement(edit, small, ties=ties, date="2025-02-01", **said | values)


@pytest.fixture
def entry(small):
    with revise(reason="An account") as edit:
        return add_status(edit, small, small.articles[0])


def test_reply_stands_beside_its_entry_from_its_day_on(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    before, from_then = (
        replies_on(small.agreement, datetime.date(2025, *day)) for day in ((1, 31), (2, 1))
    )
    assert (before.answering(entry), before.answered_by(said)) == ((), ())
    assert (from_then.answering(entry), from_then.answered_by(said)) == ((said,), (entry,))
    assert from_then.answered_by(entry) == ()


def test_reply_is_known_from_its_revision_on(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(said)
    held = []
    for number in (2, 3, 4):
        with known_at(number):
            held.append([row.pk for row in replies_on(small.agreement, LATE).answering(entry)])
    assert held == [[], [said.pk], []]


def test_reply_stays_beside_what_corrects_the_entry(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    with revise(reason="Corrected", kind="correction") as edit:
        newer = edit.correct(entry, note="Put right")
    with revise(reason="Corrected again", kind="correction") as edit:
        newest = edit.correct(newer, note="Put right once more")
    replies = replies_on(small.agreement, LATE)
    assert [replies.answering(row) for row in (entry, newer, newest)] == [(said,)] * 3


def test_corrected_reply_takes_its_entry_along(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    with revise(reason="Corrected", kind="correction") as edit:
        newer = edit.correct(said, summary="Said that it had not been agreed.")
    assert replies_on(small.agreement, LATE).answering(entry) == (newer,)


def test_entry_with_a_reply_can_be_withdrawn_and_the_reply_stays(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(entry)
    assert Position.objects.in_force().get() == said
    assert replies_on(small.agreement, LATE).answered_by(said) == ()


def test_reply_changes_no_status(small, entry):
    before = entry.version
    with revise(reason="A reply") as edit:
        answer(edit, small, entry)
    entry.refresh_from_db()
    assert (entry.version, entry.status, entry.state) == (before, "open", "published")
    assert [line.noun for line in Revision.objects.first().changes.all()] == ["position"]


@pytest.mark.parametrize(
    ("noun", "slug", "words"),
    [
        ("status-entry", "never-was", "the record holds no status-entry never-was."),
        ("report", "1", "the record holds no report 1."),
        ("Status", "x", "noun: A public id holds lower-case letters"),
        ("agreement", "other-talks", "agreement other-talks is of another agreement."),
    ],
)
def test_reply_names_an_entry_of_its_agreement(small, noun, slug, words):
    small_record(slug="other-talks")
    ties = small.cited() | {"replies_to": [{"noun": noun, "row": slug}]}
    with pytest.raises(RecordRefused, match=words):
        with revise(reason="A reply") as edit:
            add_statement(edit, small, ties=ties)


def test_statement_is_no_reply_to_itself(small):
    ties = small.cited() | {"replies_to": [{"noun": "position", "row": "itself"}]}
    with pytest.raises(RecordRefused, match="no reply to itself"):
        with revise(reason="A reply") as edit:
            add_statement(edit, small, slug="itself", ties=ties)


def test_reply_travels_in_files(small, entry, tmp_path):
    with revise(reason="A reply") as edit:
        answer(edit, small, entry, slug="the-reply")
    dump_folder(small.agreement, tmp_path)
    assert f'"row": "{entry.slug}"' in (tmp_path / "positions.json").read_text()
    before = Revision.objects.count()
    load_folder(tmp_path, reason="Loaded again")
    assert Revision.objects.count() == before


def test_redacted_reply_names_nothing_any_more(small, entry):
    with revise(reason="A reply") as edit:
        said = answer(edit, small, entry)
    redact([said], reason="A court ordered it", by="an operator")
    with known_at(3):
        assert replies_on(small.agreement, LATE).answering(entry) == ()


def test_replies_take_as_many_queries_for_thirty_as_for_one(
    small, entry, django_assert_num_queries
):
    with django_assert_num_queries(1):
        replies_on(small.agreement, LATE)
    for count in (1, 29):
        with revise(reason="Replies") as edit:
            for number in range(count):
                answer(edit, small, entry, summary=f"Said {count}-{number}.")
        with django_assert_num_queries(5):
            replies_on(small.agreement, LATE)
