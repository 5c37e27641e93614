"""Nothing that is stored runs: hostile texts in every text of the record, on every page and form.

The policy of the page is switched off here, since it would hide what was let through.
"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Error

from provisions.models import Agreement, Party, Presence
from provisions.record import revise
from tests.builders import small_record
from tests.hostile import HOSTILE, planted, rounds, telling
from tests.provisions.test_redacted_everywhere import every_address, texts_of

pytestmark = pytest.mark.browser

# Strings of two lines of the shortest texts, names of 120 characters, are all told in so many.
ROUNDS = rounds(120)
WATCH = "window.hits = []; window.hit = number => window.hits.push(number);"
# What would run at a touch, though nothing ran as the page was opened.
ARMED = """() => [...document.querySelectorAll('*')].flatMap(element =>
    [...element.attributes].filter(({name, value}) => /^on/i.test(name) ||
        (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name) &&
            /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(value)))
        .map(({name, value}) => `${element.tagName} ${name}=${value}`))"""


@pytest.fixture
def open_page(live_server, browser_alone):
    """Return a function that opens an address, or a page given, and returns what ran there."""
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    context = browser_alone.new_context(bypass_csp=True)
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    context.add_init_script(WATCH)
    # Styles and fonts run nothing, and hold up many pages.
    beside = ("stylesheet", "font", "image")
    context.route(
        "**/*",
        lambda route: route.abort() if route.request.resource_type in beside else route.continue_(),
    )
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))

    def opened(address: str, body: str | None = None) -> list[str]:
        if body is not None:
            page.route(
                live_server.url + address,
                lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"),
            )
        try:
            page.goto(live_server.url + address, wait_until="load")
        except Error as error:
            # A file is saved, not shown: what was shown before it is still there.
            if "Download is starting" not in error.message:
                raise
            return []
        # Focus and animations come a frame later.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        ran = [HOSTILE[number - 1] for number in page.evaluate("window.hits")]
        found = ran + page.evaluate(ARMED) + said[:]
        said.clear()
        return found

    return opened


def needed(noun) -> int:
    """Return how many rounds put every text into each field of a noun."""
    texts = texts_of(noun)
    lengths = [f.max_length for f in noun._meta.concrete_fields if f.name in texts]
    return max(map(rounds, lengths), default=1)


def pages_of(small, told):
    """Return every HTML page of the site and the desk on which some text is for the first time.

    A row says nothing new in a round that its noun did not need; entries of the log look alike
    for all nouns, so that those of one noun are opened in each round.
    """
    rows = {row: round_ for round_, of_round in enumerate(told) for row in of_round}
    shown = {
        (type(row)._meta.model_name, row.pk)
        for row, round_ in rows.items()
        if round_ < needed(type(row))
    }
    logged = {
        (row.noun(), row.slug)
        for row, round_ in rows.items()
        if round_ == 0 or (isinstance(row, Presence) and round_ < needed(Presence))
    }
    changes = apps.get_model("provisions", "change").objects.values_list("noun", "row", "pk")
    shown |= {("change", pk) for noun, row, pk in changes if (noun, row) in logged}
    shown |= {("revision", number) for number in range(6)}
    found: dict[str, None] = {}
    for round_, of_round in enumerate(told):
        for address in every_address(small, of_round, f"round-{round_}"):
            desk = re.match(r"/admin/provisions/(\w+)/(\d+)/", address)
            if desk is not None and (desk[1], int(desk[2])) not in shown:
                continue
            # Nothing is deleted, so that page is refused to everybody.
            if not re.search(r"known_at|^/(api/v1|hy)/|/delete/$", address):
                found[address] = None
    return list(found)


def test_names_of_agreements_and_parties_run_nowhere(open_page):
    small = small_record(articles=1)
    ran = {}
    for round_ in range(rounds(80)):
        with revise(reason=telling(round_)("reason", 1000)) as edit:
            for model, row in ((Agreement, small.agreement), (Party, small.avaria)):
                fresh = model.objects.get(pk=row.pk)
                edit.amend(fresh, **texts_of(model, telling(round_)))
        home = f"/{small.agreement.slug}/"
        for address in ("/", home, f"{home}parties/avaria/", f"{home}changes/{round_ + 2}/"):
            ran.update([(address, said)] if (said := open_page(address)) else [])
    assert ran == {}


def test_planted_faults_are_all_caught(open_page, client, live_server):
    small = small_record(articles=1)
    page = client.get(f"/{small.agreement.slug}/").content.decode()
    missed = [
        name
        for place, (name, body) in enumerate(planted(page))
        if not open_page(f"/planted-{place}/", body)
    ]
    assert missed == []


def test_hostile_texts_do_run_where_they_are_written_as_markup(open_page):
    """Each text is worth its place: written raw, in one of the places of a page, it is caught."""
    places = (
        "<p>%s</p>",
        '<input value="%s">',
        "<input value='%s'>",
        "<img %s>",
        '<a href="%s">x</a>',
    )
    raw = (
        "<title>%s</title>",
        "<textarea>%s</textarea>",
        "<style>%s</style>",
        "<script>'%s'</script>",
        '<script>"%s"</script>',
        "<script>`%s`</script>",
    )
    harmless = []
    for text in HOSTILE:
        tried = [place % text for place in (*places, *raw)]
        body = "<!doctype html><body>" + "%s"
        if not any(open_page(f"/raw-{hash((text, t))}/", body % t) for t in tried):
            harmless.append(text)
    assert len(HOSTILE) - len(harmless) >= 60, harmless
