"""oEmbed: a card by the address of its page, for addresses of this site alone."""

import html
import re

import pytest

from tests.hostile import HOSTILE

OURS = "http://testserver/armenia-azerbaijan/"


@pytest.fixture
def embedded(client, record):
    def embedded(url, **query):
        return client.get("/oembed/", {"url": url, **query})

    return embedded


def test_page_with_a_card_is_answered_with_its_frame(embedded):
    response = embedded(f"{OURS}articles/7/?as_of=2026-06-01&known_at=1")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    told = response.json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert (told["width"], told["height"]) == (480, 260)
    assert told["title"] == "Article VII of Armenia–Azerbaijan: how it stands"
    assert told["provider_name"] == "Peace agreement tracker"
    assert told["provider_url"] == "http://testserver/"
    assert told["html"] == (
        '<iframe src="http://testserver/armenia-azerbaijan/articles/7/card/'
        '?as_of=2026-06-01&amp;known_at=1" width="480" height="260" '
        'title="Article VII of Armenia–Azerbaijan: how it stands" loading="lazy"></iframe>'
    )


@pytest.mark.parametrize("path", ["", "card/", "articles/7/", "articles/7/card/"])
@pytest.mark.parametrize("language", ["", "hy/", "az/", "ru/"])
def test_frame_leads_to_a_card_in_the_language_of_the_page(client, embedded, path, language):
    url = f"http://testserver/{language}armenia-azerbaijan/{path}"
    frame = embedded(url).json()["html"]
    src = html.unescape(re.search(r'src="([^"]+)"', frame)[1])
    assert src == url.removesuffix("card/") + "card/"
    assert client.get(src)["Content-Security-Policy"].count("frame-ancestors *") == 1


def test_number_of_an_article_is_not_told_before_it_was_public(embedded):
    told = embedded(f"{OURS}articles/7/?as_of=2024-12-17").json()
    assert told["title"] == "Article filed at 7 of Armenia–Azerbaijan: how it stands"


def test_frame_is_no_larger_than_asked(embedded):
    told = embedded(OURS, maxwidth="300", maxheight="5000", format="json").json()
    assert (told["width"], told["height"]) == (300, 260)
    assert 'width="300" height="260"' in told["html"]


@pytest.mark.parametrize("name", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("number", ["0", "-3", "wide", "1e3", "²", "100000", ""])
def test_bad_number_is_refused_by_name(embedded, name, number):
    response = embedded(OURS, **{name: number})
    assert (response.status_code, name in response.content.decode()) == (400, True)


def test_format_that_is_not_offered_is_said_to_be_so(embedded):
    assert embedded(OURS, format="xml").status_code == 501
    assert embedded(OURS, format="yaml").status_code == 400


def test_missing_repeated_or_undated_address_is_refused_by_name(client, record):
    for query in ("", f"?url={OURS}&url={OURS}", f"?url={OURS}%3Fas_of=soon"):
        assert client.get(f"/oembed/{query}").status_code == 400, query


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/armenia-azerbaijan/",
        "http://testserver.elsewhere.example/armenia-azerbaijan/",
        "http://testserver@elsewhere.example/armenia-azerbaijan/",
        "http://elsewhere.example@testserver/armenia-azerbaijan/",
        "//testserver/armenia-azerbaijan/",
        "ftp://testserver/armenia-azerbaijan/",
        "javascript:alert(1)//testserver/armenia-azerbaijan/",
        "http://testserver",
        "http://testserver/",
        "http://testserver/method/",
        "http://testserver/admin/",
        "http://testserver/api/v1/",
        f"{OURS}articles/99/",
        f"{OURS}positions/",
        "http://testserver/no-such-agreement/",
        "http://[::1/armenia-azerbaijan/",
        "http://testserver/armenia-azerbaijan/\x00",
        "http://testserver/" + "a" * 3000,
        *HOSTILE[:20],
    ],
)
def test_address_without_a_card_is_not_found_and_stays_words(embedded, url):
    response = embedded(url)
    body = response.content.decode()
    assert response.status_code == 404
    assert ("hit(" in body, '="http://elsewhere' in body) == (False, False)


@pytest.mark.parametrize("address", ["", "articles/7/"])
def test_page_with_a_card_says_where_it_is_described(client, see, address):
    page = see(address, as_of="2025-03-12")
    link = re.search(
        r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)', page.source
    )
    told = client.get(html.unescape(link[1])).json()
    shown = html.unescape(re.search(r'class="embed".*?<pre>(.*?)</pre>', page.source, re.DOTALL)[1])
    assert shown == told["html"]
    assert f"{address}card/?as_of=2025-03-12" in shown


def test_page_without_a_card_describes_none(see):
    for address in ("positions/", "timeline/", "/method/"):
        assert "json+oembed" not in see(address).source
