"""The timeline: what happened and what was said, filtered, with differing accounts together."""

import re

import pytest

from provisions.models import (
    DraftVersion,
    Event,
    Instrument,
    Movement,
    Position,
    StatusEntry,
    Tally,
)
from provisions.record import revise
from tests.builders import small_record
from tracker.links import anchor

SHOWN = (DraftVersion, Event, Instrument, Movement, Position, StatusEntry, Tally)


def whole_line(see, **filters):
    """Return the source of every page of the line, one after the other."""
    first = see("timeline/", **filters)
    last = re.search(r"page 1 of (\d+)", first.main)
    others = range(2, int(last[1]) + 1 if last else 2)
    return "".join([first.source, *(see("timeline/", page=n, **filters).source for n in others)])


def test_every_row_of_the_line_has_its_anchor_once(see, record):
    source = whole_line(see)
    slugs = [
        anchor(row) for model in SHOWN for row in model.objects.published().filter(agreement=record)
    ]
    assert len(slugs) > 500
    assert {slug: source.count(f'id="{slug}"') for slug in slugs} == dict.fromkeys(slugs, 1)


def test_line_stands_by_month_newest_first(see):
    months = list(dict.fromkeys(re.findall(r'<h2 id="m([0-9-]+)"', whole_line(see))))
    assert (months[0], months[-1]) == ("2026-06", "1991-12")
    assert months == sorted(months, reverse=True)


@pytest.mark.parametrize("model", [DraftVersion, Instrument, Tally])
def test_row_opens_the_page_of_the_line_on_which_it_stands(see, record, model):
    row = model.objects.filter(agreement=record).first()
    assert row.get_absolute_url().startswith("/armenia-azerbaijan/timeline/?row=")
    assert f'id="{anchor(row)}"' in see(row.get_absolute_url().split("#")[0]).source


def test_denial_stands_beside_the_claim_that_it_denies(see):
    words = see("timeline/", kind="movement", article="15").main
    claim = "Claim by Azerbaijan that Armenia took the other side's terms on Article XV"
    after = words[words.index(claim) :]
    assert "Denial by Armenia that Armenia took the other side's terms on Article XV" in after[:900]
    assert "on or after 13 March 2025 (date inferred) Testimony Denial by Armenia" in words


def test_lines_of_one_ledger_day_and_voice_stand_together(see):
    words = see("timeline/", precondition="minsk-group-closure", **{"to": "2025-06-30"}).main
    title = (
        "Closure of the OSCE Minsk Group: standing stated; answer to the substance by Armenia "
        "rejected; answer to the linkage by Armenia rejected"
    )
    assert f"Testimony {title} according to Azerbaijan see the precondition" in words
    assert "Azerbaijan on “Closure of the OSCE Minsk Group”: states as a requirement" in words


def test_filter_offers_only_preconditions_spoken_of_by_the_day(see):
    source = see("timeline/", as_of="2022-06-01").source
    offered = source.split('id="precondition"')[1].split("</select>")[0]
    assert re.findall(r'value="([a-z-]+)"', offered) == [
        "rights-of-karabakh-armenians",
        "transit-route",
    ]


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
        ({"precondition": "eu-mission-withdrawal"}, "EU mission in Armenia", "Count by Armenia"),
        ({"kind": "statement", "party": "armenia"}, "Armenia on “", "Azerbaijan on “"),
        ({"kind": "movement"}, "Claim by Azerbaijan", "Count by Armenia"),
        ({"kind": "instrument"}, "Joint appeal to close", "Draft or proposals from"),
        ({"kind": "draft"}, "Draft or proposals from Armenia to Azerbaijan", "Joint appeal"),
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
        ("kind", "rumour", "“rumour” is not known here. Known are: event, instrument, draft,"),
        ("precondition", "visa-free-travel", "“visa-free-travel” is not known here."),
        ("party", "atlantis", "“atlantis” is not known here."),
        ("article", "18", "“18” is not known here."),
        ("from", "2025-02-30", "“2025-02-30” is not a day of the calendar"),
        ("to", "soon", "“soon” is not a day"),
        ("page", "0", "“0” is not a whole number from 1 on."),
        ("page", "999", "999 is too high: the last page is 6."),
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
