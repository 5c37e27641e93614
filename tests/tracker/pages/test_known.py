"""The second clock on pages: said in words, kept on links, pinned in the address to cite."""

import re

import pytest

from provisions.models import Party, Revision
from provisions.record import revise
from tests.tracker.pages.test_clock import PAGES


@pytest.fixture
def renamed(record):
    """The record after a second revision, in which a party got another name."""
    with revise(reason="A name as its charter spells it") as edit:
        edit.amend(Party.objects.get(slug="armenia"), short_name="Armenia, as renamed")
    return Revision.objects.get(number=2)


@pytest.mark.parametrize("address", PAGES)
def test_page_says_which_state_of_the_record_it_shows(see, renamed, address):
    words = see(address, as_of="2025-03-12", known_at="1").words
    assert "The record as of 12 March 2025, as known at revision 1, recorded on " in words
    assert "UTC. Back to now · This day as known today" in words


def test_page_shows_what_the_record_held_then(see, renamed):
    now, then = see("parties/armenia/"), see("parties/armenia/", known_at="1")
    assert "Armenia, as renamed" in now.main
    assert "Armenia, as renamed" not in then.main
    assert "As of today, " in now.words
    assert "The record as of today, " in then.words


def test_clocks_stay_on_every_link_within_the_record(see, renamed):
    page = see("articles/7/", as_of="2025-03-12", known_at="1")
    inside = [link for link in page.links if link.startswith("/") and "/static/" not in link]
    kept = [link for link in inside if "as_of=2025-03-12&known_at=1" in link]
    # A feed is followed from now on: no clock stays on it.
    feeds = ["changes.atom", "articles/7.atom"]
    unpinned = [link for link in inside if link not in kept]
    assert unpinned == [f"/armenia-azerbaijan/{feed}" for feed in feeds]
    assert len(kept) > 30


def test_instant_is_the_last_revision_recorded_by_then(see, renamed):
    first = Revision.objects.get(number=1)
    for instant, number in (
        (first.recorded_at.isoformat().replace("+00:00", "Z"), 1),
        (renamed.recorded_at.isoformat().replace("+00:00", "Z"), 2),
    ):
        assert f"as known at revision {number}, recorded" in see(known_at=instant).words


@pytest.mark.parametrize("known_at", ["0", "2001-01-01T00:00:00Z"])
@pytest.mark.parametrize("address", PAGES)
def test_record_before_its_first_revision_is_an_honest_empty_page(see, record, address, known_at):
    page = see(address, known_at=known_at)
    assert page.status == 200
    assert "Nothing had been recorded yet" in page.main
    assert address in page.links


def test_row_recorded_later_is_missing_and_the_page_says_when(see, renamed):
    page = see("changes/2/", known_at="1")
    assert page.status == 404
    assert "No revision 2 is about Armenia–Azerbaijan. This is the record as known at" in page.words


def test_day_to_come_at_that_revision_is_said_to_be_one(see, renamed):
    words = see(as_of="9999-12-31", known_at="1").words
    assert "31 December 9999 had not come when this was recorded: this page shows the record" in (
        words
    )


def test_address_to_cite_pins_both_clocks_and_shows_the_same(see, client, renamed):
    page = see("timeline/", kind="event", as_of="2025-03-12")
    [address] = {link for link in page.links if "known_at=2" in link and "kind=event" in link}
    assert address == (
        "http://testserver/armenia-azerbaijan/timeline/?kind=event&as_of=2025-03-12&known_at=2"
    )
    cited = client.get(address).content.decode()
    assert moments(cited) == moments(page.source) != []


def moments(source):
    return re.findall(r'<li[^>]* id="([^"]+)"', source)


def test_page_on_an_earlier_state_is_kept_out_of_search_engines(see, renamed):
    assert '<meta name="robots" content="noindex">' in see(known_at="1").source


def test_form_keeps_the_state_and_may_leave_it_empty(see, client, renamed):
    assert 'name="known_at" min="1" inputmode="numeric" placeholder="now" value="1"' in (
        see(known_at="1").source
    )
    response = client.get("/armenia-azerbaijan/?as_of=2025-03-12&known_at=")
    assert (response.status_code, response["Location"]) == (
        302,
        "/armenia-azerbaijan/?as_of=2025-03-12",
    )
