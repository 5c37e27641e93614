"""Reports of readers: received within limits, settled on the desk, outside the record."""

from __future__ import annotations

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from provisions.guards.plan import guarded_tables
from provisions.guards.role import rights_by_table
from provisions.models import Report, Revision, SenderCount
from provisions.record import revise
from provisions.reports import (
    StaleReport,
    TooManyReports,
    receive_report,
    reported_row,
    settle_report,
)
from provisions.senders import sender_key
from tests.builders import add_source, add_status, small_record
from tests.provisions.admin.rows import add_statement

NOON = datetime.datetime(2026, 5, 4, 12, 10, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def small(db):
    return small_record()


def sent(small, number=0, sender="192.0.2.7", now=NOON, **values):
    given = {
        "agreement": small.agreement,
        "kind": "error",
        "noun": "article",
        "row": small.articles[0].slug,
        "text": f"The date is wrong ({number}).",
        **values,
    }
    return receive_report(form=f"form-{number}", sender=sender, now=now, **given)


def test_report_is_new_and_nobody_handles_it(small):
    report = sent(small, contact="reader@example.org")
    assert (report.state, report.handled_by, report.handled_at) == ("new", "", None)
    assert Report.objects.get().contact == "reader@example.org"


def test_form_sent_twice_is_one_report_and_changed_words_are_another(small):
    first = sent(small)
    assert sent(small) == first
    assert sent(small, text="The date is wrong, and the place too.") != first
    assert Report.objects.count() == 2
    assert SenderCount.objects.get(sender="").count == 2


def test_sixth_report_of_an_hour_is_refused_and_the_next_hour_takes_it(small):
    for number in range(5):
        sent(small, number)
    with pytest.raises(TooManyReports) as refused:
        sent(small, 5)
    assert (refused.value.again_after, refused.value.of_all) == (50 * 60, False)
    assert Report.objects.count() == 5
    assert sent(small, 5, sender="192.0.2.8")
    assert sent(small, 5, text="Once more.", now=NOON + HOUR)


def test_all_senders_together_have_a_limit(small):
    SenderCount.objects.create(sender="", hour=NOON.replace(minute=0), count=200)
    with pytest.raises(TooManyReports) as refused:
        sent(small)
    assert refused.value.of_all
    assert (Report.objects.count(), SenderCount.objects.count()) == (0, 1)


def test_counts_of_past_hours_are_forgotten(small):
    sent(small)
    sent(small, 1, now=NOON + HOUR)
    assert set(SenderCount.objects.values_list("hour", flat=True)) == {
        datetime.datetime(2026, 5, 4, 13, tzinfo=datetime.UTC)
    }


def test_address_is_kept_nowhere(small):
    sent(small, sender="192.0.2.77")
    kept = [
        str(value)
        for model in (Report, SenderCount)
        for row in model.objects.values()
        for value in row.values()
    ]
    assert [value for value in kept if "192.0.2.77" in value] == []
    [key] = SenderCount.objects.exclude(sender="").values_list("sender", flat=True)
    assert len(key) == 64


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("", "no address", True),
    ],
)
def test_one_sender_has_one_key(one, other, same):
    day = NOON.date()
    assert (sender_key(one, day) == sender_key(other, day)) is same


def test_key_of_a_sender_differs_by_day_and_by_site(settings):
    keys = {sender_key("192.0.2.7", NOON.date() + datetime.timedelta(n)) for n in range(3)}
    settings.SECRET_KEY = "x" * 60
    keys.add(sender_key("192.0.2.7", NOON.date()))
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "a\u202eb"),
        ("text", ""),
        ("text", "x" * 4001),
        ("source", "javascript:alert(1)"),
        ("contact", "a\nb"),
        ("kind", "praise"),
    ],
)
def test_what_the_columns_do_not_take_is_refused(small, field, value):
    with pytest.raises(ValidationError) as refused:
        sent(small, **{field: value})
    assert list(refused.value.message_dict) == [field]
    assert (Report.objects.count(), SenderCount.objects.count()) == (0, 0)


# ── Handling ────────────────────────────────────────────────────────────────────────
def test_contact_is_erased_when_the_report_is_settled(small):
    report = sent(small, contact="reader@example.org")
    taken = settle_report(report, seen="new", state="under_review", by="ana", note="Asked back")
    assert (taken.contact, taken.handled_by) == ("reader@example.org", "ana")
    done = settle_report(report, seen="under_review", state="declined", by="ben")
    assert (done.contact, done.handled_by, done.note) == ("", "ben", "Asked back")
    assert Report.objects.get().contact == ""


def test_report_settled_by_somebody_else_meanwhile_is_left_as_it_is(small):
    report = sent(small)
    settle_report(report, seen="new", state="declined", by="ana")
    with pytest.raises(StaleReport, match="declined"):
        settle_report(report, seen="new", state="accepted", by="ben")
    assert Report.objects.get().handled_by == "ana"


@pytest.mark.parametrize(
    "values",
    [
        {"state": "accepted", "handled_by": "ana", "contact": "reader@example.org"},
        {"state": "under_review"},
        {"state": "accepted", "handled_by": "ana", "kind": "reply"},
        {"state": "published"},
    ],
)
def test_database_refuses_what_no_deed_writes(small, values):
    report = sent(small)
    for name, value in values.items():
        setattr(report, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


# ── Outside the record ──────────────────────────────────────────────────────────────
def test_report_is_no_part_of_the_record(small, tmp_path):
    before = [Revision.objects.count(), Revision.objects.first().digest]
    settle_report(sent(small, text="canary-9f2c"), seen="new", state="accepted", by="ana")
    assert [Revision.objects.count(), Revision.objects.first().digest] == before
    call_command("verify_record", verbosity=0)
    call_command("dump_record", small.agreement.slug, tmp_path)
    files = list(tmp_path.rglob("*.json"))
    assert len(files) > 3
    assert [path for path in files if "canary-9f2c" in path.read_text()] == []


@pytest.mark.parametrize("name", ["report", "sendercount"])
def test_desk_data_is_neither_guarded_nor_kept_in_history(name):
    model = apps.get_model("provisions", name)
    assert model._meta.db_table not in guarded_tables()
    assert not hasattr(model, "history")
    rights = rights_by_table()[model._meta.db_table]
    assert rights == "SELECT, INSERT, UPDATE, DELETE"


def test_report_is_about_a_row_that_the_public_sees(small):
    other = small_record(slug="other-talks")
    with revise(reason="Rows") as edit:
        entry = add_status(edit, small, small.articles[0])
        said = add_statement(edit, small)
        spare = add_source(edit, "spare")
    with revise(reason="Withdrawn", kind="retraction") as edit:
        edit.retract(said)
    found = [
        reported_row(small.agreement, noun, slug)
        for noun, slug in [
            ("status-entry", entry.slug),
            ("agreement", small.agreement.slug),
            ("source", spare.slug),
            ("position", said.slug),
            ("position", "never-was"),
            ("article", other.articles[0].slug),
            ("revision", "1"),
        ]
    ]
    assert found == [entry, small.agreement, spare, None, None, None, None]
