"""Every public page in a real browser: it fits, is quiet, asks nobody else, and axe is content."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.looks import WIDER_THAN_WINDOW, lost_when_small, moving, unprintable
from tests.conftest import SAMPLE
from tests.snapshot import put_record
from tracker.language import in_language

pytestmark = pytest.mark.browser

HOME = "/armenia-azerbaijan/"
PAGES = [
    HOME,
    f"{HOME}articles/",
    f"{HOME}articles/7/",
    f"{HOME}articles/title/",
    f"{HOME}card/",
    f"{HOME}articles/7/card/",
    f"{HOME}preconditions/",
    f"{HOME}preconditions/minsk-group-closure/",
    f"{HOME}sequence/",
    f"{HOME}positions/",
    f"{HOME}parties/",
    f"{HOME}parties/azerbaijan/",
    f"{HOME}timeline/?from=2025-03-01",
    f"{HOME}sources/",
    f"{HOME}sources/?kind=analysis",
    f"{HOME}accounts/",
    f"{HOME}unanswered/",
    f"{HOME}evidence/",
    f"{HOME}incidents/?from=2025-03-14&to=2025-03-31",
    f"{HOME}brief/",
    f"{HOME}positions/azerbaijan/minsk-group-closure/",
    f"{HOME}changes/",
    f"{HOME}changes/1/",
    f"{HOME}proceedings/",
    f"{HOME}presences/",
    f"{HOME}proposals/",
    f"{HOME}reactions/",
    f"{HOME}assessments/",
    f"{HOME}differences/",
    "/about/",
    "/method/",
    "/corrections/",
    "/privacy/",
    "/search/",
    "/search/?q=Мирзоян",
    "/search/?q=Zeppelin",
    "/api/",
]
AS_OF = "as_of=2025-03-12"
REFUSED = {f"{HOME}articles/18/": 404, f"{HOME}?as_of=2025-02-30": 400, "/none/of/this": 404}
THEN = [f"{page}{'&' if '?' in page else '?'}{AS_OF}" for page in PAGES]
COMPARED = [
    f"{HOME}compare/",
    f"{HOME}compare/?from=2025-03-12&to=2025-03-13",
    f"{HOME}compare/?from=2025-03-13&to=2025-08-11",
    f"{HOME}compare/?from_revision=0&to_revision=1",
]
EVERY = [*PAGES, *THEN, f"{HOME}?as_of=2020-01-01", *COMPARED, *REFUSED]
# WCAG 2.2 AA asks for targets of 24 px or room around them; axe leaves that out unless asked.
# What passed is not asked for: telling of it takes as long as judging.
ASKED = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
LOOKS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
# Contrast takes axe longer than all else. Colours follow the scheme and not the width, so each
# scheme is judged at one width.
BUT_COLOURS = {"rules": {**ASKED["rules"], "color-contrast": {"enabled": False}}}
# What a page was on another day is looked at once on a phone and once at a desk.
SEEN_WHOLE = [(390, "light"), (1280, "dark")]
# What else is asked of a page while it is open, once in each language.
JUDGED = {(390, "light"): lost_when_small, (390, "dark"): moving, (1280, "dark"): unprintable}
# Long pages, whose parts the matrix has judged.
LONG = [f"{HOME}timeline/", f"{HOME}sources/"]

LANGUAGES = ["en-gb", "hy", "az", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_fits_is_quiet_and_accessible(site, browser, language):
    context = browser.new_context(reduced_motion="reduce")
    with_own_letters(context)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append((page.url, message.text)))
    page.on("pageerror", lambda error: said.append((page.url, str(error))))
    page.on("request", lambda request: asked.append(request.url))
    found = []
    for address in EVERY if language == "en-gb" else [*PAGES, *REFUSED]:
        looks = LOOKS if address in PAGES else SEEN_WHOLE
        look_at(page, *looks[0])
        response = page.goto(site + in_language(address, language))
        assert response.status == REFUSED.get(address, 200), address
        page.evaluate(Axe().axe_script)
        for look in looks:
            look_at(page, *look)
            wanted = ASKED if look in SEEN_WHOLE else ASKED | BUT_COLOURS
            found += [(address, look, fault) for fault in faults(page, look, wanted)]
            keep(page, language, look, address)
    refused = {site + in_language(address, language) for address in REFUSED}
    refusals = [text for url, text in said if url not in refused]
    assert (found, refusals) == ([], [])
    assert [url for url in asked if not url.startswith(site)] == []


def look_at(page, width, scheme):
    """Give the page a window of this width, in pixels, on a screen of this scheme."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)


