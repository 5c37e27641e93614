"""The timeline: what happened and what was said, filtered, with differing accounts together."""

import re

import pytest

from provisions.models import Event, StatusEntry, Tally
from provisions.record import revise
from tests.builders import small_record


def test_every_row_of_the_line_has_its_anchor_once(see, record):
    page = see("timeline/")
    slugs = [
        row.slug
        for model in (Event, StatusEntry, Tally)
        for row in model.objects.published().filter(agreement=record)
    ]
    assert {slug: page.source.count(f'id="{slug}"') for slug in slugs} == dict.fromkeys(slugs, 1)


def test_line_stands_by_month_newest_first(see):
    months = re.findall(r'<h2 id="m([0-9-]+)"', see("timeline/").source)
    assert (months[0], months[-1]) == ("2026-06", "2022-03")
    assert months == sorted(set(months), reverse=True)


def test_accounts_of_one_event_stand_side_by_side(see):
    words = see("timeline/").main
    pair = words[words.index("Accounts differ 11 August 2025") :]
    assert pair.startswith("Accounts differ 11 August 2025 Publication Text of the agreement")
    assert "12 August 2025 Publication Publication dated 12 August by one outlet" in pair[:700]


def test_account_stands_alone_while_its_event_has_not_counted_yet(see):
    words = see("timeline/", as_of="2025-10-01").main
    assert "End of Minsk Process activity dated to 1 September by Azerbaijan" in words
    assert "OSCE reports the Minsk Process closed" not in words


@pytest.mark.parametrize(
    "filters, shown, hidden",
    [
        ({"kind": "tally"}, "Count by Armenia", "Agreement initialled in Washington"),
        ({"party": "osce"}, "OSCE reports the Minsk Process closed", "Count by Armenia"),
        ({"article": "12"}, "Clause on domestic law", "Agreement initialled in Washington"),
        ({"from": "2025-08-01", "to": "2025-08-31"}, "Joint appeal", "Parliamentary election"),
    ],
)
def test_line_can_be_filtered(see, filters, shown, hidden):
    page = see("timeline/", **filters)
    assert page.status == 200
    assert shown in page.main
    assert hidden not in page.main
    assert "Show all" in page.main


@pytest.mark.parametrize(
    "name, value, reason",
    [
        ("kind", "rumour", "“rumour” is not known here. Known are: event, tally, status."),
        ("party", "atlantis", "“atlantis” is not known here."),
        ("article", "18", "“18” is not known here."),
        ("from", "2025-02-30", "“2025-02-30” is not a day of the calendar"),
        ("to", "soon", "“soon” is not a day"),
        ("page", "0", "“0” is not a whole number from 1 on."),
        ("page", "999", "999 is too high: the last page is 1."),
        ("party", "\x00", "“\\x00” is not known here."),
    ],
)
def test_bad_filter_is_refused_by_name(see, name, value, reason):
    page = see("timeline/", **{name: value})
    assert page.status == 400
    assert f"The parameter {name}: {reason}" in page.words


def test_range_that_ends_before_it_begins_is_refused(see):
    page = see("timeline/", **{"from": "2025-03-13", "to": "2025-03-12"})
    assert page.status == 400
    assert "The parameter to: lies before “from”" in page.words


def test_long_line_has_pages_and_opens_the_one_with_the_row(see):
    small = small_record()
    with revise(reason="A long line") as edit:
        for number in range(101):
            edit.add(
                Event,
                slug=f"event-{number}",
                agreement=small.agreement,
                kind="meeting",
                title=f"Meeting {number}",
                date=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
                confidence="high",
                ties=small.cited(),
            )
    first = see("/avaria-borduria/timeline/")
    assert first.source.count('class="moment"') == 100
    assert "101 entries, page 1 of 2" in first.main
    last = Event.objects.filter(agreement=small.agreement).order_by("sort_day", "-slug").first()
    page = see("/avaria-borduria/timeline/", row=last.slug)
    assert "page 2 of 2" in page.main
    assert page.source.count('class="moment"') == 1
    assert last.get_absolute_url() == f"/avaria-borduria/timeline/?row={last.slug}#{last.slug}"


def test_entries_that_differ_in_words_are_shown_apart(see):
    words = see("timeline/", as_of="2025-03-12", **{"from": "2025-03-12"}).main
    assert "Article filed at 7 and article filed at 15: open" in words
    assert "matched to VII since the text was published" in words
    assert "matched to XV since the text was published" in words
