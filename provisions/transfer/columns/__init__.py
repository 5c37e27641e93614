"""Which file each noun has in the exchange format, and which fields in what order."""

from __future__ import annotations

from provisions.models import (
    Actor,
    Agreement,
    Article,
    ArticleText,
    Assessment,
    Conflict,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Milestone,
    Movement,
    Party,
    Position,
    Precondition,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    Row,
    ScopeReading,
    Source,
    StatusEntry,
    Tally,
    Translation,
)
from provisions.transfer.columns.around import AROUND
from provisions.transfer.columns.talks import TALKS

FILES: dict[type[Row], str] = {
    Party: "parties",
    Actor: "actors",
    Source: "sources",
    Agreement: "agreements",
    Article: "articles",
    ArticleText: "article-texts",
    Precondition: "preconditions",
    StatusEntry: "status-entries",
    Tally: "tallies",
    Event: "events",
    Position: "positions",
    Movement: "movements",
    Instrument: "instruments",
    DraftVersion: "draft-versions",
    Proceeding: "proceedings",
    ProceedingStage: "proceeding-stages",
    Presence: "presences",
    ScopeReading: "scope-readings",
    Incident: "incidents",
    Reaction: "reactions",
    Proposal: "proposals",
    ProposalAnswer: "proposal-answers",
    Milestone: "milestones",
    Dependency: "dependencies",
    Assessment: "assessments",
    Conflict: "conflicts",
    Translation: "translations",
}

# "supersedes" closes every entry's row; satellites follow all columns.
COLUMNS: dict[type[Row], tuple[str, ...]] = TALKS | AROUND
