"""Data about a page for search engines: valid, of the page alone, and never a script."""

import json
import re

import pytest
from django.contrib.auth.models import User

from provisions.models import Agreement, Article, ArticleText
from provisions.record import revise
from tests.hostile import HOSTILE
from tests.tracker.pages.conftest import Seen

HOME = "/armenia-azerbaijan/"
PAGES = ["/", "/about/", "/method/", "/privacy/", "/search/?q=x", HOME, f"{HOME}timeline/"]
PAGES += [f"{HOME}articles/7/", f"{HOME}parties/armenia/", f"{HOME}changes/1/"]
PAGES += [f"{HOME}preconditions/minsk-group-closure/", f"{HOME}?as_of=2025-03-12&known_at=1"]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def told(source):
    (words,) = BLOCK.findall(source)
    data = json.loads(words)
    assert data["@context"] == "https://schema.org"
    return {one["@type"]: one for one in data["@graph"]}


LANGUAGES = ["", "/hy", "/az", "/ru"]
# Each page in English; in the others they take turns.
IN_TURN = [
    (language, address)
    for turn, language in enumerate(LANGUAGES)
    for number, address in enumerate(PAGES)
    if not language or number % 3 == turn - 1
]


@pytest.mark.parametrize(("language", "address"), IN_TURN)
def test_page_tells_what_it_is_and_where_it_stands(client, record, address, language):
    source = client.get(language + address).content.decode()
    graph = told(source)
    assert set(graph) <= {"BreadcrumbList", "WebPage", "Dataset", "WebSite"}
    itself = graph.get("WebPage") or graph["Dataset"]
    assert itself["inLanguage"] == (language.removeprefix("/") or "en")
    assert itself["isPartOf"]["url"] == f"http://testserver{language}/"
    assert re.match(r"\d{4}-\d\d-\d\dT", itself["dateModified"])
    items = graph["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    for item in items:
        assert client.get(item["item"]).status_code == 200
    assert ("WebSite" in graph) == (address == "/")
    assert ("Dataset" in graph) == (
        address == "/" or address.startswith((f"{HOME}?",)) or address == HOME
    )


def test_way_to_an_article_leads_over_the_list_of_articles(see):
    items = told(see("articles/7/", as_of="2024-12-17").source)["BreadcrumbList"]["itemListElement"]
    assert [item["name"] for item in items] == [
        "Peace agreement tracker",
        "Armenia–Azerbaijan",
        "Articles",
        "Article filed at 7, Armenia–Azerbaijan",
    ]


def test_overview_is_data_up_to_the_day_shown(client, see):
    data = told(see(as_of="2025-03-12", known_at="1").source)["Dataset"]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["version"] == "1"
    assert data["temporalCoverage"].endswith("/2025-03-12")
    assert client.get(data["distribution"]["contentUrl"]).json()["as_of"] == "2025-03-12"
    assert told(see().source)["Dataset"]["temporalCoverage"].endswith("/2026-06-08")


def test_first_page_tells_how_it_is_searched(client, see):
    action = told(see("/").source)["WebSite"]["potentialAction"]
    address = action["target"]["urlTemplate"].replace("{search_term_string}", "border")
    assert client.get(address).status_code == 200


def test_page_that_refuses_tells_nothing(see):
    for address, query in (("articles/99/", {}), ("", {"as_of": "soon"}), ("/none/of/this", {})):
        assert BLOCK.findall(see(address, **query).source) == []


def test_no_member_of_staff_is_told(client, record):
    user = User.objects.create_superuser("canary-of-the-staff", "canary@example.org", "x")
    client.force_login(user)
    for address in PAGES:
        assert "canary" not in BLOCK.findall(client.get(address).content.decode())[0]


@pytest.mark.parametrize("words", [*HOSTILE[:12], "a\u2028b\u2029c & </script>", '"}]}'])
def test_words_of_the_record_end_no_block(client, record, words):
    text = ArticleText.objects.filter(
        article=Article.objects.get(agreement=record, key="7")
    ).latest("sort_day")
    with revise(reason="Words with marks") as edit:
        edit.amend(text, subject=words)
        edit.amend(Agreement.objects.get(pk=record.pk), short_title=words)
    source = client.get(f"{HOME}articles/7/").content.decode()
    assert Seen(200, source).scripts == []
    items = told(source)["BreadcrumbList"]["itemListElement"]
    assert items[1]["name"] == words
    assert re.search("[<>&\u2028\u2029]", BLOCK.findall(source)[0]) is None


@pytest.mark.parametrize(
    "planted",
    [
        "<script>hit(1)</script>",
        '<script type="application/json">{}</script>',
        '<script type="application/ld+json" src="x"></script>',
        '<script type="application/ld+json">{}</script>' * 2,
        '<script type="application/ld+json">"</title><b>"</script>',
    ],
)
def test_anything_but_the_one_block_counts_as_a_script(planted):
    assert Seen(200, planted).scripts != []
