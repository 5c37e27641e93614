"""Pages opened in Chromium many at a time, each in a frame of its own, and what ran in them.

The site answers from the test's own transaction, without what keeps a page from being framed
and with files that the browser may keep; the policy is switched off in the browser.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Error, Page

from tests.hostile import HOSTILE

AT_ONCE = 8
PAGE = "text/html; charset=utf-8"
KEPT = [("Cache-Control", "max-age=3600")]
LONGEST_WAIT = 300_000  # milliseconds, for a machine that has much else to do
# These run nothing, and hold up many pages.
UNSEEN = (".css", ".woff2", ".png", ".svg", ".ico")
KEPT_BACK = ("x-frame-options", "content-security-policy", "content-disposition")
WATCH = "window.hits = []; window.hit = number => window.hits.push(number);"
# What ran in each frame, and what would run at a touch though nothing ran as it was opened.
OPEN = """async ([addresses, wait]) => {
    const opened = await Promise.all(addresses.map(address => new Promise(done => {
        const frame = document.createElement('iframe');
        const told = () => done([address, frame]);
        frame.onload = told;
        setTimeout(told, wait);
        frame.src = address;
        document.body.append(frame);
    })));
    // Focus and animations come a frame later.
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const armed = page => [...page.querySelectorAll('*')].flatMap(element =>
        [...element.attributes].filter(({name, value}) => /^on/i.test(name) ||
            (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name) &&
                /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(value)))
            .map(({name, value}) => `${element.tagName} ${name}=${value}`));
    const shown = page => [page.documentElement.textContent,
        ...[...page.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.value))]
        .join(' ');
    return opened.map(([address, frame]) => {
        const page = frame.contentDocument;
        const inside = frame.contentWindow;
        if (!page || !inside.hits || page.readyState !== 'complete') {
            frame.remove();
            return {address, failed: true};
        }
        const told = new Set([...shown(page).matchAll(/hit\\((\\d+|NaN)\\)/g)].map(m => m[1]));
        const [entry] = inside.performance.getEntriesByType('navigation');
        const found = {address, ran: inside.hits, armed: armed(page), told: [...told],
            status: entry ? entry.responseStatus : 0};
        frame.remove();
        return found;
    });
}"""


@dataclass
class Site:
    """A site that answers one request after the other, in the test's own transaction."""

    given: dict[str, str] = field(default_factory=dict)
    url: str = ""
    _kept: dict[str, tuple[str, list[tuple[str, str]], bytes]] = field(default_factory=dict)
    _one: Any = field(default_factory=threading.Lock)

    def __call__(self, application: Any) -> Callable[..., list[bytes]]:
        """Return the application as the browser is to see it."""
        inner = StaticFilesHandler(application)

        def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            path = environ["PATH_INFO"]
            environ.pop("HTTP_ACCEPT_ENCODING", None)  # nobody gains by packing it here
            with self._one:
                status, headers, body = self._kept.get(path) or self._ask(inner, environ)
                if path.startswith(settings.STATIC_URL):
                    self._kept[path] = (status, headers, body)
            start_response(status, [*headers])  # the server adds its own to what it is given
            return [body]

        return answer

    def _ask(self, inner: Any, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        path = environ["PATH_INFO"]
        if path in self.given:
            return "200 OK", [("Content-Type", PAGE)], self.given[path].encode()
        if path.startswith(settings.STATIC_URL) and path.endswith(UNSEEN):
            return "200 OK", [*KEPT], b""
        said: list[Any] = []
        answered = inner(environ, lambda status, headers, *_: said.append((status, headers)))
        body = b"".join(answered)
        answered.close()
        [(status, headers)] = said
        headers = [(name, value) for name, value in headers if name.lower() not in KEPT_BACK]
        if path.startswith(settings.STATIC_URL):
            headers += KEPT
        return status, headers, body


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve the site on loopback for a while."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    thread = LiveServerThread("127.0.0.1", site, {connection.alias: connection})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    site.url = f"http://127.0.0.1:{thread.port}"
    try:
        yield site
    finally:
        thread.terminate()
        connection.dec_thread_sharing()


@dataclass
class Seen:
    """What was seen while pages were opened."""

    ran: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, set[int]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)


class Frames:
    """One page of a browser, in which others are opened in frames."""

    def __init__(self, browser: Browser, site: Site, client: Client) -> None:
        context = browser.new_context(bypass_csp=True)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])
        context.add_init_script(WATCH)
        context.set_default_timeout(3 * LONGEST_WAIT)
        self.site = site
        self._page: Page = context.new_page()
        self._said: list[str] = []
        self._page.on("dialog", self._answer)
        self.site.given["/frames/"] = "<!doctype html><title>Frames</title><body>"
        self._page.goto(f"{site.url}/frames/")

    def _answer(self, dialog: Any) -> None:
        self._said.append(dialog.message)
        dialog.dismiss()

    def open(self, addresses: list[str]) -> Seen:
        """Open addresses of the site, and return what ran, what would run, and what was told."""
        seen = Seen()
        for start in range(0, len(addresses), AT_ONCE):
            batch = addresses[start : start + AT_ONCE]
            for it in self._page.evaluate(OPEN, [batch, LONGEST_WAIT]):
                address = it["address"]
                if it.get("failed"):
                    seen.failed.append(address)
                    continue
                ran = [HOSTILE[n - 1] if isinstance(n, int) else str(n) for n in it["ran"]]
                if ran or it["armed"]:
                    seen.ran[address] = ran + it["armed"]
                seen.told[address] = {int(n) for n in it["told"] if n != "NaN"}
                seen.statuses[address] = it["status"]
            if self._said:
                seen.ran[f"a dialog in one of {batch}"] = self._said[:]
                self._said.clear()
        return seen

    def is_saved(self, address: str) -> bool:
        """Say whether the browser saves what is at an address, and shows none of it."""
        try:
            self._page.goto(self.site.url + address)
        except Error as error:
            return "Download is starting" in error.message
        return False

    def open_bodies(self, bodies: list[str]) -> list[list[str]]:
        """Open pages that are given, and return of each what ran in it."""
        self.site.given.update({f"/given/{n}/": body for n, body in enumerate(bodies)})
        seen = self.open([f"/given/{n}/" for n in range(len(bodies))])
        return [seen.ran.get(f"/given/{n}/", []) for n in range(len(bodies))]
