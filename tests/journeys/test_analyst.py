"""One analyst's morning in a real browser: from signing in to what the public then sees."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect, sync_playwright

from provisions.models import Agreement, Article, Party, Revision, Source
from provisions.record import revise
from tests.builders import add_source, small_record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(monkeypatch, settings):
    # The test server finds static files by their plain names.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    # Playwright keeps an event loop in this thread; the ORM calls below are not within it.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda m: m.type == "error" and page.troubles.append(m.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        yield page
        browser.close()


def choose(page, row, text):
    """Pick an entry of an autocomplete field by typing, as an analyst would."""
    page.locator(f"{row} .select2-selection").click()
    page.locator(".select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def test_analyst_records_a_status_and_the_public_sees_it(page, live_server):
    small = small_record()
    with revise(reason="A page of the ministry") as edit:
        add_source(edit, "ministry-page", publisher="Ministry", title="On the second article")
    get_user_model().objects.create_superuser("first.analyst", "", "a long enough passphrase")

    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "first.analyst")
    page.fill("#id_password", "a long enough passphrase")
    page.click("input[type=submit]")

    # Two clicks to the article, one to the form.
    page.click("#content-main >> text=Articles")
    page.click("#result_list >> text=Article 2")
    page.click("text=Record a status")

    # Without a source and a reason it is refused, and what was typed is kept.
    page.select_option("#id_status", "open")
    page.select_option("#id_voice", "party")
    page.select_option("#id_confidence", "high")
    choose(page, ".field-according_to", "Avaria")
    page.locator("input[name^=date][type=text]").first.fill("2025-03-13")
    page.fill("#id_note", "Named as open by its minister.")
    page.click("input[name=_save]")
    expect(page.locator(".errorlist").first).to_be_visible(timeout=30_000)
    assert page.input_value("#id_note") == "Named as open by its minister."
    assert Revision.objects.count() == 2

    choose(page, "#citations-0 .field-source", "On the second article")
    page.fill("#id_citations-0-quotation", "the second article is open")
    page.fill("#id_reason", "Statement by the ministry on the second article")
    page.click("input[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible(timeout=30_000)

    revision = Revision.objects.get(number=3)
    assert (revision.author_name, revision.reason) == (
        "first.analyst",
        "Statement by the ministry on the second article",
    )

    public = page.context.browser.new_context().new_page()
    public.goto(f"{live_server.url}/{small.agreement.slug}/articles/2/")
    words = public.inner_text("main")
    for told in ("open", "13 March 2025", "Avaria", "Named as open by its minister.", "Ministry"):
        assert told in words

    answer = public.request.get(f"{live_server.url}/api/v1/articles/{small.articles[1].slug}/")
    [account] = json.loads(answer.text())["status_by_party"]
    assert (account["status"], account["date"]["value"]) == ("open", "2025-03-13")
    assert account["citations"][0]["quotation"] == "the second article is open"

    public.goto(f"{live_server.url}/{small.agreement.slug}/changes/")
    assert "Statement by the ministry on the second article" in public.inner_text("main")
    public.goto(f"{live_server.url}/{small.agreement.slug}/changes/3/")
    assert "Named as open by its minister." in public.inner_text("main")
    for address in ("", "changes/", "changes/3/", "articles/2/"):
        body = public.request.get(f"{live_server.url}/{small.agreement.slug}/{address}").text()
        assert "first.analyst" not in body
    assert page.troubles == []
    assert [m.objects.count() for m in (Agreement, Article, Party, Source)] == [1, 3, 2, 2]
