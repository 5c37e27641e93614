"""What goes on around the talks of a small record: cases, presences, offers, reactions."""

from __future__ import annotations

from typing import Any

from provisions.edit import Edit
from provisions.models import (
    Article,
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


def add_proceeding(edit: Edit, small: Small, key: str = "ferry-case", **values: Any) -> Proceeding:
    """Add a case of Avaria against Borduria; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": "Avaria and Borduria on the ferry",
        "kind": "interstate_case",
        "claimant": small.avaria,
        "respondent": small.borduria,
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Proceeding, **fields)


def add_stage(edit: Edit, small: Small, case: Proceeding, stage: str, date: str, **values: Any):
    """Add a stage of a case, according to Avaria."""
    fields: dict[str, Any] = {
        "proceeding": case,
        "stage": stage,
        "date": date,
        "according_to": small.avaria,
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(ProceedingStage, **fields)


def add_presence(edit: Edit, small: Small, key: str = "lake-mission", **values: Any) -> Presence:
    """Add a mission that Borduria sends from 2024 on; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": "Mission at the lake",
        "kind": "civilian_mission",
        "place": "Lake district",
        "since": "2024-06-01",
        "confidence": "high",
        "ties": {
            **small.cited(),
            "senders": [{"party": small.borduria}],
            "names": [{"party": small.avaria, "name": "the watchers"}],
        },
        **values,
    }
    return edit.add(Presence, **fields)


def add_reading(
    edit: Edit, small: Small, article: Article, reading: str, date: str, **values: Any
) -> ScopeReading:
    """Add what Avaria reads an article to cover; values name the case or the presence."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "article": article,
        "reading": reading,
        "date": date,
        "according_to": small.avaria,
        "summary": "Said what the article covers.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(ScopeReading, **fields)


def add_incident(edit: Edit, small: Small, date: str = "2025-01-05", **values: Any) -> Incident:
    """Add an allegation of Avaria about Borduria; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "kind": "allegation",
        "by": small.avaria,
        "against": small.borduria,
        "date": date,
        "counting": "item",
        "summary": "Said that a boat crossed the line.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Incident, **fields)


def add_reaction(edit: Edit, small: Small, asks: tuple[str, ...] = ("sign",), **values: Any):
    """Add a reaction of Borduria that asks for something; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "party": small.borduria,
        "date": "2025-03-14",
        "tone": "welcomes",
        "summary": "Was glad and asked for a signature.",
        "confidence": "high",
        "ties": {**small.cited(), "asks": [{"ask": ask} for ask in asks]},
        **values,
    }
    return edit.add(Reaction, **fields)


def add_proposal(edit: Edit, small: Small, key: str = "joint-buoy", **values: Any) -> Proposal:
    """Add a proposal of Avaria to Borduria; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": "A joint buoy",
        "proposed_by": small.avaria,
        "date": "2025-01-20",
        "summary": "That a buoy be laid together.",
        "confidence": "high",
        "ties": {**small.cited(), "addressed_to": [{"party": small.borduria}]},
        **values,
    }
    return edit.add(Proposal, **fields)


def add_answer(
    edit: Edit, small: Small, proposal: Proposal, answer: str, date: str, **values: Any
) -> ProposalAnswer:
    """Add an answer of Borduria by its own account; values override any field."""
    fields: dict[str, Any] = {
        "proposal": proposal,
        "party": small.borduria,
        "answer": answer,
        "date": date,
        "according_to": small.borduria,
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(ProposalAnswer, **fields)


def add_milestone(edit: Edit, small: Small, key: str, **values: Any) -> Milestone:
    """Add a point that can be reached: an act, unless values say otherwise."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": key.replace("-", " ").capitalize(),
        "kind": "act",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Milestone, **fields)


def add_dependency(
    edit: Edit, small: Small, dependent: Milestone, needs: Milestone, **values: Any
) -> Dependency:
    """Add an order that Avaria states; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "kind": "requires",
        "dependent": dependent,
        "needs": needs,
        "date": "2025-02-01",
        "according_to": small.avaria,
        "basis": "stated",
        "summary": "Said which comes first.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Dependency, **fields)


def add_assessment(edit: Edit, small: Small, **values: Any) -> Assessment:
    """Add what the author of the one source concludes; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "kind": "forecast",
        "source": small.source,
        "date": "2025-02-10",
        "summary": "The author expects no signature that year.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Assessment, **fields)


def add_conflict(edit: Edit, small: Small, key: str = "day-of-fog", **values: Any) -> Conflict:
    """Add a point on which the one source says two things; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": "The day of the fog",
        "kind": "date",
        "summary": "Both days stand.",
        "confidence": "medium",
        "ties": {
            **small.cited(),
            "readings": [
                {"place": 1, "summary": "On Monday.", "source": small.source},
                {"place": 2, "summary": "On Tuesday.", "source": small.source},
            ],
        },
        **values,
    }
    return edit.add(Conflict, **fields)
