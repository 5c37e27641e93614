"""All articles, and one article with its three voices."""

from __future__ import annotations

import base64
import csv
import hashlib
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from provisions.answers.lanes import Lanes, lanes_on
from provisions.models import Agreement
from provisions.progress import printed_numbers
from tracker.pages.article import article_keyed, article_on, articles_on
from tracker.pages.lane_words import csv_rows
from tracker.pages.lanes import draw
from tracker.pages.visit import Visit, agreement_named, page

STYLE = Path(__file__).parent.parent / "static/tracker/lanes.css"


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


@page
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


@page
def drawing(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with the articles over time as a drawing that stands alone."""
    found = agreement_named(agreement)
    lanes, numbers = _over_time(found, visit)
    drawn = draw(lanes, numbers).wide if lanes else None
    shared = mark_safe(STYLE.read_text())
    style = render_to_string("tracker/lanes.css", {"shared": shared})
    context = {"agreement": found, "drawing": drawn, "visit": visit, "style": style}
    words = render_to_string("tracker/lanes.svg", context)
    response: Any = _file(words, "image/svg+xml", f"{found.slug}-articles.svg")
    # A drawing that stands alone brings its own style; it is named by its digest.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    response._csp_update = {"style-src": f"'sha256-{digest}'"}
    return response


@page
def table(visit: Visit, agreement: str) -> HttpResponse:
    """Answer with the articles over time as a table of stretches."""
    found = agreement_named(agreement)
    lanes, numbers = _over_time(found, visit)
    response = _file("", "text/csv; charset=utf-8", f"{found.slug}-articles.csv")
    csv.writer(response).writerows(csv_rows(lanes, numbers) if lanes else ())
    return response


def _over_time(agreement: Agreement, visit: Visit) -> tuple[Lanes | None, dict[int, str]]:
    day = visit.clock.day
    return lanes_on(agreement, day), printed_numbers(agreement, day)


def _file(content: str, kind: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=named)
