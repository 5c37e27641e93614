"""The meaning of a word, opened beside it: by keys, by touch, and without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_pages import ASKED

pytestmark = pytest.mark.browser

PAGE = "/armenia-azerbaijan/articles/7/"
BUTTON = ".what >> nth=0"
FOCUSED = "document.activeElement.getAttribute('popovertarget') || document.activeElement.id"


@pytest.mark.parametrize("language", ["", "/hy"])
def test_meaning_is_opened_read_and_closed_by_keys_without_script(site, browser, language):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}{language}{PAGE}")
    button = page.locator(BUTTON)
    target = button.get_attribute("popovertarget")
    meaning = page.locator(f"#{target}")
    assert not meaning.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert meaning.is_visible()
    assert page.locator(".meaning:popover-open:focus").get_attribute("id") == target
    # The next stop is the way to the method; the address stays until it is followed.
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href").endswith(target.removeprefix("word-"))
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    assert page.locator(".what:focus").get_attribute("popovertarget") == target
    page.keyboard.press("Enter")
    page.locator(f"#{target} button").click()
    assert not meaning.is_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_open_meaning_fits_and_is_accessible(site, browser, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, has_touch=True
    )
    page = context.new_page()
    page.goto(site + PAGE)
    button = page.locator(BUTTON)
    box = button.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    button.tap()
    meaning = page.locator(".meaning:popover-open")
    box = meaning.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 844
    found = Axe().run(page, options=ASKED)
    assert found.violations_count == 0, found.generate_report()
    page.touchscreen.tap(width / 2, 5)
    assert not meaning.is_visible()
    context.close()


def test_paper_holds_the_words_and_no_buttons(site, browser):
    page = browser.new_page()
    page.goto(site + PAGE)
    page.emulate_media(media="print")
    assert page.locator(".what:visible").count() == 0
    assert page.locator(".meaning:visible").count() == 0
    assert page.locator(".term:visible").count() > 0
    page.close()
