"""Nothing that is stored runs: hostile texts in every text of the record, on every page and form.

The policy of the page is switched off here, since it would hide what was let through.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.template import engines

from provisions.models import Party, Position
from tests.browser.conftest import chromium
from tests.browser.frames import Frames, Site, serving
from tests.browser.hostile_walk import SAVED, walk
from tests.builders import small_record
from tests.crawl import walked
from tests.hostile import HOSTILE, planted
from tests.hostile_record import first_rows, held, hostile_record

pytestmark = pytest.mark.browser

FEWEST = 60
# Where a fault of a template is looked for: pages, lists and forms.
ESCAPED_BY_TEMPLATES = """
/
/{home}/
/{home}/articles/row-0/
/{home}/changes/2/
/{home}/parties/row-0/
/{home}/positions/
/{home}/preconditions/row-0/
/{home}/presences/
/{home}/sources/
/{home}/timeline/
/hy/{home}/parties/row-0/
/search/?q=hit
/admin/provisions/party/{party}/change/
/admin/provisions/party/{party}/history/
/admin/provisions/party/{party}/retract/
/admin/provisions/position/{position}/change/
/admin/provisions/revision/2/change/
"""


@pytest.fixture
def analyst(db, client):
    """An analyst with every right, signed in."""
    client.force_login(User.objects.create_superuser("chief"))
    return client


@pytest.fixture
def given(analyst):
    """Return a page of the site and one of the desk, as they are."""
    small = small_record(articles=1)
    addresses = (
        f"/{small.agreement.slug}/",
        f"/admin/provisions/party/{small.avaria.pk}/change/",
    )
    return [analyst.get(address).content.decode() for address in addresses]


@contextmanager
def frames(client):
    """Open a browser, once the record is written: beside it the test itself asks no database."""
    with serving(Site()) as site, chromium() as browser:
        yield Frames(browser, site, client)


@pytest.mark.long
def test_texts_of_the_record_run_nowhere(analyst):
    """Every text field holds every hostile text that it can; every route of the site is opened.

    Of each row whose texts are new: its pages, feeds and cards, its form and the page on which
    it is retracted. Once: lists, histories, revisions, answers of the API. In each language, by
    both clocks and with a hostile day: every page. Of agreements with hostile names: every page
    of each, in one language after the other. Files are saved, not opened.
    """
    small, rows = hostile_record()
    fields = list(held())
    assert [field for field in fields if field[3]] == []
    assert [(noun, name) for noun, name, count, _ in fields if count < FEWEST] == [
        ("incident", "district")
    ]
    assert sum(count for _, _, count, _ in fields) > FEWEST * 90
    found = walk(small, rows)
    assert set(walked()) <= set(found.values())
    opened = [address for address in found if not address.partition("?")[0].endswith(SAVED)]
    with frames(analyst) as page:
        seen = page.open(opened)
        saved = [page.is_saved(address) for address in found if address not in opened]
    assert (seen.ran, seen.failed) == ({}, [])
    assert [address for address, status in seen.statuses.items() if status >= 500] == []
    assert (all(saved), len(saved) >= 6) == (True, True)
    told = defaultdict(set)
    for address, numbers in seen.told.items():
        told[found[address]] |= numbers
    assert (len(opened) > 1_500, sum(len(it) >= FEWEST for it in told.values()) > 100) == (
        True,
        True,
    )


@pytest.mark.long
def test_walk_finds_what_a_template_does_not_escape(analyst, monkeypatch):
    """With the templates' escaping switched off, each page is caught."""
    small = small_record(articles=1)
    rows = first_rows(small)
    keys = {"party": rows[Party].pk, "position": rows[Position].pk}
    addresses = [
        line.format(home=small.agreement.slug, **keys)
        for line in ESCAPED_BY_TEMPLATES.strip().splitlines()
    ]
    monkeypatch.setattr(engines["django"].engine, "autoescape", False)
    with frames(analyst) as page:
        seen = page.open(addresses)
    assert [address for address in addresses if address not in seen.ran] == []


def test_planted_faults_are_all_caught(analyst, given):
    """One fault in each place of a page of the site, and of a form of the desk."""
    faults = [(name, body) for page in given for name, body in planted(page)]
    assert len(faults) == 12
    with frames(analyst) as page:
        caught = page.open_bodies([*given, *(body for _, body in faults)])
    assert caught[:2] == [[], []]
    assert [name for (name, _), ran in zip(faults, caught[2:], strict=True) if not ran] == []


@pytest.mark.long
def test_hostile_texts_do_run_where_they_are_written_as_markup(analyst):
    """Each text is worth its place: written raw, in one of the places of a page, it is caught."""
    places = (
        "<p>%s</p>",
        '<input value="%s">',
        "<input value='%s'>",
        "<img %s>",
        '<a href="%s">x</a>',
        "<title>%s</title>",
        "<textarea>%s</textarea>",
        "<style>%s</style>",
        "<script>'%s'</script>",
        '<script>"%s"</script>',
        "<script>`%s`</script>",
    )
    bodies = [f"<!doctype html><body>{place % text}" for text in HOSTILE for place in places]
    with frames(analyst) as page:
        caught = page.open_bodies(bodies)
    of_each = [caught[start : start + len(places)] for start in range(0, len(caught), len(places))]
    harmless = [text for text, ran in zip(HOSTILE, of_each, strict=True) if not any(ran)]
    assert len(HOSTILE) - len(harmless) >= FEWEST, harmless
