"""All articles, and one article with its three voices."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse

from tracker.pages.article import article_on, articles_on
from tracker.pages.keyed import article_keyed, published_article
from tracker.pages.visit import Visit, agreement_named, page


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show every article with its reading and each party's account."""
    found = agreement_named(agreement)
    return visit.show_day(
        "articles.html",
        found,
        lambda: articles_on(found, visit.clock.day),
        twin=visit.twin("articles", agreement=found.slug),
    )


@partial(page, first=published_article)
def detail(visit: Visit, agreement: str, key: str) -> HttpResponse:
    """Show one article: the text, the testimony, the reading and how they came to be."""
    found = agreement_named(agreement)
    article = article_keyed(found, key)
    return visit.show_day(
        "article.html",
        found,
        lambda: article_on(found, article, visit.clock.day),
        twin=visit.twin("article", article.slug),
    )
