"""Which columns of each noun hold words to be found by, and whose names stand beside them."""

from __future__ import annotations

from dataclasses import dataclass

from provisions.models import (
    Actor,
    Agreement,
    Article,
    ArticleText,
    Assessment,
    Conflict,
    ConflictReading,
    ContestedName,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    LanguageVersion,
    Milestone,
    Movement,
    Party,
    Position,
    Precondition,
    Presence,
    PresenceName,
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
    Tracked,
)


@dataclass(frozen=True, slots=True)
class Worded:
    """The columns of a noun: its names, its other titles, its texts; and the rows it names.

    ``late`` are written with what the record knows at its end, and found from that day on.
    ``whose`` are parties, people and sources whose own names a reader may ask by.
    """

    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ("summary",)
    late: tuple[str, ...] = ("note",)
    whose: tuple[str, ...] = ()


_ACCOUNT = ("according_to", "according_to_source")

WORDED: dict[type[Row], Worded] = {
    Party: Worded(names=("name", "short_name"), texts=()),
    Actor: Worded(names=("name",), titles=("office",), texts=(), whose=("party",)),
    Source: Worded(names=("title",), titles=("publisher",), texts=()),
    Agreement: Worded(names=("title", "short_title"), texts=()),
    Article: Worded(texts=(), late=()),
    ArticleText: Worded(
        titles=("subject",),
        texts=("summary", "terms", "trigger", "deadlines", "blanks", "instruments"),
    ),
    Precondition: Worded(
        names=("title",),
        texts=(),
        late=(
            "summary",
            "note",
            "draft_relation_basis",
            "order_relative_to",
            "would_meet",
            "certified_by",
        ),
        whose=("inferred_by",),
    ),
    StatusEntry: Worded(texts=(), whose=(*_ACCOUNT, "speaker", "party")),
    Tally: Worded(texts=("subject_words",), whose=("according_to", "speaker")),
    Event: Worded(names=("title",), texts=("summary", "place"), whose=("according_to", "speaker")),
    Position: Worded(whose=("party", "speaker", "reported_by", "reported_by_source")),
    Movement: Worded(whose=("mover", *_ACCOUNT, "speaker")),
    Instrument: Worded(names=("title",)),
    DraftVersion: Worded(whose=("sent_by", "received_by", "according_to", "speaker")),
    Proceeding: Worded(names=("title",), whose=("forum", "claimant", "respondent")),
    ProceedingStage: Worded(whose=_ACCOUNT),
    Presence: Worded(names=("title",), texts=("place", "summary"), whose=("mission",)),
    ScopeReading: Worded(whose=(*_ACCOUNT, "speaker")),
    Incident: Worded(
        texts=("summary", "district"),
        whose=("by", "against", "speaker", "reported_by_source"),
    ),
    Reaction: Worded(
        texts=("summary", "collective"),
        whose=("party", "speaker", "reported_by_source"),
    ),
    Proposal: Worded(names=("title",), whose=("proposed_by", "proposed_by_source")),
    ProposalAnswer: Worded(whose=("party", *_ACCOUNT)),
    Milestone: Worded(names=("title",), texts=()),
    Dependency: Worded(whose=(*_ACCOUNT, "speaker")),
    Assessment: Worded(whose=("source",)),
    Conflict: Worded(names=("title",)),
}

# Satellites with words of their own: the column that names their row, that of the words, and
# that of the source in which they are read, if any.
BESIDE: tuple[tuple[type[Tracked], type[Row], str, str, str], ...] = (
    (LanguageVersion, Agreement, "agreement", "title", ""),
    (ContestedName, Precondition, "precondition", "name", ""),
    (PresenceName, Presence, "presence", "name", "source"),
    (ConflictReading, Conflict, "conflict", "summary", "source"),
)
