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


def precondition_address(precondition: Any) -> str:
    return reverse("pages:precondition", args=[precondition.agreement.slug, precondition.key])


def subject_address(row: Any) -> str:
    """A row about an article or a precondition stands on its page; any other on the line."""
    agreement = row.agreement.slug
    if row.article_id:
        page = reverse("pages:article", args=[agreement, row.article.key])
    elif row.precondition_id:
        page = reverse("pages:precondition", args=[agreement, row.precondition.key])
    else:
        return timeline_address(row)
    return f"{page}#{row.slug}"


def movement_address(movement: Any) -> str:
    page = reverse("pages:article", args=[movement.agreement.slug, movement.article.key])
    return f"{page}#{movement.slug}"


def anchor(row: Any) -> str:
    """Name a row's place on a page. An exchange of drafts may bear the id of an event."""
    return f"{row.noun()}-{row.slug}" if row.noun() in _DOCUMENTS else str(row.slug)


def timeline_address(row: Any) -> str:
    """The line has pages: naming the row in the query opens the one on which it stands."""
    page = reverse("pages:timeline", args=[row.agreement.slug])
    return f"{page}?row={anchor(row)}#{anchor(row)}"


_DOCUMENTS = frozenset({"draft-version", "instrument"})


def dependency_address(row: Any) -> str:
    """A stated order stands in the table of all of them."""
    return f"{reverse('pages:sequence', args=[row.agreement.slug])}#{row.slug}"


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


ADDRESSES: dict[str, Callable[[Any], str]] = {
    "provisions.agreement": agreement_address,
    "provisions.article": article_address,
    "provisions.articletext": text_address,
    "provisions.precondition": precondition_address,
    "provisions.statusentry": subject_address,
    "provisions.position": subject_address,
    "provisions.movement": movement_address,
    "provisions.dependency": dependency_address,
    "provisions.tally": timeline_address,
    "provisions.event": timeline_address,
    "provisions.instrument": timeline_address,
    "provisions.draftversion": timeline_address,
}
