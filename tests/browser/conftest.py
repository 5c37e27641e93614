"""A site with the real record, and a real browser on it."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import sync_playwright

from provisions.transfer.reader import load_folder
from tests.conftest import REAL

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)


@pytest.fixture
def site(live_server, settings):
    """The address of a running site that holds the Armenia-Azerbaijan record."""
    # The test server finds static files by their plain names.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    load_folder(REAL, reason="Load of the first record")
    return live_server.url


@pytest.fixture
def browser(site):
    """Headless Chromium; it ends before the site does."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
