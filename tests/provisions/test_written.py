"""Queries that are written once: they answer as the query sets that they come from, always."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.known import known_at
from provisions.models import Party, Source
from provisions.reach import Head, head_of_record, head_revision
from provisions.record import revise
from provisions.written import Written
from tests.builders import add_source, small_record

pytestmark = pytest.mark.django_db


def named(slug, perspective):
    rows = Source.objects.published().filter(slug=slug, perspective=perspective)
    return rows.values_list("pk", "title")


def test_each_value_goes_to_its_own_place_each_time():
    small = small_record()
    with revise(reason="More") as edit:
        other = add_source(edit, "value-1", perspective="russian")
    find = Written(named)
    for row in (small.source, other, small.source):
        assert find(row.slug, row.perspective) == [(row.pk, row.title)]
        assert find(row.perspective, row.slug) == []
    assert find("'; DROP TABLE provisions_source; --", "%s") == []


def test_statement_is_written_once_and_sent_as_it_is():
    small = small_record()
    written = []

    def build(slug):
        written.append(slug)
        return Party.objects.published().filter(slug=slug).values_list("pk")

    find = Written(build)
    with CaptureQueriesContext(connection) as asked:
        for row in (small.avaria, small.borduria) * 2:
            assert find(row.slug) == [(row.pk,)]
    assert (len(written), len(asked)) == (1, 4)


def test_earlier_state_is_asked_for_in_its_own_words():
    small = small_record()
    was = small.source.perspective
    with revise(reason="Look at the source again") as edit:
        edit.amend(small.source, perspective="russian")
    find = Written(named)
    for revision, perspective in ((None, "russian"), (1, was), (None, "russian")):
        with known_at(revision):
            [row] = find(small.source.slug, perspective)
            assert row == (small.source.pk, small.source.title)
    with known_at(1):
        assert find(small.source.slug, "russian") == []


@pytest.mark.parametrize(
    ("build", "values", "why"),
    [
        (lambda: Source.objects.values_list("date"), (), "needs more than is read"),
        (lambda name: Source.objects.filter(publisher=name).values_list("pk"), "x", "changes"),
    ],
)
def test_query_that_is_more_than_texts_is_refused(build, values, why):
    with pytest.raises(TypeError, match=why):
        Written(build)(*values)


def test_head_names_the_last_revision():
    assert head_of_record() is None
    small_record()
    for _ in range(2):
        last = head_revision()
        assert head_of_record() == Head(last.number, last.digest)
        with revise(reason="More") as edit:
            add_source(edit, f"source-{last.number}")
