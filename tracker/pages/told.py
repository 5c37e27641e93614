"""Short names for cases, presences, offers, reactions and accounts. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from tracker.pages.wording import article_name

_JOINED = {
    "requires": "requires",
    "simultaneous_with": "at the same time as",
    "precludes": "rules out",
    "triggers": "is brought about by",
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
            return f"Proposal: {row.title}"
        case ProposalAnswer():
            return f"Answer of {row.party} to “{row.proposal.title}”: {row.get_answer_display()}"
        case Assessment():
            return f"{row.get_kind_display().capitalize()} by the author of {row.source.publisher}"
        case Dependency():
            return order_words(row)
    return ""


def scope_words(row: ScopeReading, numbers: Mapping[int, str]) -> str:
    """Name an article and what a reading holds it against."""
    name = article_name(row.article, numbers.get(row.article_id, ""))
    thing = row.proceeding or row.presence
    return f"{name} and “{thing}”" if thing else f"{name}, what it covers"


def order_words(row: Dependency) -> str:
    """Say the order of two milestones."""
    return f"“{row.dependent}” {_JOINED[row.kind]} “{row.needs}”"


def incident_words(row: Incident) -> str:
    """Say whose account it is, of whom, and how it counts."""
    of = f", about {row.against}" if row.against else ""
    counted = {"total": f" (a total of {row.count})", "series": " (several, no number given)"}
    label = row.get_kind_display()
    return f"{row.by or 'Teller not named'}: {label}{of}{counted.get(row.counting, '')}"


def account_words(row: Any) -> str:
    """Say whose word a row is: “according to Armenia”; "" where it is nobody's alone."""
    party = getattr(row, "according_to", None)
    source = getattr(row, "according_to_source", None)
    if source:
        return f"according to {source.publisher}"
    return f"according to {party}" if party else ""


def reported_alone(row: Any) -> str:
    """Name the source that alone reports a row, or ""."""
    source = getattr(row, "reported_by_source", None)
    return f"reported in {source.publisher} alone" if source else ""
