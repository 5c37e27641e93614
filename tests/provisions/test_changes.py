import pytest

from provisions.changes import row_changes, versions_of
from provisions.models import Change, Revision, StatusEntry
from provisions.record import revise
from tests.builders import add_source, add_status, small_record

pytestmark = pytest.mark.django_db


def fields(change):
    return [(f.field, f.before, f.after) for f in change.fields]


def changes_in(number):
    return row_changes(list(Change.objects.filter(revision=number)))


def test_added_row_shows_every_field_and_its_source():
    small = small_record()
    with revise(reason="New") as edit:
        entry = add_status(edit, small, small.articles[0], ties=small.cited(quotation="so it is"))
    [change] = changes_in(2)
    assert (change.noun, change.row, change.action) == ("status-entry", entry.slug, "added")
    assert ("article", None, "avaria-borduria-1") in fields(change)
    assert ("date", None, "2025-01-10") in fields(change)
    [tie] = change.ties
    assert (tie.tie, tie.action) == ("citations", "added")
    assert [(f.field, f.after) for f in tie.fields] == [
        ("source", "avaria-borduria-gazette"),
        ("quotation", "so it is"),
    ]


def test_change_shows_only_what_differs_in_data_and_in_words():
    small = small_record()
    with revise(reason="Kind") as edit:
        edit.amend(small.source, kind="official", note="Relays a ministry")
    [change] = changes_in(2)
    assert fields(change) == [("kind", "news", "official"), ("note", None, "Relays a ministry")]
    assert (change.fields[0].label, change.fields[0].before_words) == ("kind", "news")


def test_correction_is_shown_against_what_it_replaces():
    small = small_record()
    with revise(reason="New") as edit:
        old = add_status(edit, small, small.articles[0])
    with revise(reason="Wrong day", kind="correction") as edit:
        edit.correct(old, date="2025-01-09")
    [change] = changes_in(3)
    assert change.action == "corrected"
    assert fields(change) == [
        ("date", "2025-01-10", "2025-01-09"),
        ("supersedes", None, "avaria-borduria-1-open-2025-01-10-avaria"),
    ]


def test_removed_and_changed_citations_are_told_apart():
    small = small_record()
    with revise(reason="New") as edit:
        second = add_source(edit, "second")
        edit.amend(
            small.agreement,
            ties={"citations": [{"source": small.source, "quotation": "a"}, {"source": second}]},
        )
    with revise(reason="Drop one, change one") as edit:
        edit.amend(small.agreement, ties=small.cited(quotation="b"))
    [change] = changes_in(3)
    assert change.fields == ()
    assert sorted((t.action, [(f.before, f.after) for f in t.fields]) for t in change.ties) == [
        ("changed", [("a", "b")]),
        ("removed", [(None, "second")]),
    ]


def test_versions_of_a_row_name_who_and_why_newest_first(django_user_model):
    small = small_record()
    user = django_user_model.objects.create_user("first-editor")
    with revise(reason="A note", author=user) as edit:
        edit.amend(small.avaria, note="x")
    newest, oldest = versions_of(small.avaria)
    assert (newest.author, newest.reason) == ("first-editor", "A note")
    assert fields(newest.change) == [("note", None, "x")]
    assert (oldest.change.revision, oldest.change.version) == (1, 1)


@pytest.mark.parametrize("count", [1, 50])
def test_changes_take_the_same_queries_for_any_number_of_rows(count, django_assert_num_queries):
    small = small_record(articles=count)
    with revise(reason="Many") as edit:
        for article in small.articles:
            add_status(edit, small, article)
    lines = list(Change.objects.filter(revision=2))
    assert len(lines) == count
    with django_assert_num_queries(12):
        row_changes(lines)


def test_history_equals_the_rows_it_is_of():
    small = small_record()
    with revise(reason="New") as edit:
        entry = add_status(edit, small, small.articles[0])
    newest = StatusEntry.history.get(id=entry.pk, version=1)
    columns = [f.attname for f in StatusEntry._meta.concrete_fields]
    assert {c: getattr(newest, c) for c in columns} == {
        c: getattr(StatusEntry.objects.get(pk=entry.pk), c) for c in columns
    }
    assert newest.history_date == Revision.objects.get(number=2).recorded_at
