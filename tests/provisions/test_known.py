"""Reads of the record as it stood after a revision give what a slow replay gives."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Count, Exists, OuterRef

from provisions.known import known_at, known_revision
from provisions.models import (
    Change,
    Citation,
    Party,
    Position,
    Revision,
    Source,
    StatusEntry,
    Tracked,
)
from provisions.models.revision import LogModel
from provisions.record import revise
from provisions.refusals import RecordRefused
from tests.builders import add_position, add_source, add_status, small_record
from tests.random_edits import random_edits
from tests.replay import replay

MODELS = [m for m in apps.get_models() if issubclass(m, Tracked | LogModel)]


@pytest.fixture
def edited(db):
    """A small record: built (1), filled (2), a row amended (3), corrected (4), retracted (5)."""
    small = small_record()
    with revise(reason="Fill") as edit:
        small.first = add_status(edit, small, small.articles[0], note="first")
        small.doomed = add_position(edit, small)
        small.second = add_source(edit, "second")
    with revise(reason="Amend") as edit:
        edit.amend(small.source, title="Another title", ties={})
        edit.amend(small.first, ties={"citations": [{"source": small.second}]})
    with revise(reason="Correct") as edit:
        small.corrected = edit.correct(small.first, status="agreed")
    with revise(reason="Retract") as edit:
        edit.retract(small.doomed)
    return small


def test_known_at_reads_values_as_the_revision_left_them(edited):
    titles = {}
    for number in (1, 2, 3, 5, None):
        with known_at(number):
            assert known_revision() == number
            titles[number] = Source.objects.get(pk=edited.source.pk).title
    old = "Report avaria-borduria-gazette"
    assert titles == {1: old, 2: old, 3: "Another title", 5: "Another title", None: "Another title"}


def test_known_at_holds_no_row_before_it_was_added(edited):
    with known_at(1):
        assert list(StatusEntry.objects.all()) == []
        assert not Position.objects.exists()
        assert not Source.objects.filter(slug="second").exists()
    with known_at(0):
        assert [model for model in MODELS if model.objects.exists()] == []


def test_known_at_shows_an_entry_until_it_was_corrected_or_retracted(edited):
    shown = {}
    for number in (2, 3, 4, 5):
        with known_at(number):
            shown[number] = (
                list(StatusEntry.objects.in_force().values_list("status", flat=True)),
                Position.objects.published().count(),
                Position.objects.tombstones().count(),
            )
    assert shown == {
        2: (["open"], 1, 0),
        3: (["open"], 1, 0),
        4: (["agreed"], 1, 0),
        5: (["agreed"], 0, 1),
    }


def test_known_at_reaches_through_relations_in_each_direction(edited):
    with known_at(2):
        entry = StatusEntry.objects.select_related("article__agreement").get()
        assert entry.citations.published().get().source.title == "Report avaria-borduria-gazette"
        assert entry.according_to.accounts.count() == 1
        cited = Source.objects.filter(citations__status_entry=entry)
        assert [source.slug for source in cited] == ["avaria-borduria-gazette"]
        uncited = Source.objects.filter(citations__isnull=True)
        assert [source.slug for source in uncited] == ["second"]
    with known_at(3):
        [citation] = StatusEntry.objects.get().citations.published()
        assert citation.source == edited.second


def test_known_at_counts_and_groups_and_unites(edited):
    with known_at(3):
        by_source = Source.objects.annotate(Count("citations")).order_by("slug")
        counts = {source.slug: source.citations__count for source in by_source}
        # The citation that was taken away is counted too: it is retracted, not gone.
        assert counts == {"avaria-borduria-gazette": 3, "second": 1}
        speaking = Exists(Position.objects.filter(party=OuterRef("pk")))
        assert [str(p) for p in Party.objects.filter(speaking)] == ["Avaria"]
        days, others = (
            m.objects.order_by().values_list("sort_day") for m in (Position, StatusEntry)
        )
        assert len(days.union(others)) == 2


def test_known_at_reads_the_log_up_to_the_revision(edited):
    with known_at(3):
        assert list(Revision.objects.values_list("number", flat=True)) == [3, 2, 1]
        assert Change.objects.filter(revision__number__gt=1).count() == 5
        assert Revision.objects.get(number=3).changes.count() == 2


def test_known_at_ends_with_its_block_also_after_an_error(edited):
    with pytest.raises(ZeroDivisionError), known_at(1):
        raise ZeroDivisionError
    assert known_revision() is None


def test_amending_what_a_row_is_about_is_refused(edited):
    with pytest.raises(RecordRefused, match="article: never changes"):
        with revise(reason="Move it") as edit:
            edit.amend(edited.corrected, article=edited.articles[1])


def test_everything_the_record_held_equals_a_replay_of_its_revisions(sample):
    """Over each model and revision: the same rows with the same values, in every column."""
    random_edits(seed=4, count=25)
    told = {}
    last = Revision.objects.count()
    for number in range(1, last + 1):
        with known_at(number):
            told[number] = {model: _all(model) for model in MODELS}
    seen = []
    for number in replay():
        for model in MODELS:
            assert told[number][model] == _all(model), (number, model)
        seen.append(number)
    assert seen == list(range(1, last + 1))


def _all(model):
    rows = model.objects.order_by().values_list()
    return sorted(map(repr, rows))


def test_present_reads_ask_no_history(sample, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        list(Citation.objects.select_related("source"))
    assert "historical" not in asked.statements[0]


def test_every_row_names_what_never_changes_of_it():
    for model in MODELS:
        if issubclass(model, Tracked):
            assert model.permanent, model
            assert {model._meta.get_field(name).name for name in model.permanent}
