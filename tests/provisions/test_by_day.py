"""What is read once for several days is, on each of them, what was read for that day alone."""

from __future__ import annotations

import datetime

import pytest

from provisions.answers.brief import brief_on
from provisions.by_day import reading_upto
from provisions.compare.comparison import compare
from provisions.compare.points import Point
from provisions.ledgers import counts_in, ledger, said_in, texts_in
from provisions.once import one_reading

LAST = datetime.date(2026, 6, 8)
DAYS = [datetime.date(*day) for day in ((2023, 9, 20), (2024, 12, 15), (2025, 3, 13), (2025, 8, 9))]
READS = (ledger, counts_in, texts_in, said_in)


@pytest.mark.parametrize("read", READS, ids=lambda read: read.__name__)
def test_rows_of_an_earlier_day_are_those_of_that_day_in_their_order(record, read):
    alone = {day: [row.slug for row in read(record.pk, day)] for day in (*DAYS, LAST)}
    with one_reading(), reading_upto(LAST):
        found = {day: [row.slug for row in read(record.pk, day)] for day in (*DAYS, LAST)}
    assert found == alone
    assert len({len(rows) for rows in alone.values()}) > 2


def test_several_days_are_asked_for_once(record, django_assert_num_queries):
    with one_reading(), reading_upto(LAST):
        with django_assert_num_queries(2):  # the lines and their citations
            assert ledger(record.pk, DAYS[0]) != ledger(record.pk, LAST)
        with django_assert_num_queries(0):
            ledger(record.pk, DAYS[2])


def test_block_inside_another_reads_upto_the_later_day(record, django_assert_num_queries):
    with one_reading(), reading_upto(LAST):
        with reading_upto(DAYS[2]), django_assert_num_queries(2):
            earlier = ledger(record.pk, DAYS[1])
        with django_assert_num_queries(0):
            assert len(ledger(record.pk, LAST)) > len(earlier)


@pytest.mark.parametrize("day", [*DAYS[1:], LAST])
def test_comparison_and_brief_say_the_same_where_more_days_are_read(record, day):
    def shown():
        moved = compare(record, Point(DAYS[0]), Point(day))
        brief = brief_on(record, day)
        return (
            [str(one) for one in (moved.stage, moved.articles, moved.stances, moved.tallies)],
            [one.precondition.slug for one in brief.unmoved],
            [one.key for one in (*brief.fell_silent, *brief.silent_proposals, *brief.ended)],
            brief.silences,
            brief.moved.count,
        )

    alone = shown()
    with one_reading(), reading_upto(LAST):
        assert shown() == alone
