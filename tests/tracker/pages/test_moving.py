"""Incidents in a window, and the morning brief: as page, as data and as a feed."""

from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.once


ATOM = "{http://www.w3.org/2005/Atom}"
MARCH = {"from_": "2025-03-14", "to": "2025-03-31"}


def test_accusations_of_march_2025_are_counted_by_voice(see):
    """How many accusations between 14 and 31 March, by whom, and how many are itemised?"""
    words = see("incidents/", **MARCH).main
    assert (
        "allegation by Azerbaijan, of or to Armenia 3 0 14 2 at least 14, no upper bound given"
        in words
    )
    assert "allegation by Armenia, of or to Azerbaijan 1 1 0 0 at least 1, at most 1" in words
    assert "a total of 14; 0 of them stand on record one by one, and 1 account of several" in words
    assert "does not say what happened" in words


def test_pause_after_the_call_is_told_with_what_followed(see):
    words = see("incidents/", **MARCH).main
    pauses = words[words.index("Pauses that somebody reports") :]
    assert "between 25 March 2025 and 30 March 2025, 5 days" in pauses
    assert "The next account by the same voice: 30 March 2025." in pauses


def test_window_without_accounts_and_bad_windows_say_so(see):
    words = see("incidents/", from_="2025-06-01", to="2025-06-02").main
    assert "No account of an incident in this window is recorded." in words
    page = see("incidents/", from_="2025-03-31", to="2025-03-14")
    assert (page.status, "lies before “from”" in page.words) == (400, True)


def test_counts_of_the_api_are_those_of_the_page(client, db):
    query = {"from": "2025-03-14", "to": "2025-03-31"}
    answer = client.get("/api/v1/incident-counts/", query).json()
    azerbaijan = next(
        c for c in answer["by_voice"] if c["told"] == 14 and c["kind"] == "allegation"
    )
    assert (azerbaijan["voice"]["id"], azerbaijan["at_least"], azerbaijan["at_most"]) == (
        "azerbaijan",
        14,
        None,
    )
    assert [answer["from"], answer["to"]] == ["2025-03-14", "2025-03-31"]
    assert answer["html_url"].endswith("/incidents/?from=2025-03-14&to=2025-03-31")
    [pause] = answer["pauses"]
    assert (pause["days"], pause["resumed"]) == (
        5,
        "armenia-azerbaijan-fire-alleged-by-azerbaijan-2025-03-30",
    )


def test_brief_tells_what_moved_what_is_silent_and_what_lies_ahead(see):
    words = see("brief/", as_of="2025-03-13").main
    assert "moved since 12 March 2025" in words
    assert (
        "Articles filed at 7 and 15: open before, now agreed, in the tracker's reading and "
        in words
    )
    assert "13, 14, 16 and 17: agreed, with nothing on record before, according to Armenia" in words
    assert "now as stated by the rule “both parties say so”, in the tracker's reading" in words
    quiet = see("brief/", as_of="2025-02-20").main
    assert "Nothing moved since 19 February 2025, as far as the record knows." in quiet
    assert "No row counts from this day." in quiet
    now = see("brief/").main
    assert "The record knows nothing yet of what happened after 8 June 2026." in now
    assert "19 February 2027" in now
    assert "Periods that the text sets, without a day" in now
    assert "Return of Azerbaijanis displaced from Armenia: answer of Armenia to the substance" in (
        see("brief/", as_of="2025-02-08").main
    )


def test_brief_of_the_api_is_that_of_the_page(client, db):
    answer = client.get("/api/v1/brief/", {"as_of": "2025-03-13"}).json()
    assert (answer["is_known"], answer["moved"]["before"]["day"]) == (True, "2025-03-12")
    assert answer["moved"]["count"] > 19
    ahead = client.get("/api/v1/brief/", {"as_of": "2026-06-08"}).json()["deadlines"]
    mission = next(one for one in ahead if one["id"] == "armenia-azerbaijan-eu-mission")
    assert (mission["date"]["value"], mission["days"]) == ("2027-02-19", 256)


def test_briefs_are_a_feed(client, db):
    response = client.get("/armenia-azerbaijan/brief.atom?as_of=2025-03-13")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 7
    assert entries[0].find(f"{ATOM}id").text == (
        "tag:testserver,2026-01-01:armenia-azerbaijan/brief/2025-03-13"
    )
    assert "open before, now agreed" in entries[0].find(f"{ATOM}content").text
    held = {"If-None-Match": response["ETag"]}
    address = "/armenia-azerbaijan/brief.atom?as_of=2025-03-13"
    assert client.get(address, headers=held).status_code == 304


@pytest.mark.parametrize("name", ["incidents/", "brief/"])
def test_what_editors_write_is_never_markup_here_either(see, sample, name):
    page = see(f"/callowmere-tindral/{name}")
    assert (page.status, page.scripts) == (200, [])
