"""Other sites frame a card, and nothing else, in a real browser."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.browser

HOME = "/armenia-azerbaijan/"


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, whose page frames whatever its own address names."""

    def do_GET(self):
        framed = self.path.removeprefix("/?")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{framed}" width="280" height="260"></iframe>'.encode())

    def log_message(self, *_):
        """Say nothing: a test reads what the browser shows."""


@pytest.fixture
def elsewhere():
    """The address of the other site: another host and another port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/?"
    server.shutdown()
    thread.join()
    server.server_close()


def framing(browser, elsewhere, address):
    """Open the page of the other site, and return what stands in its frame."""
    page = browser.new_page(viewport={"width": 600, "height": 500})
    page.goto(elsewhere + address)
    return page.frames[1]


@pytest.mark.parametrize("path", ["card/", "articles/7/card/", "card/?as_of=2025-03-12&known_at=1"])
def test_another_site_frames_a_card(site, browser, elsewhere, path):
    frame = framing(browser, elsewhere, site + HOME + path)
    assert frame.locator("main h1").is_visible()
    assert frame.evaluate("document.documentElement.scrollWidth") <= 280
    assert frame.evaluate("document.cookie") == ""
    with frame.page.context.expect_page() as opened:
        frame.locator("footer a").click()
    assert opened.value.url.startswith(site + HOME)
    assert opened.value.evaluate("window.opener") is None


@pytest.mark.parametrize("path", ["", "articles/7/", "articles/99/card/", "report/"])
def test_another_site_frames_no_other_page(site, browser, elsewhere, path):
    frame = framing(browser, elsewhere, site + HOME + path)
    assert "Armenia" not in frame.evaluate("document.documentElement.innerText")
    assert frame.locator("main").count() == 0
