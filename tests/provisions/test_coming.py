"""Rows asked for beside what tells of them: as Django fetches them, in one round."""

from __future__ import annotations

import datetime

import pytest

from provisions.cited import cited_dates, dates_cited, dates_read
from provisions.coming import Coming, coming, keys_of
from provisions.counterparts import claims_about
from provisions.known import known_at
from provisions.ledgers import movements_on, positions_on, status_entries_on, tallies_on
from provisions.models import Article, Conflict, Position
from provisions.record import revise
from provisions.registers.conflicts import all_conflicts
from provisions.registers.covering import all_presences, all_proceedings
from provisions.registers.orders import all_milestones
from provisions.registers.proposals import proposals_on
from provisions.requirements import all_preconditions
from provisions.rounds import begun, in_rounds
from tests.builders import add_position, add_source, small_record
from tests.statements import Sent

DAY = datetime.date(2026, 1, 1)
READS = {
    "statements": lambda: positions_on(DAY),
    "entries": lambda: status_entries_on(DAY),
    "counts": lambda: tallies_on(DAY),
    "claims": lambda: movements_on(DAY),
    "requirements": all_preconditions,
    "conflicts": all_conflicts,
    "cases": all_proceedings,
    "presences": all_presences,
    "milestones": all_milestones,
    "proposals": lambda: proposals_on(DAY),
}


def shown(rows):
    """Return each row with all that was fetched beside it, in the order found."""
    found = []
    for row in rows:
        beside = {
            name: [
                (one.pk, str(one), getattr(one, one_field(row, name)) is row)
                for one in getattr(row, name).all()
            ]
            for name in getattr(row, "_prefetched_objects_cache", {})
        }
        found.append((row.pk, beside))
    return found


def one_field(row, name):
    return row._meta.get_field(name).field.name


@pytest.mark.parametrize("revision", [None, 1])
@pytest.mark.parametrize("name", READS)
def test_rows_come_with_what_django_would_fetch_and_in_one_round(record, name, revision):
    with known_at(revision):
        alone = shown(READS[name]().order_by("slug"))
        with Sent() as sent:
            together = in_rounds(lambda: shown(coming(READS[name]().order_by("slug"))))
    assert together == alone
    assert len(sent) == 1
    assert any(beside[tie] for _, beside in alone for tie in beside)


def test_what_else_is_asked_of_a_row_is_asked_of_its_own(record):
    """Beside what was fetched, a row's manager finds, counts and names as it does elsewhere."""

    def read():
        return list(coming(positions_on(DAY).order_by("slug")))

    together, alone = in_rounds(read), list(positions_on(DAY).order_by("slug"))
    assert [row.pk for row in together] == [row.pk for row in alone]
    for here, there in zip(together, alone, strict=True):
        first = there.citations.order_by("pk").first()
        assert here.citations.order_by("pk").first() == first
        assert set(here.citations.exclude(pk=first.pk)) == set(there.citations.all()) - {first}
        assert here.citations.filter(state="published").count() == there.citations.count()
        assert all(one.position is here for one in here.citations.order_by("-pk"))


def test_rows_can_be_named_before_they_are_there(record):
    def read():
        rows = coming(Article.objects.published().filter(key__in=["7", "10"]))
        entries = begun(list, status_entries_on(DAY).filter(article__in=keys_of(rows)))
        return {row.key for row in rows}, {entry.article.key for entry in entries()}

    with Sent() as sent:
        assert in_rounds(read) == ({"7", "10"}, {"7", "10"})
    assert len(sent) == 2, "the entries' own citations wait for them"


def test_relation_that_was_put_beside_asks_for_its_own_rows_alone(db):
    small = small_record()
    with revise(reason="More") as edit:
        late = add_source(edit, "late")
        add_position(edit, small, subject="agreement", ties={"citations": [{"source": late}]})

    def read():
        [of_late, *_] = [
            row for row in coming(positions_on(DAY)) if row.citations.all()[0].source == late
        ]
        return of_late, list(of_late.citations.filter(source=late))

    position, found = in_rounds(read)
    assert [citation.position_id for citation in found] == [position.pk]
    assert position.citations.all()[0].position is position


def test_several_may_wait_for_the_same_rows(record):
    def read():
        rows = Coming(positions_on(DAY).order_by("slug"))
        first, second = begun(shown, rows), begun(shown, rows)
        return first(), second(), shown(rows)

    first, second, third = in_rounds(read)
    assert first == second == third
    assert len(first) == Position.objects.in_force().on(DAY).count()


def test_elsewhere_rows_are_read_at_once_as_django_reads_them(record):
    rows = coming(all_conflicts())
    assert {row.pk for row in rows} == {key for (key,) in keys_of(rows).values_list("pk")}
    some = list(Conflict.objects.published()[:2])
    assert coming(some) == some
    assert keys_of(coming(some)) == [row.pk for row in some]


def test_claims_come_with_their_denials_and_what_these_rest_on_in_one_round(record):
    def read():
        found = claims_about(coming(Article.objects.published()), DAY)
        return {
            key: [
                (claim.slug, [(d.slug, cited_dates(d)) for d in claim.denials.all()])
                for claim in claims
            ]
            for key, claims in found.items()
        }

    with Sent() as sent:
        together = in_rounds(read)
    assert together == read()
    assert len(sent) == 1
    assert any(denials for claims in together.values() for _, denials in claims)


@pytest.mark.parametrize("revision", [None, 1])
def test_dates_of_sources_are_the_same_for_rows_that_come_and_rows_that_are_there(record, revision):
    with known_at(revision):
        there = list(all_conflicts())

        def read():
            rows = Coming(Conflict.objects.published())
            cited, dates = dates_cited(rows), dates_read(rows)
            return {
                row.pk: (sorted(map(str, cited(row))), sorted(map(str, dates(row)))) for row in rows
            }

        found = in_rounds(read)
        cited, dates = dates_cited(there), dates_read(there)
        assert found == {
            row.pk: (sorted(map(str, cited(row))), sorted(map(str, dates(row)))) for row in there
        }
    assert any(len(dates) > 1 for _, dates in found.values())
