"""One row of each noun around the talks, in the small record of two invented countries."""

from __future__ import annotations

from typing import Any

from provisions.edit import Edit
from provisions.models import (
    Assessment,
    Conflict,
    Dependency,
    Incident,
    Milestone,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    ScopeReading,
)
from tests.builders import Small


def _named(small: Small, key: str, title: str, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    about = {"agreement": small.agreement, "key": key, "title": title, "kind": kind}
    return {**about, "confidence": "high", "ties": small.cited(), **values}


def _dated(small: Small, values: dict[str, Any]) -> dict[str, Any]:
    return {"date": "2025-01-10", "confidence": "high", "ties": small.cited(), **values}


def add_proceeding(edit: Edit, small: Small, key: str = "net-case", **values: Any) -> Proceeding:
    fields = _named(small, key, "Avaria and Borduria, on nets", "interstate_case", values)
    return edit.add(Proceeding, **fields)


def add_stage(edit: Edit, small: Small, proceeding: Proceeding, **values: Any) -> ProceedingStage:
    fields = {"proceeding": proceeding, "stage": "filed", "according_to": small.avaria}
    return edit.add(ProceedingStage, **_dated(small, fields | values))


def add_presence(edit: Edit, small: Small, key: str = "rowers", **values: Any) -> Presence:
    fields = _named(small, key, "Rowers on the lake", "civilian_mission", values)
    return edit.add(Presence, **fields)


def add_scope(edit: Edit, small: Small, **values: Any) -> ScopeReading:
    fields = {
        "agreement": small.agreement,
        "article": small.articles[0],
        "reading": "covers",
        "according_to": small.avaria,
        "summary": "Said that the article speaks of it.",
    }
    return edit.add(ScopeReading, **_dated(small, fields | values))


def add_incident(edit: Edit, small: Small, **values: Any) -> Incident:
    fields = {
        "agreement": small.agreement,
        "kind": "allegation",
        "by": small.avaria,
        "against": small.borduria,
        "district": "Lakeshore",
        "counting": "item",
        "summary": "Said that a net was cut.",
    }
    return edit.add(Incident, **_dated(small, fields | values))


def add_reaction(edit: Edit, small: Small, **values: Any) -> Reaction:
    fields = {
        "agreement": small.agreement,
        "party": small.borduria,
        "tone": "welcomes",
        "summary": "Was glad of it.",
    }
    return edit.add(Reaction, **_dated(small, fields | values))


def add_proposal(edit: Edit, small: Small, key: str = "joint-nets", **values: Any) -> Proposal:
    fields = {
        "agreement": small.agreement,
        "key": key,
        "title": "Joint look at nets",
        "proposed_by": small.avaria,
        "summary": "That both look at each net.",
        "ties": small.cited() | {"addressed_to": [{"party": small.borduria}]},
    }
    return edit.add(Proposal, **_dated(small, fields | values))


def add_answer(edit: Edit, small: Small, proposal: Proposal, **values: Any) -> ProposalAnswer:
    fields = {
        "proposal": proposal,
        "party": small.borduria,
        "answer": "declined",
        "according_to": small.avaria,
    }
    return edit.add(ProposalAnswer, **_dated(small, fields | values))


def add_milestone(
    edit: Edit, small: Small, key: str = "signature", kind: str = "signature", **values: Any
) -> Milestone:
    return edit.add(Milestone, **_named(small, key, f"Milestone {key}", kind, values))


def add_dependency(
    edit: Edit, small: Small, dependent: Milestone, needs: Milestone, **values: Any
) -> Dependency:
    fields = {
        "agreement": small.agreement,
        "kind": "requires",
        "dependent": dependent,
        "needs": needs,
        "according_to": small.avaria,
        "basis": "stated",
        "summary": "Said that the one waits for the other.",
    }
    return edit.add(Dependency, **_dated(small, fields | values))


def add_assessment(edit: Edit, small: Small, **values: Any) -> Assessment:
    fields = {
        "agreement": small.agreement,
        "kind": "forecast",
        "source": small.source,
        "summary": "Expects a signature by spring.",
    }
    return edit.add(Assessment, **_dated(small, fields | values))


def add_conflict(edit: Edit, small: Small, key: str = "net-number", **values: Any) -> Conflict:
    readings = [
        {"place": 1, "summary": "Nine nets.", "source": small.source},
        {"place": 2, "summary": "Ten nets.", "source": small.source},
    ]
    fields = {"ties": small.cited() | {"readings": readings}} | values
    return edit.add(Conflict, **_named(small, key, "How many nets were cut", "number", fields))


def add_around(edit: Edit, small: Small) -> None:
    """Add one row of each of these nouns, with satellites of every kind."""
    proceeding = add_proceeding(edit, small, forum=small.borduria, claimant=small.avaria)
    add_stage(edit, small, proceeding)
    senders = {"senders": [{"party": small.borduria}]}
    names = {"names": [{"party": small.avaria, "name": "the guests"}]}
    add_presence(edit, small, ties=small.cited() | senders | names)
    add_scope(edit, small, proceeding=proceeding)
    first = add_incident(edit, small)
    overlaps = {"overlaps": [{"other": first}]}
    add_incident(edit, small, counting="series", ties=small.cited() | overlaps)
    add_reaction(edit, small, ties=small.cited() | {"asks": [{"ask": "sign"}]})
    add_answer(edit, small, add_proposal(edit, small))
    needs = add_milestone(edit, small, "ratification", "ratification")
    add_dependency(edit, small, add_milestone(edit, small), needs)
    add_assessment(edit, small)
    conflict = add_conflict(edit, small)
    about = [{"noun": "incident", "row": first.slug}]
    edit.amend(conflict, ties={"about": about}, keep_missing=True)
