"""The day that a page shows: said in words, kept on links, refused where it is none."""

import pytest

pytestmark = pytest.mark.once


PAGES = [
    "/",
    "/armenia-azerbaijan/",
    "/armenia-azerbaijan/articles/",
    "/armenia-azerbaijan/articles/7/",
    "/armenia-azerbaijan/preconditions/",
    "/armenia-azerbaijan/preconditions/constitutional-change/",
    "/armenia-azerbaijan/timeline/",
    "/armenia-azerbaijan/sources/",
    "/armenia-azerbaijan/changes/",
    "/armenia-azerbaijan/changes/1/",
    "/method/",
    "/api/",
]
BAD_DAYS = {
    "2025-02-30": "“2025-02-30” is not a day of the calendar",
    "0000-00-00": "“0000-00-00” is not a day of the calendar",
    "10000-01-01": "“10000-01-01” is not a day; write it as 2025-03-13.",
    "2025-03-12\x00": "“2025-03-12\\x00” is not a day; write it as 2025-03-13.",
    "": "“” is not a day; write it as 2025-03-13.",
    "<b>": "“<b>” is not a day; write it as 2025-03-13.",
}


@pytest.mark.parametrize("address", PAGES)
def test_page_says_the_day_in_words_and_leads_back_to_now(see, address):
    page = see(address, as_of="2025-03-12")
    assert page.status == 200
    assert "The record as of 12 March 2025, as known today. Back to now" in page.words
    assert "As of today" in see(address).words


@pytest.mark.parametrize("day", BAD_DAYS)
@pytest.mark.parametrize("address", PAGES)
def test_page_refuses_a_bad_day_and_says_why(see, address, day):
    page = see(address, as_of=day)
    assert page.status == 400
    assert f"The parameter as_of: {BAD_DAYS[day]}" in page.words
    assert address in page.links


def test_page_refuses_a_day_given_twice(client, db):
    response = client.get("/armenia-azerbaijan/?as_of=2025-03-12&as_of=2025-03-13")
    assert response.status_code == 400
    assert "is given more than once" in response.content.decode()


@pytest.mark.parametrize("value", ["2", "-1", "next week", "9999-12-31T23:59:59Z", "7\x00"])
@pytest.mark.parametrize("address", PAGES)
def test_page_refuses_a_state_of_the_record_that_never_was(see, address, value):
    page = see(address, known_at=value)
    assert page.status == 400
    assert "The parameter known_at:" in page.words
    assert address in page.links


@pytest.mark.parametrize("address", PAGES[:8])
def test_day_before_the_record_is_an_honest_empty_page(see, address):
    page = see(address, as_of="2020-01-01")
    assert page.status == 200
    assert "The record begins on 11 March 2022. It holds nothing for 1 January 2020" in page.words
    assert f"{address}?as_of=2022-03-11" in page.links


def test_day_to_come_is_said_to_be_one(see):
    page = see(as_of="9999-12-31")
    assert page.status == 200
    assert "31 December 9999 has not come yet: this page shows the record as it is known" in (
        page.words
    )


def test_day_can_be_chosen_in_a_form(see):
    source = see("timeline/").source
    assert '<form method="get" action="/armenia-azerbaijan/timeline/">' in source
    assert '<input id="as_of" type="date" name="as_of" required' in source


def test_pages_on_a_day_are_kept_out_of_search_engines(see):
    assert '<meta name="robots" content="noindex">' in see(as_of="2025-03-12").source
    assert "noindex" not in see().source
