"""One analyst's morning in a real browser: from signing in to what the public then sees."""

from __future__ import annotations

import datetime
import json
import os

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect, sync_playwright

from provisions.models import Actor, Agreement, Article, Party, Position, Revision, Source
from provisions.record import revise
from provisions.stances import matrix
from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE
from tests.builders import add_source, small_record
from tests.provisions.admin.rows import add_statement

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
        context.set_default_timeout(PATIENCE)
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


def signed_in(page, live_server):
    get_user_model().objects.create_superuser("first.analyst", "", "a long enough passphrase")
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", "first.analyst")
    page.fill("#id_password", "a long enough passphrase")
    page.click("input[type=submit]")


def test_analyst_records_a_status_and_the_public_sees_it(page, live_server):
    small = small_record()
    with revise(reason="A page of the ministry") as edit:
        add_source(edit, "ministry-page", publisher="Ministry", title="On the second article")
    signed_in(page, live_server)

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
    expect(page.locator(".errorlist").first).to_be_visible(timeout=PATIENCE)
    assert page.input_value("#id_note") == "Named as open by its minister."
    assert Revision.objects.count() == 2

    choose(page, "#citations-0 .field-source", "On the second article")
    page.fill("#id_citations-0-quotation", "the second article is open")
    page.fill("#id_reason", "Statement by the ministry on the second article")
    page.click("input[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible(timeout=PATIENCE)

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
    assert "Named as open by its minister." in public.text_content("main")
    for address in ("", "changes/", "changes/3/", "articles/2/"):
        body = public.request.get(f"{live_server.url}/{small.agreement.slug}/{address}").text()
        assert "first.analyst" not in body
    assert page.troubles == []
    assert [m.objects.count() for m in (Agreement, Article, Party, Source)] == [1, 3, 2, 2]


def pick(page, row, typed, shown):
    """Choose in a search box what another spelling of it finds."""
    page.locator(f"{row} .select2-selection").click()
    page.locator(".select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=shown).first.click()


def test_analyst_records_a_statement_with_a_new_source(page, live_server):
    small = small_record()
    with revise(reason="Who speaks, and of what") as edit:
        minister = edit.add(Actor, name="İlqar Şahin", office="Minister", party=small.avaria)
        about = {"subject": "article", "article": small.articles[1]}
        earlier = add_statement(edit, small, summary="Was open to it.", **about)
    signed_in(page, live_server)

    page.click("text=Record a statement")
    expect(page.locator(".field-source_find")).to_be_hidden()
    pick(page, ".field-speaker", "ilgar shahin", "İlqar Şahin")
    pick(page, ".field-subject", "article 2", "Article 2")
    page.select_option("#id_stance", "rejects")
    page.fill("#id_date", "2025-03-13")
    page.fill("#id_summary", "Would not take the clause.")
    expect(page.locator("#id_replaces_helptext")).to_contain_text("Was open to it.")
    page.select_option("#id_replaces", "last")
    page.fill("#id_new_publisher", "Herald")
    page.fill("#id_new_title", "On the second article")
    page.fill("#id_new_url", "https://example.org/second")
    page.select_option("#id_new_perspective", "international")

    # A kind is missing: the field is named, and nothing typed is lost.
    page.click(".submit-row input[name=_addanother]")
    expect(page.locator(".field-new_kind .errorlist")).to_be_visible()
    assert page.input_value("#id_summary") == "Would not take the clause."
    assert page.input_value("#id_speaker") == str(minister.pk)
    page.select_option("#id_new_kind", "news")
    page.click(".submit-row input[name=_addanother]")
    expect(page.locator(".messagelist .success")).to_contain_text("Its source is new")

    row = Position.objects.get(stance="rejects")
    source = Source.objects.get(publisher="Herald")
    assert (row.party, row.speaker, row.replaces) == (small.avaria, minister, earlier)
    assert [c.noun for c in Revision.objects.first().changes.all()] == ["source", "position"]
    assert page.input_value("#id_source") == str(source.pk)
    assert page.input_value("#id_date") == "2025-03-13"
    assert page.input_value("#id_summary") == ""

    # The reads behind the pages and the API hold it.
    cell = matrix(small.agreement, datetime.date(2025, 4, 1)).cells
    stance = cell[small.avaria.slug, small.articles[1].slug]
    assert (stance.present, stance.word.label, stance.count) == (row, "rejects", 2)
    public = page.context.browser.new_context().new_page()
    public.goto(f"{live_server.url}/{small.agreement.slug}/changes/")
    assert "A statement newly recorded from its source" in public.inner_text("main")
    number = Revision.objects.first().number
    public.goto(f"{live_server.url}/{small.agreement.slug}/changes/{number}/")
    assert "Would not take the clause." in public.text_content("main")
    assert page.troubles == []


def test_statement_is_recorded_without_script(page, live_server):
    small = small_record()
    with revise(reason="Sources") as edit:
        add_source(edit, "gundem", publisher="Gündəm", title="Sözçü: ikinci maddə")
        for number in range(30):
            add_source(edit, f"w{number}", title=f"Other report {number}")
    signed_in(page, live_server)
    state = page.context.storage_state()
    plain = page.context.browser.new_context(java_script_enabled=False, storage_state=state)
    bare = plain.new_page()
    bare.goto(f"{live_server.url}/admin/provisions/position/record/")
    bare.select_option("#id_party", str(small.avaria.pk))
    bare.select_option("#id_subject", f"article-{small.articles[2].pk}")
    bare.select_option("#id_stance", "urges")
    bare.fill("#id_date", "2025-03")
    bare.fill("#id_summary", "Asked the other side to read it again.")
    bare.fill("#id_source_find", "sozcu gundem")
    bare.click("button[name=_find] >> nth=0")
    assert bare.input_value("#id_summary") == "Asked the other side to read it again."
    bare.select_option("#id_source", label="Gündəm: Sözçü: ikinci maddə")
    bare.press("#id_quotation", "Enter")
    expect(bare.locator(".messagelist .success")).to_be_visible()
    row = Position.objects.get()
    assert (str(row.date), row.article) == ("March 2025", small.articles[2])
    assert [c.source.publisher for c in row.citations.published()] == ["Gündəm"]
