"""Other sites frame a card, and nothing else, in a real browser."""

import pytest

pytestmark = pytest.mark.browser

HOME = "/armenia-azerbaijan/"
ELSEWHERE = "http://elsewhere.example/"


def framing(browser, address, width=480):
    """Open a page of another site that frames an address, and return what stands in the frame."""
    page = browser.new_page(viewport={"width": 600, "height": 500})
    markup = f'<iframe src="{address}" width="{width}" height="260" title="framed"></iframe>'
    page.route(ELSEWHERE, lambda route: route.fulfill(body=markup, content_type="text/html"))
    page.goto(ELSEWHERE)
    return page.frames[1]


@pytest.mark.parametrize("path", ["card/", "articles/7/card/", "card/?as_of=2025-03-12&known_at=1"])
def test_another_site_frames_a_card(site, browser, path):
    frame = framing(browser, site + HOME + path, width=280)
    assert frame.locator("main h1").is_visible()
    assert frame.evaluate("document.documentElement.scrollWidth") <= 280
    assert frame.evaluate("document.cookie") == ""
    with frame.page.context.expect_page() as opened:
        frame.locator("footer a").click()
    assert opened.value.url.startswith(site + HOME)
    assert opened.value.evaluate("window.opener") is None


@pytest.mark.parametrize("path", ["", "articles/7/", "articles/99/card/", "report/"])
def test_another_site_frames_no_other_page(site, browser, path):
    frame = framing(browser, site + HOME + path)
    assert "Armenia" not in frame.evaluate("document.documentElement.innerText")
    assert frame.locator("main").count() == 0
