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
    """Name a row's place on a page. A row of one noun may bear the id of another's."""
    return f"{row.noun()}-{row.slug}" if row.noun() in _BY_NOUN else str(row.slug)


def timeline_address(row: Any) -> str:
    """The line has pages: naming the row in the query opens the one on which it stands."""
    page = reverse("pages:timeline", args=[row.agreement.slug])
    return f"{page}?row={anchor(row)}#{anchor(row)}"


# Rows whose place bears their noun: they stand on pages beside rows of other nouns.
_BY_NOUN = frozenset(
    {
        "draft-version",
        "instrument",
        "proceeding",
        "proceeding-stage",
        "presence",
        "scope-reading",
        "incident",
        "reaction",
        "proposal",
        "proposal-answer",
        "dependency",
        "assessment",
        "conflict",
    }
)


def _register(page: str, of: str = "") -> Callable[[Any], str]:
    """Return the address of a row on the page of its register; ``of`` leads to its agreement."""

    def address(row: Any) -> str:
        owner = getattr(row, of) if of else row
        return f"{reverse(f'pages:{page}', args=[owner.agreement.slug])}#{anchor(row)}"

    return address


def scope_address(reading: Any) -> str:
    """A reading stands beside what it is about, or on the page of its article."""
    if reading.proceeding_id:
        return _register("proceedings")(reading)
    if reading.presence_id:
        return _register("presences")(reading)
    page = reverse("pages:article", args=[reading.agreement.slug, reading.article.key])
    return f"{page}#{anchor(reading)}"


def dependency_address(row: Any) -> str:
    """A stated order stands in the table of all of them."""
    return f"{reverse('pages:sequence', args=[row.agreement.slug])}#{row.slug}"


def milestone_address(row: Any) -> str:
    """A point that can be reached is named in the orders that are stated about it."""
    return reverse("pages:sequence", args=[row.agreement.slug])


def party_address(agreement: Any, party: Any) -> str:
    """A party is shared by all agreements; it has a page in each whose record names it."""
    return _party_page(agreement.slug, party)


def drift_address(agreement: Any, party: Any, key: str) -> str:
    """What one party said over time of a subject, by its key, has a page of its own."""
    return reverse("pages:drift", args=[agreement.slug, party.slug, key])


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
    "provisions.milestone": milestone_address,
    "provisions.tally": timeline_address,
    "provisions.event": timeline_address,
    "provisions.instrument": timeline_address,
    "provisions.draftversion": timeline_address,
    "provisions.proceeding": _register("proceedings"),
    "provisions.proceedingstage": _register("proceedings", "proceeding"),
    "provisions.presence": _register("presences"),
    "provisions.scopereading": scope_address,
    "provisions.incident": _register("incidents"),
    "provisions.reaction": _register("reactions"),
    "provisions.proposal": _register("proposals"),
    "provisions.proposalanswer": _register("proposals", "proposal"),
    "provisions.assessment": _register("assessments"),
    "provisions.conflict": _register("differences"),
}
