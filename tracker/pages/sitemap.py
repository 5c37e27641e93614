"""The map of the site for search engines, and what they may read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpResponse
from django.urls import reverse

from provisions.models import Agreement
from provisions.progress import articles_of
from provisions.raised import raised_by
from provisions.reach import latest_about
from provisions.requirements import precondition_states, preconditions_of
from provisions.speakers import parties_of
from tracker.pages.visit import Visit, page

# The pages that every agreement has one of.
OF_AGREEMENT = (
    "overview",
    "articles",
    "preconditions",
    "positions",
    "parties",
    "timeline",
    "sequence",
    "accounts",
    "unanswered",
    "evidence",
    "incidents",
    "brief",
    "proceedings",
    "presences",
    "proposals",
    "reactions",
    "assessments",
    "differences",
    "sources",
    "changes",
)
OF_SITE = ("home", "method", "corrections", "privacy", "api-guide")


@page
def sitemap(visit: Visit) -> HttpResponse:
    """Answer with every page of today, and when what it rests on was last edited."""
    response: Any = sitemap_view(visit.request, {"pages": Pages(visit)})
    response.render()
    return HttpResponse(response.content, content_type=response.headers["Content-Type"])


@page
def robots(visit: Visit) -> HttpResponse:
    """Say what may be read by machines: everything but the desk and the forms."""
    where = visit.request.build_absolute_uri(reverse("pages:sitemap"))
    rules = ("User-agent: *", "Disallow: /admin/", "Disallow: /*/report/", f"Sitemap: {where}")
    return HttpResponse("\n".join(rules) + "\n", content_type="text/plain; charset=utf-8")


class Pages(Sitemap):
    """The addresses of today's pages. Pages of earlier days are read, but not listed."""

    def __init__(self, visit: Visit) -> None:
        self.protocol = visit.request.scheme
        self._day, self._head = visit.clock.day, visit.head

    def items(self) -> list[tuple[str, datetime.datetime | None]]:
        edited = self._head.recorded_at if self._head else None
        found = [(reverse(f"pages:{name}"), edited) for name in OF_SITE]
        upto = self._head.number if self._head else 0
        for agreement in Agreement.objects.published().order_by("slug"):
            last = next((one.recorded_at for one in latest_about(agreement, upto, 1)), edited)
            found += [(address, last) for address in self._of(agreement)]
        return found

    def location(self, item: tuple[str, datetime.datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime.datetime | None]) -> datetime.datetime | None:
        return item[1]

    def _of(self, agreement: Agreement) -> Iterator[str]:
        yield from (reverse(f"pages:{name}", args=[agreement.slug]) for name in OF_AGREEMENT)
        asked = raised_by(precondition_states(preconditions_of(agreement), self._day), self._day)
        rows: list[Any] = [*articles_of(agreement), *(state.precondition for state in asked)]
        yield from (row.get_absolute_url() for row in rows)
        for party in sorted(parties_of(agreement), key=str):
            yield reverse("pages:party", args=[agreement.slug, party.slug])
