"""Where a row of the record is shown. Config wires ``ADDRESSES`` into Django's
ABSOLUTE_URL_OVERRIDES, so that no model names a route."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse


def agreement_address(agreement: Any) -> str:
    return reverse("pages:overview", args=[agreement.slug])


def article_address(article: Any) -> str:
    return reverse("pages:article", args=[article.agreement.slug, article.key])


def text_address(text: Any) -> str:
    return f"{article_address(text.article)}#{text.slug}"


def status_address(entry: Any) -> str:
    if not entry.article_id:
        return timeline_address(entry)
    page = reverse("pages:article", args=[entry.agreement.slug, entry.article.key])
    return f"{page}#{entry.slug}"


def timeline_address(row: Any) -> str:
    """The line has pages: naming the row in the query opens the one on which it stands."""
    page = reverse("pages:timeline", args=[row.agreement.slug])
    return f"{page}?row={row.slug}#{row.slug}"


def party_address(agreement: Any, party: Any) -> str:
    """A party is shared by all agreements; it has a page in each whose record names it."""
    return _party_page(agreement.slug, party)


def party_home(party: Any, agreements: Sequence[str]) -> str | None:
    """Return its page where the record of one agreement alone, by public id, names it."""
    return _party_page(agreements[0], party) if len(agreements) == 1 else None


def _party_page(agreement: str, party: Any) -> str:
    return reverse("pages:party", args=[agreement, party.slug])


def actor_home(actor: Any, agreements: Sequence[str]) -> str | None:
    """A person stands on the page of the party they speak for."""
    page = party_home(actor.party, agreements)
    return f"{page}#{actor.slug}" if page else None


def position_address(position: Any) -> str:
    return f"{party_address(position.agreement, position.party)}#{position.slug}"


ADDRESSES: dict[str, Callable[[Any], str]] = {
    "provisions.agreement": agreement_address,
    "provisions.article": article_address,
    "provisions.articletext": text_address,
    "provisions.statusentry": status_address,
    "provisions.tally": timeline_address,
    "provisions.event": timeline_address,
    "provisions.position": position_address,
}
