"""What search engines are told: every page of today, when it last changed, what to leave alone."""

from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provisions.models import Revision
from provisions.record import revise
from tests.builders import add_precondition, small_record
from tracker.pages.sitemap import Pages

pytestmark = pytest.mark.once

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOST = "http://testserver"


def mapped(client):
    response = client.get("/sitemap.xml")
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    found = ElementTree.fromstring(response.content).findall("s:url", NAMES)
    return {
        one.find("s:loc", NAMES).text.removeprefix(HOST): one.find("s:lastmod", NAMES).text
        for one in found
    }


def test_each_page_on_the_map_is_there(client, record):
    pages = mapped(client)
    names = {"/", "/method/", "/corrections/", "/armenia-azerbaijan/", "/armenia-azerbaijan/brief/"}
    assert names <= pages.keys()
    assert sum("/articles/" in page for page in pages) == 1 + 19
    parties = [page for page in pages if "/parties/" in page]
    some = [*names, *parties[:3], *(p for p in pages if "/preconditions/" in p)][:12]
    assert {page: client.get(page).status_code for page in some} == dict.fromkeys(some, 200)


def test_pages_of_an_agreement_bear_the_time_of_their_last_edit(record):
    small = small_record()
    with revise(reason="Another place") as edit:
        edit.amend(small.articles[0], position=7)
    _, shared, own = Revision.objects.order_by("number")
    day = own.recorded_at.date()
    visit = SimpleNamespace(
        request=SimpleNamespace(scheme="http"), clock=SimpleNamespace(day=day), head=own
    )
    edited = dict(Pages(visit).items())
    # The second edit added parties, which agreements share; the third an article of one alone.
    assert edited["/armenia-azerbaijan/timeline/"] == shared.recorded_at
    assert edited["/avaria-borduria/timeline/"] == own.recorded_at
    assert edited["/method/"] == own.recorded_at


def test_map_of_a_wrong_day_says_so(client, db):
    assert client.get("/sitemap.xml", {"as_of": "2025-02-30"}).status_code == 400


def test_robots_are_kept_from_the_desk_and_the_forms(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/report/",
        f"Sitemap: {HOST}/sitemap.xml",
    ]


def test_map_asks_as_often_for_many_agreements_as_for_one(client, record):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            pages = mapped(client)
        return len(captured), len(pages)

    def one_more(slug):
        small = small_record(slug=slug)
        with revise(reason="A toll") as edit:
            add_precondition(edit, small)

    one_more("avaria-borduria")
    queries, pages = asked()
    for number in range(5):
        one_more(f"avaria-borduria-{number}")
    # Twenty pages of each, three articles, two parties, one precondition.
    assert asked() == (queries, pages + 5 * (20 + 3 + 2 + 1))
