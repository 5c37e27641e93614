"""What an address that leads nowhere may have meant, among the pages of its agreement."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from provisions.models import Agreement, Position, Precondition, StatusEntry
from provisions.progress import articles_of
from provisions.speakers import parties_of
from tracker.language import bare
from tracker.links import party_address, precondition_address
from tracker.pages.wording import article_label

MOST, LONGEST, ALIKE = 5, 80, 0.6
NAMES = {
    "articles": gettext_lazy("Articles"),
    "preconditions": gettext_lazy("Preconditions"),
    "sequence": gettext_lazy("Orders"),
    "positions": gettext_lazy("Positions"),
    "parties": gettext_lazy("Parties"),
    "timeline": gettext_lazy("Timeline"),
    "sources": pgettext_lazy("of the record", "Sources"),
    "changes": gettext_lazy("Changes to the record"),
    "compare": gettext_lazy("What changed since an earlier day"),
    "proceedings": gettext_lazy("Proceedings"),
    "presences": gettext_lazy("Presences"),
    "proposals": gettext_lazy("Proposals"),
    "reactions": gettext_lazy("Reactions"),
    "assessments": gettext_lazy("Authors' assessments"),
    "differences": gettext_lazy("Where sources differ"),
    "accounts": gettext_lazy("Counts"),
    "unanswered": gettext_lazy("Unanswered"),
    "incidents": gettext_lazy("Incidents"),
    "brief": gettext_lazy("Morning brief"),
    "evidence": gettext_lazy("Evidence"),
    "report": gettext_lazy("Report an error or send a reply"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A page below an agreement: its group and key as its address has them, and its name."""

    group: str
    key: str
    label: str
    url: str


def near(path: str, agreement: Agreement, day: datetime.date) -> list[tuple[str, str]]:
    """Return the names and addresses of the pages most like an address, the likest first."""
    asked = bare(path).strip("/").lower().split("/")[1:]
    if not asked:
        return []
    measured = [(_likeness(asked, place), place) for place in _places(agreement, day)]
    alike = [(likeness, place) for likeness, place in measured if likeness >= ALIKE]
    alike.sort(key=lambda one: (-one[0], one[1].url))
    return [(place.label, place.url) for _likeness_of, place in alike[:MOST]]


def agreement_of(path: str, agreements: QuerySet[Agreement]) -> Agreement | None:
    """Return the agreement below which an address lies."""
    first = bare(path).strip("/").split("/")[0]
    return next((one for one in agreements if one.slug == first), None)


def _likeness(asked: list[str], place: Place) -> float:
    """Return from 0 to 1 how like a page an address is, as a whole or by its last part."""
    whole, last = "/".join(asked)[:LONGEST], asked[-1][:LONGEST]
    theirs = f"{place.group}/{place.key}" if place.group else place.key
    # The whole counts more: the same key may stand in several groups.
    return max(_ratio(whole, theirs), _ratio(last, place.key) * 0.95)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _places(agreement: Agreement, day: datetime.date) -> Iterator[Place]:
    """Return every page whose name can be told on the day. Four queries."""
    slug = agreement.slug
    for name, label in NAMES.items():
        yield Place("", name, str(label), reverse(f"pages:{name}", args=[slug]))
    for key in articles_of(agreement).values_list("key", flat=True):
        url = reverse("pages:article", args=[slug, key])
        yield Place("articles", key, article_label(key), url)
    for party in parties_of(agreement):
        name = party.short_name or party.name
        yield Place("parties", party.slug, name, party_address(agreement, party))
    for row in _told(agreement, day):
        yield Place("preconditions", row.key, row.title, precondition_address(row))


def _told(agreement: Agreement, day: datetime.date) -> QuerySet[Precondition]:
    """Return the preconditions of which a line of a ledger or a statement tells by the day."""
    lines = StatusEntry.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    said = Position.objects.in_force().on(day).filter(precondition=OuterRef("pk"))
    rows: QuerySet[Precondition] = Precondition.objects.published().filter(agreement=agreement)
    return rows.filter(Exists(lines) | Exists(said)).select_related("agreement")
