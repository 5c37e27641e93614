"""Who counts what as agreed: the real record's counts on the days that matter, by hand.

Rows: fixtures/armenia-azerbaijan/01-record/tallies.json, by the ends of their ids.
"""

import datetime

import pytest

from provisions.answers.accounts import accounts_on
from provisions.known import known_at
from provisions.models import Tally
from provisions.record import revise
from tests.builders import add_status, small_record

PREFIX = "armenia-azerbaijan-tally-"


def accounts(agreement, day):
    return accounts_on(agreement, datetime.date.fromisoformat(day))


def ends(tallies):
    return [tally.slug.removeprefix(PREFIX) for tally in tallies]


# Of each day: each party's latest counts, and how they compare.
BY_DAY = {
    "2023-05-01": ({"armenia": [], "azerbaijan": []}, []),
    "2024-07-20": (
        {"armenia": ["2023-05-armenia"], "azerbaijan": ["2024-07-20-azerbaijan"]},
        ["not_comparable"],  # two articles of no total; 80 to 90 per cent of the text
    ),
    "2024-08-31": (
        {
            "armenia": ["2024-08-31-armenia-of-16", "2024-08-31-armenia-of-17"],
            "azerbaijan": ["2024-07-20-azerbaijan"],
        },
        ["differ", "not_comparable", "not_comparable"],  # 13 of 16 and 13 of 17
    ),
    "2024-09-15": (
        {"armenia": ["2024-09-11-armenia"], "azerbaijan": ["2024-07-20-azerbaijan"]},
        ["not_comparable"],  # 13 + 3 + 1 of 17; 80 to 90 per cent
    ),
    "2024-12-18": (
        {"armenia": ["2024-12-09-armenia"], "azerbaijan": ["2024-12-18-azerbaijan"]},
        ["same"],  # both 15 of 17
    ),
    "2024-12-31": (
        {"armenia": ["2024-12-19-armenia"], "azerbaijan": ["2024-12-18-azerbaijan"]},
        ["same"],
    ),
    "2025-03-13": (
        {"armenia": ["2025-03-13-armenia"], "azerbaijan": ["2025-03-13-azerbaijan"]},
        ["same"],  # both 17 of 17
    ),
}


@pytest.mark.parametrize("day", BY_DAY)
def test_latest_counts_and_how_they_compare(record, day):
    found = accounts(record, day)
    latest = {by.party.slug: ends(by.latest) for by in found.counting}
    assert (latest, [contrast.word for contrast in found.contrasts]) == BY_DAY[day]


def test_figures_of_september_2024_are_those_that_were_given(record):
    [armenia, azerbaijan] = accounts(record, "2024-09-15").counting
    [tally] = armenia.latest  # 2024-09-11-armenia
    assert (tally.agreed, tally.partly, tally.open, tally.total) == (13, 3, 1, 17)
    [tally] = azerbaijan.latest  # 2024-07-20-azerbaijan
    assert (tally.agreed, tally.percent_low, tally.percent_high) == (None, 80, 90)


def test_counts_of_december_2024_share_figures_one_day_apart(record):
    [contrast] = accounts(record, "2024-12-31").contrasts
    assert contrast.shared == {"agreed": (15, 15), "open": (2, 2), "total": (17, 17)}
    assert (contrast.days_apart, contrast.differing) == (1, [])


def test_one_partys_accounts_of_one_day_can_differ(record):
    found = accounts(record, "2024-08-31")
    [armenia, azerbaijan] = found.counting
    assert (armenia.differs_itself, azerbaijan.differs_itself) == (True, False)
    [contrast] = found.differing
    assert (contrast.differing, contrast.shared["total"]) == (["total"], (16, 17))


def test_counts_that_name_no_article(record):
    # The preamble is named on 10 September 2024, XV and VII on 18 and 19 December.
    assert ends(accounts(record, "2024-12-31").unnamed) == [
        "2024-12-09-armenia",
        "2024-09-11-armenia",
        "2024-08-31-armenia-of-16",
        "2024-08-31-armenia-of-17",
        "2024-07-20-azerbaijan",
        "2023-05-armenia",
    ]


def test_earlier_counts_stand_newest_first(record):
    armenia, azerbaijan = accounts(record, "2025-03-13").counting
    assert ends(azerbaijan.earlier) == ["2024-12-18-azerbaijan", "2024-07-20-azerbaijan"]
    assert ends(armenia.earlier)[:2] == ["2024-12-19-armenia", "2024-12-09-armenia"]
    assert len(armenia.earlier) == 7


def test_accounts_of_single_articles(record):
    found = accounts(record, "2024-12-31")
    spoken = {
        row.state.article.key: [entry.status if entry else None for entry in row.by_party]
        for row in found.spoken_articles
    }
    # armenia-azerbaijan-7-open-2024-12-18-azerbaijan and its like; the preamble by Armenia's
    # count of 10 September 2024, the title of communications by nobody.
    assert spoken["7"] == spoken["15"] == ["open", "open"]
    assert spoken["preamble"] == ["agreed", None]
    assert found.differing_articles == ()
    later = accounts(record, "2025-03-13").spoken_articles
    assert [[entry.status for entry in row.by_party] for row in later] == [["agreed"] * 2] * 19


def test_accounts_of_an_article_that_contradict_each_other_are_found(record):
    small = small_record()
    with revise(reason="Two accounts") as edit:
        add_status(edit, small, small.articles[0], status="open")
        add_status(edit, small, small.articles[0], status="agreed", according_to=small.borduria)
        add_status(edit, small, small.articles[1], status="open")
    [row] = accounts(small.agreement, "2025-02-01").differing_articles
    assert row.state.article == small.articles[0]


def test_answer_as_known_before_a_later_count_is_as_it_was(record):
    before = accounts(record, "2024-12-31")
    source = before.counting[0].latest[0].citations.all()[0].source
    with revise(reason="Found late") as edit:
        number = edit.number
        edit.add(
            Tally,
            agreement=record,
            according_to=before.parties[0],
            date="2024-12-30",
            agreed=16,
            total=17,
            confidence="low",
            ties={"citations": [{"source": source}]},
        )
    with known_at(number - 1):
        assert accounts(record, "2024-12-31") == before
    assert [c.word for c in accounts(record, "2024-12-31").contrasts] == ["differ"]


def test_answer_asks_the_database_as_often_on_every_day(record, django_assert_num_queries):
    for day in ("2024-09-15", "2024-12-31", "2026-06-08"):
        with django_assert_num_queries(9):
            accounts(record, day)
