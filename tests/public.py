"""Every public address of an agreement, from the routes of the site, new ones among them."""

from __future__ import annotations

from typing import Any

from provisions.models import NOUNS, Agreement, Article, Precondition, Revision
from provisions.progress import negotiating_parties
from provisions.transfer.columns import FILES
from tests.crawl import addresses
from tests.tracker.test_two_clocks import ANSWERS


def public_addresses(agreement: Agreement) -> list[str]:
    """Return an address of every public route about an agreement, and some with parameters."""
    article = Article.objects.published().filter(agreement=agreement).first()
    precondition = Precondition.objects.published().filter(agreement=agreement).first()
    party = negotiating_parties(agreement)[0].slug
    rows: dict[str, Any] = {FILES[noun]: noun.objects.published().first() for noun in NOUNS}

    def fill(route, name):
        if route.startswith("admin/"):
            return []
        if name == "key":
            return [article.key if "articles" in route else precondition.key]
        if name == "id":
            row = rows.get(route.split("/")[2])
            return [row.slug] if row else [1]
        return {
            "agreement": [agreement.slug],
            "slug": [party],
            "party": [party],
            "subject": ["agreement"],
            "number": [1, Revision.objects.latest("number").number],
        }[name]

    found = {a for a in addresses(fill) if not a.startswith("/admin/")}
    days = "from=2024-01-01&to=2025-01-01"
    return [
        *sorted(found),
        *(f"/api/v1/{name}?agreement={agreement.slug}" for name in ANSWERS),
        f"/{agreement.slug}/compare/?{days}",
        f"/{agreement.slug}/timeline/?party={party}",
        f"/{agreement.slug}/changes/?before=2",
        f"/api/v1/compare/?agreement={agreement.slug}&{days}",
        f"/api/v1/drift/?agreement={agreement.slug}&party={party}&subject=agreement",
        "/api/v1/sources/?page_size=1&fields=id",
    ]
