"""No page moves under its reader's eyes while it comes: on a slow processor, in pieces."""

from __future__ import annotations

import pytest

from tests.browser.paint import DESK, PHONE, SETTLED, watched
from tests.browser.pieces import in_pieces
from tests.browser.test_pages import COMPARED, HOME, LANGUAGES, PAGES
from tracker.language import in_language

pytestmark = pytest.mark.browser

SLOWED = 4
MOST = 0.01
# Every page type, the languages in turn: other letters come for each.
TURNS = [
    in_language(address, LANGUAGES[place % len(LANGUAGES)])
    for place, address in enumerate([*PAGES, COMPARED[1], f"{HOME}report/?kind=error"])
]
MAIN = [in_language(f"{HOME}{page}", code) for page in ("", "articles/7/") for code in LANGUAGES]
# Where forms, opened menus and long names stand in the first screen.
STUTTERED = [
    "/az/search/?q=Мирзоян",
    f"{HOME}timeline/?from=2025-03-01",
    in_language(f"{HOME}evidence/", "hy"),
]


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_shifts_while_a_page_comes(site, browser, window):
    shifted = []
    for address in TURNS if window is PHONE else MAIN:
        with watched(browser, window, SLOWED) as page:
            page.goto(site + address)
            page.evaluate(SETTLED)
            if page.evaluate("window.shifted") >= MOST:
                shifted.append((address, page.evaluate("[window.shifted, ...window.shifts]")))
    assert shifted == []


@pytest.mark.parametrize("address", STUTTERED)
def test_nothing_shifts_while_a_page_comes_in_pieces(site, browser, address):
    with in_pieces(site) as pieces, watched(browser, PHONE, 1) as page:
        page.goto(pieces + address)
        page.evaluate(SETTLED)
        shifted = page.evaluate("[window.shifted, ...window.shifts]")
    assert shifted[0] < MOST, shifted


def test_what_shifts_is_seen(site, browser):
    with watched(browser, PHONE, SLOWED) as page:
        page.goto(f"{site}/privacy/")
        page.evaluate(SETTLED)
        page.evaluate(
            "() => document.querySelector('main').insertAdjacentHTML('afterbegin', "
            "'<p><br><br><br><br><br><br><br><br></p>')"
        )
        page.evaluate(SETTLED)
        page.wait_for_function(f"window.shifted >= {MOST}")
