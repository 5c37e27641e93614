"""The map of the site for search engines, and what they may read."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db.models import Max
from django.http import HttpResponse
from django.urls import reverse

from provisions.models import Agreement, Article, Change, Party, Revision
from provisions.raised import raised_by
from provisions.requirements import all_preconditions, precondition_states
from provisions.speakers import agreements_naming
from tracker.language import ANY, TAGS, versions_of
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
OF_SITE = ("home", "about", "method", "corrections", "privacy", "api-guide")


@page
def sitemap(visit: Visit) -> HttpResponse:
    """Answer with every page of today, and when what it rests on was last edited."""
    response: Any = sitemap_view(visit.request, {"pages": Pages(visit)})
    response.render()
    return HttpResponse(response.content, content_type=response.headers["Content-Type"])


@page
def robots(visit: Visit) -> HttpResponse:
    """Say what may be read by machines: everything but the desk and the forms."""
    where = visit.request.build_absolute_uri(reverse("machines:sitemap"))
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
        last = last_edits(self._head.number) if self._head else {}
        shared = last.get(None)
        for slug, addresses in self._by_agreement().items():
            times = [time for time in (shared, last.get(slug)) if time]
            found += [(address, max(times, default=edited)) for address in addresses]
        return found

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Name beside each page the same page in each language, in the form that Google gave."""
        urls = super().get_urls(*args, **kwargs)
        for url in urls:
            at = urlsplit(url["location"])
            found = {v.tag: at._replace(path=v.path).geturl() for v in versions_of(at.path)}
            tags = {**found, ANY: found[TAGS["en-gb"]]}
            url["alternates"] = [{"lang_code": t, "location": u} for t, u in tags.items()]
        return urls

    def location(self, item: tuple[str, datetime.datetime | None]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, datetime.datetime | None]) -> datetime.datetime | None:
        return item[1]

    def _by_agreement(self) -> dict[str, list[str]]:
        """Return the addresses of each agreement's pages, in a fixed number of queries."""
        agreements = Agreement.objects.published().order_by("slug")
        found = {
            agreement.slug: [
                reverse(f"pages:{name}", args=[agreement.slug]) for name in OF_AGREEMENT
            ]
            for agreement in agreements
        }
        articles = Article.objects.published().select_related("agreement")
        raised = raised_by(precondition_states(all_preconditions(), self._day), self._day)
        rows: list[Any] = [*articles, *(state.precondition for state in raised)]
        for row in rows:
            found[row.agreement.slug].append(row.get_absolute_url())
        for slug, party in sorted(named_parties()):
            found[slug].append(reverse("pages:party", args=[slug, party]))
        return found


def named_parties() -> set[tuple[str, str]]:
    """Return each agreement with each party that it names, and whom an organ belongs to."""
    parties = list(Party.objects.published().select_related("parent"))
    naming = agreements_naming(parties)
    found = set()
    for party in parties:
        owner = {party.slug, party.parent.slug} if party.parent else {party.slug}
        found |= {(slug, one) for slug in naming.get(party.pk, ()) for one in owner}
    return found


def last_edits(upto: int) -> dict[str | None, datetime.datetime]:
    """Return when each agreement was last edited; under None, what agreements share."""
    lines = Change.objects.filter(revision__lte=upto).order_by()
    last = dict(lines.values_list("agreement__slug").annotate(Max("revision_id")))
    times = Revision.objects.in_bulk(set(last.values()))
    return {slug: times[number].recorded_at for slug, number in last.items()}
