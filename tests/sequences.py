"""A small fictional record of stated orders, built through the one writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisions.edit import Edit
from provisions.models import (
    Article,
    Dependency,
    Milestone,
    Precondition,
    Presence,
    Proceeding,
    ScopeReading,
)
from provisions.record import revise
from tests.builders import Small, add_actor, add_precondition, add_step, small_record

COUNCIL = "Closure of the river council"
CHARTER = "Change of the charter"


@dataclass
class Tangled:
    """The record, and its milestones by key."""

    small: Small
    milestones: dict[str, Milestone]


def add_milestone(edit: Edit, small: Small, key: str, kind: str, **values: Any) -> Milestone:
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": key.replace("-", " ").capitalize(),
        "kind": kind,
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Milestone, **fields)


def add_dependency(
    edit: Edit, small: Small, dependent: Milestone, needs: Milestone, **values: Any
) -> Dependency:
    """Add Avaria's word that one milestone must precede another; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "kind": "requires",
        "dependent": dependent,
        "needs": needs,
        "date": "2025-03-13",
        "basis": "stated",
        "summary": "Said which must come first.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    if "according_to_source" not in fields:
        fields.setdefault("according_to", small.avaria)
    return edit.add(Dependency, **fields)


def add_scope(edit: Edit, small: Small, article: Article, reading: str, **values: Any) -> Any:
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "article": article,
        "reading": reading,
        "date": "2025-03-13",
        "according_to": small.avaria,
        "summary": "Said what the article would do.",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(ScopeReading, **fields)


def tangled_record(slug: str = "avaria-borduria") -> Tangled:
    """Build a record in which two stated orders fit only if done together, and two contradict.

    Avaria puts the closure of a council and a change of the charter before signature. Borduria,
    a month later, closes the council when it signs, and changes the charter after ratification.
    """
    small = small_record(slug=slug)
    with revise(reason="State the orders") as edit:
        council = add_precondition(edit, small, key="council", title=COUNCIL)
        charter = add_precondition(edit, small, key="charter", title=CHARTER)
        for row in (council, charter):
            add_step(edit, small, row, "standing", "stated", "2025-03-13")
        found = _milestones(edit, small, council, charter)
        signature, speaker = found["signature"], add_actor(edit, small.borduria, f"B. {slug}")
        add_dependency(edit, small, signature, found["council"])
        add_dependency(edit, small, signature, found["charter"])
        borduria = {"according_to": small.borduria, "speaker": speaker, "date": "2025-04-15"}
        at_once = {**borduria, "kind": "simultaneous_with"}
        add_dependency(edit, small, found["council"], signature, **at_once)
        add_dependency(edit, small, found["charter"], found["ratification"], **borduria)
        report = {"according_to_source": small.source}
        add_dependency(edit, small, found["ratification"], signature, **report)
        effect = {**report, "kind": "triggers", "basis": "inferred"}
        add_dependency(edit, small, found["end-of-the-salt-case"], found["article-2"], **effect)
        case, patrol = found["end-of-the-salt-case"].proceeding, found["no-patrol"].presence
        article = small.articles[1]
        add_scope(edit, small, article, "covers", proceeding=case)
        no = {"according_to": small.borduria, "proceeding": case}
        add_scope(edit, small, article, "does_not_cover", **no)
        add_scope(edit, small, article, "unclear", presence=patrol)
    return Tangled(small, found)


def _milestones(
    edit: Edit, small: Small, council: Precondition, charter: Precondition
) -> dict[str, Milestone]:
    own = {"agreement": small.agreement, "confidence": "high", "ties": small.cited()}
    case = edit.add(Proceeding, key="salt-case", title="Salt case", kind="interstate_case", **own)
    patrol = edit.add(Presence, key="patrol", title="Lake patrol", kind="civilian_mission", **own)
    wanted: dict[str, tuple[str, dict[str, Any]]] = {
        "signature": ("signature", {}),
        "ratification": ("ratification", {}),
        "council": ("precondition_met", {"precondition": council, "title": COUNCIL}),
        "charter": ("precondition_met", {"precondition": charter, "title": CHARTER}),
        "article-2": ("article_in_force", {"article": small.articles[1]}),
        "end-of-the-salt-case": ("proceeding_ended", {"proceeding": case}),
        "no-patrol": ("presence_ended", {"presence": patrol}),
    }
    return {
        key: add_milestone(edit, small, key, kind, **values)
        for key, (kind, values) in wanted.items()
    }
