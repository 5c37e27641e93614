"""The page about the site names who runs it, or says that nobody is named."""

import pytest

from tests.test_settings import GOOD, start

pytestmark = pytest.mark.once

UNNAMED = "This installation has not named who runs it."
NAMED = {
    "name": "Institute <of> Lakes",
    "contact": "desk@example.org",
    "statement": "We fish.\n\nWe write.",
}


def test_page_says_plainly_that_nobody_is_named(see):
    words = see("/about/").main
    assert UNNAMED in words
    assert ("To be reached at" in words, "says of themselves" in words) == (False, False)


def test_page_shows_the_operator_as_named_and_no_markup_of_theirs(see, settings):
    settings.OPERATOR = NAMED
    page = see("/about/")
    assert UNNAMED not in page.main
    assert "This installation is run by Institute <of> Lakes." in page.main
    assert "Institute &lt;of&gt; Lakes" in page.source
    assert "mailto:desk@example.org" in page.links
    assert "<blockquote><p>We fish.</p>\n\n<p>We write.</p></blockquote>" in page.source


def test_page_leads_to_the_desk_and_to_the_corrections_and_every_foot_leads_to_it(see):
    links = see("/about/").links
    assert {"/armenia-azerbaijan/report/", "/corrections/", "/method/"} <= set(links)
    for address in ("", "timeline/", "/method/", "/corrections/"):
        assert "/about/" in see(address).links


def test_operator_is_read_from_the_environment_and_is_part_of_the_release():
    code = "import config.settings as s; print(s.OPERATOR['name'], s.RELEASE)"
    deployed = {"SECRET_KEY": GOOD, "ALLOWED_HOSTS": "example.org"}
    told = [
        start(code, **deployed, OPERATOR_NAME=name).stdout.split()
        for name in (" Institute ", "Society")
    ]
    assert [name for name, _ in told] == ["Institute", "Society"]
    assert told[0][1] != told[1][1]