def faults(page, look, wanted):
    """Return what is wrong with a page that is open, in the look that it was given."""
    found = ["is wider than the window"] if page.evaluate(WIDER_THAN_WINDOW) else []
    found += [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in page.evaluate("asked => axe.run(asked)", wanted)["violations"]
    ]
    judge = JUDGED.get(look)
    return found + (judge(page) if judge else [])


def with_own_letters(context):
    """Let pages wait for our letters, as they look once these are there."""

    def waiting(route):
        style = route.fetch().text()
        assert "font-display: optional" in style
        route.fulfill(body=style.replace("optional", "block"), content_type="text/css")

    context.route("**/tracker.css", waiting)


def keep(page, language, look, address):
    """Keep a picture of the page where somebody wants to look at all of them."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        name = "-".join([language, *map(str, look), *address.strip("/").split("/")])
        page.screenshot(path=Path(folder) / f"{name[:120]}.png", full_page=True)


def test_nothing_is_lost_on_long_pages_and_forms(site, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    with_own_letters(context)
    page = context.new_page()
    lost = []
    for address in (*LONG, f"{HOME}report/?kind=error"):
        page.goto(site + address)
        lost += [(address, fault) for fault in lost_when_small(page)]
    assert lost == []


@pytest.fixture
def fictional(site):
    """The address of the same site, with the fictional record beside the real one."""
    put_record(SAMPLE, reason="Load of the fictional record")
    return site


def test_long_words_of_the_fictional_record_fit_a_narrow_phone(fictional, browser):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        response = page.goto(
            fictional + address.replace("armenia-azerbaijan", "callowmere-tindral")
        )
        if response.status == 200 and page.evaluate(WIDER_THAN_WINDOW):
            wide.append(address)
    assert wide == []


def test_reader_without_script_chooses_a_day_and_goes_back(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + HOME)
    page.get_by_text("See an earlier day").click()
    page.get_by_label("Show the record as of").fill("2025-03-12")
    page.get_by_role("button", name="Show this day").click()
    assert page.url == f"{site}{HOME}?as_of=2025-03-12"
    assert page.get_by_text("The record as of 12 March 2025").is_visible()
    page.get_by_role("link", name="7", exact=False).first.click()
    assert "as_of=2025-03-12" in page.url
    page.get_by_role("link", name="Back to now").click()
    assert page.get_by_text("As of today").is_visible()


def test_claim_is_one_click_from_its_source(site, browser):
    page = browser.new_page()
    page.goto(site + HOME)
    page.locator("#counts ~ .account .cites a").first.click()
    entry = page.locator(":target")
    expect(entry).to_be_visible()
    out = entry.locator(".source-title a")
    assert out.get_attribute("href").startswith("https://")
    assert out.get_attribute("rel") == "noopener noreferrer external"


def test_keyboard_reaches_the_content_first(site, browser):
    page = browser.new_page()
    page.goto(site + HOME)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_faults_of_a_page_are_found_in_each_look(browser):
    page = browser.new_page()
    page.set_content("<img src=''><p style='background: #fff; color: #ccc; width: 1500px'>Pale")
    page.evaluate(Axe().axe_script)
    asked = {True: ASKED, False: ASKED | BUT_COLOURS}
    for look in LOOKS:
        look_at(page, *look)
        found = faults(page, look, asked[look in SEEN_WHOLE])
        named = {fault[0] for fault in found if not isinstance(fault, str)}
        assert {"image-alt", "html-has-lang"} <= named
        assert ("color-contrast" in named) is (look in SEEN_WHOLE)
        assert "is wider than the window" in found
