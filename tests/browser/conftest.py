"""A site with the real record, and a real browser on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.conftest import REAL
from tests.snapshot import put_record

# Chromium asks nobody but the site, not even for updates of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# On a machine that other tests share, what comes at once may come late.
PATIENCE = 180_000  # milliseconds
expect.set_options(timeout=PATIENCE)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)


@pytest.fixture(autouse=True)
def plain_files(settings):
    """Name static files plainly, as the test server finds them."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def site(live_server):
    """The address of a running site that holds the Armenia-Azerbaijan record."""
    put_record(REAL, reason="Load of the first record")
    return live_server.url


@contextmanager
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()


@pytest.fixture
def browser(site):
    """Headless Chromium; it ends before the site does."""
    with chromium() as browser:
        yield browser
