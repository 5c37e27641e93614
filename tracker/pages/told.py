"""Short names for cases, presences, offers, reactions and accounts. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.models import (
    Assessment,
    Conflict,
    Dependency,
    Incident,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    Row,
    ScopeReading,
)
from provisions.nouns import begun
from tracker.pages.wording import article_name

_JOINED = {
    "requires": gettext_lazy("“%(first)s” requires “%(second)s”"),
    "simultaneous_with": gettext_lazy("“%(first)s” at the same time as “%(second)s”"),
    "precludes": gettext_lazy("“%(first)s” rules out “%(second)s”"),
    "triggers": gettext_lazy("“%(first)s” is brought about by “%(second)s”"),
}


def told_words(row: Row, numbers: Mapping[int, str]) -> str:
    """Name a row of a register; "" for a row of another noun."""
    match row:
        case Proceeding() | Presence() | Conflict():
            return row.title
        case ProceedingStage():
            return f"{row.proceeding}: {row.get_stage_display()}"
        case ScopeReading():
            return f"{scope_words(row, numbers)}: {row.get_reading_display()}"
        case Incident():
            return incident_words(row)
        case Reaction():
            return f"{row.party or row.collective}: {row.get_tone_display()}"
        case Proposal():
            return _("Proposal: %(title)s") % {"title": row.title}
        case ProposalAnswer():
            return _("Answer of %(party)s to “%(proposal)s”: %(answer)s") % {
                "party": row.party,
                "proposal": row.proposal.title,
                "answer": row.get_answer_display(),
            }
        case Assessment():
            kind = begun(row.get_kind_display())
            parts = {"kind": kind, "publisher": row.source.publisher}
            return _("%(kind)s by the author of %(publisher)s") % parts
        case Dependency():
            return order_words(row)
    return ""


def scope_words(row: ScopeReading, numbers: Mapping[int, str]) -> str:
    """Name an article and what a reading holds it against."""
    name = article_name(row.article, numbers.get(row.article_id, ""))
    thing = row.proceeding or row.presence
    if thing:
        return _("%(article)s and “%(thing)s”") % {"article": name, "thing": thing}
    return _("%(article)s, what it covers") % {"article": name}


def order_words(row: Dependency) -> str:
    """Say the order of two milestones."""
    return str(_JOINED[row.kind]) % {"first": row.dependent, "second": row.needs}


def incident_words(row: Incident) -> str:
    """Say whose account it is, of whom, and how it counts."""
    parts = {
        "teller": row.by or _("Teller not named"),
        "kind": row.get_kind_display(),
        "against": row.against,
        "count": row.count,
    }
    if row.against:
        parts["told"] = _("%(teller)s: %(kind)s, about %(against)s") % parts
    else:
        parts["told"] = _("%(teller)s: %(kind)s") % parts
    if row.counting == "total":
        return _("%(told)s (a total of %(count)s)") % parts
    if row.counting == "series":
        return _("%(told)s (several, no number given)") % parts
    return str(parts["told"])


def account_words(row: Any) -> str:
    """Say whose word a row is: “according to Armenia”; "" where it is nobody's alone."""
    party = getattr(row, "according_to", None)
    source = getattr(row, "according_to_source", None)
    if source:
        return _("according to %(whose)s") % {"whose": source.publisher}
    return _("according to %(whose)s") % {"whose": party} if party else ""


def reported_alone(row: Any) -> str:
    """Name the source that alone reports a row, or ""."""
    source = getattr(row, "reported_by_source", None)
    if not source:
        return ""
    return _("reported in %(publisher)s alone") % {"publisher": source.publisher}
