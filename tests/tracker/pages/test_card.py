"""Cards: small pages that any site may frame, and the only ones that it may."""

import re

import pytest
from django.core.cache import cache

from provisions.models import Article, ArticleText
from provisions.record import revise
from tests.config.edge.test_same_as_django import public_addresses
from tests.hostile import HOSTILE

HOME = "/armenia-azerbaijan/"
CARDS = [f"{HOME}card/", f"{HOME}articles/7/card/", f"/hy{HOME}card/", f"/ru{HOME}articles/7/card/"]
PINNED = {"as_of": "2025-03-12", "known_at": "1"}
FRAMED = {
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
}


def policy(response):
    return set(response["Content-Security-Policy"].split("; "))


def test_card_of_an_agreement_says_its_stage_its_articles_and_the_day(see):
    words = see("card/", as_of="2026-06-01").words
    assert "Text agreed on or before 13 March 2025; initialled 8 August 2025; no signature" in words
    assert "agreed 17 of 17 articles, both parties say so The tracker's reading" in words
    assert "The record as of 1 June 2026" in words
    assert see(as_of="2026-06-01").words.count("no signature is recorded up to this day") > 0


def test_card_of_a_day_with_several_readings_counts_each_with_its_shape(see):
    card = see("card/", **PINNED)
    assert "agreed 15 of 17 articles, inferred by elimination" in card.words
    assert "open 2 of 17 articles, last reported" in card.words
    assert "as known at revision 1" in card.words
    assert {"#g-agreed-inferred", "#g-open"} <= set(re.findall(r'use href="(#[^"]+)', card.source))


def test_card_of_a_day_of_counts_alone_and_of_a_day_before_the_record_say_so(see):
    assert "no reading of single articles" in see("card/", as_of="2024-09-01").words
    early = see("card/", as_of="1999-01-01")
    assert (early.status, "It holds nothing for 1 January 1999" in early.words) == (200, True)
    unwritten = see("card/", known_at="0")
    assert "Nothing had been recorded yet" in unwritten.words
    assert ("<form" in unwritten.source, "<nav" in unwritten.source) == (False, False)


def test_card_of_an_article_says_how_it_stands(see):
    words = see("articles/7/card/", as_of="2026-06-01").words
    assert "Armenia–Azerbaijan Article VII: " in words
    assert "agreed The tracker's reading, on or before 13 March 2025" in words


@pytest.mark.parametrize("clocks", [{}, PINNED])
@pytest.mark.parametrize("address", CARDS)
def test_any_site_may_frame_a_card_and_a_kept_one_too(client, record, address, clocks):
    cache.clear()
    for response in (client.get(address, clocks) for _ in range(2)):
        assert (response.status_code, policy(response)) == (200, FRAMED)
        assert "X-Frame-Options" not in response
        assert response.cookies == {}
        source = response.content.decode()
        assert [word for word in ("<script", "<form", "style=") if word in source] == []
        assert re.findall(r'<a [^>]*target="_blank" rel="noopener"', source) != []
    unchanged = client.get(address, clocks, headers={"if-none-match": response["ETag"]})
    assert (unchanged.status_code, policy(unchanged)) == (304, FRAMED)
    assert "X-Frame-Options" not in unchanged


def test_link_of_a_card_keeps_its_clocks(see):
    assert (
        "http://testserver/armenia-azerbaijan/articles/7/?as_of=2025-03-12&known_at=1"
        in see("articles/7/card/", **PINNED).links
    )


def test_no_other_address_may_be_framed(client, record):
    cards, closed = [], 0
    clock = "as_of=2025-03-12&known_at=1"
    cache.clear()
    for address in public_addresses(record):
        # Pages of a pinned clock are kept, and given again with the policy of their own.
        pinned = [f"{address}{'&' if '?' in address else '?'}{clock}"] * 2
        for asked in (address, *([] if address.startswith("/api/") else pinned)):
            response = client.get(asked)
            if address.endswith("/card/") and response.status_code == 200:
                cards.append(asked)
                continue
            assert "frame-ancestors 'none'" in policy(response), asked
            assert response["X-Frame-Options"] == "DENY", asked
            closed += 1
    assert (len(cards), closed > 200) == (6, True)


@pytest.mark.parametrize(
    "address", ["card/?as_of=soon", "articles/99/card/", "card/?as_of=1&as_of=2"]
)
def test_refusal_in_place_of_a_card_may_not_be_framed(client, record, address):
    response = client.get(HOME + address)
    assert response.status_code in (400, 404)
    assert "frame-ancestors 'none'" in policy(response)
    assert response["X-Frame-Options"] == "DENY"


def test_card_asks_the_database_a_fixed_number_of_times(client, record, django_assert_num_queries):
    for address, count in (("card/", 2), ("articles/7/card/", 2)):
        with django_assert_num_queries(count):
            client.get(HOME + address)


def test_markup_in_a_subject_stays_words_on_a_card(client, record):
    article = Article.objects.get(agreement=record, key="7")
    text = ArticleText.objects.filter(article=article).latest("sort_day")
    hostile = HOSTILE[0] + HOSTILE[10]
    with revise(reason="A subject with marks") as edit:
        edit.amend(text, subject=hostile)
    source = client.get(f"{HOME}articles/7/card/").content.decode()
    assert "&lt;script&gt;hit(1)" in source
    assert ("<script" in source, "<img" in source) == (False, False)
