"""The handle on the articles over time: dragged, moved by keys, and links where no script runs."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ARTICLES = "/armenia-azerbaijan/articles/"
WIDE = ".lanes-drawing.is-wide"
HANDLE = f"{WIDE} .l-handle"


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_handle_is_dragged_to_a_day_of_change(site, page):
    page.goto(site + ARTICLES)
    page.mouse.move(*middle(page.locator(f"{HANDLE} .l-knob")))
    page.mouse.down()
    to_x, to_y = middle(page.locator(f'{WIDE} .l-stop[aria-label="10 September 2024"]'))
    page.mouse.move(to_x + 3, to_y + 40, steps=8)
    # Nothing is opened before the handle is let go.
    assert page.url == site + ARTICLES
    assert page.locator(HANDLE).get_attribute("aria-valuetext") == "10 September 2024"
    page.mouse.up()
    page.wait_for_url(f"{site}{ARTICLES}?as_of=2024-09-10")
    handle, stop = page.locator(f"{HANDLE} .l-knob"), page.locator(f"{WIDE} .l-stop").nth(1)
    assert abs(middle(handle)[0] - middle(stop)[0]) < 1
    # From an earlier day the last day known is the one stop ahead.
    days = page.locator(f"{WIDE} .l-stop").evaluate_all(
        "stops => stops.map(stop => stop.getAttribute('aria-label'))"
    )
    assert days == ["11 February 2024", "10 September 2024", "8 June 2026"]


def test_handle_let_go_where_it_stood_opens_nothing(site, page):
    page.goto(site + ARTICLES)
    x, y = middle(page.locator(f"{HANDLE} .l-knob"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 2, y)
    page.mouse.up()
    assert page.url == site + ARTICLES


def test_keys_step_through_the_days_and_enter_opens_one(site, page):
    page.goto(f"{site}{ARTICLES}?known_at=1")
    handle = page.locator(HANDLE)
    assert handle.get_attribute("role") == "slider"
    assert handle.get_attribute("aria-label") == "Day shown"
    handle.focus()
    page.keyboard.press("ArrowLeft")
    assert handle.get_attribute("aria-valuetext") == "11 August 2025"
    page.keyboard.press("Home")
    assert handle.get_attribute("aria-valuetext") == "11 February 2024"
    page.keyboard.press("Escape")
    assert handle.get_attribute("aria-valuetext") == "8 June 2026"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert handle.get_attribute("aria-valuetext") == "13 March 2025"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{ARTICLES}?as_of=2025-03-13&known_at=1")


def test_days_are_links_where_no_script_runs(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + ARTICLES)
    assert page.locator(HANDLE).get_attribute("role") is None
    page.locator(f'{WIDE} .l-stop[aria-label="13 March 2025"]').click()
    assert page.url == f"{site}{ARTICLES}?as_of=2025-03-13"


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_handle_glides_only_where_motion_is_welcome(site, browser, motion, moves):
    page = browser.new_context(reduced_motion=motion).new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + ARTICLES)
    page.locator(HANDLE).focus()
    page.keyboard.press("ArrowLeft")
    duration = page.locator(HANDLE).evaluate(
        "handle => getComputedStyle(handle).transitionDuration"
    )
    assert (duration != "0s") is moves
