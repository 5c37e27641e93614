"""Which status may follow which in a ledger, and which statement may replace which."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from provisions.vocabulary import (
    ANSWER,
    ARTICLE_STATUS,
    FULFILMENT,
    STAGE,
    STANDING,
    STATUS_OF_ASPECT,
)

_ANY = frozenset(ARTICLE_STATUS.codes)
_UNSETTLED = _ANY - {"reopened"}

# Which status may follow which, for one article in one account.
ARTICLE_FOLLOWS: dict[str | None, frozenset[str]] = {
    None: _UNSETTLED,
    "undisclosed": _UNSETTLED,
    "proposed": _UNSETTLED - {"undisclosed"},
    "open": _UNSETTLED - {"undisclosed"},
    "partly_agreed": _UNSETTLED - {"undisclosed", "proposed"},
    "agreed": frozenset({"agreed", "reopened", "removed", "accounts_differ"}),
    "reopened": _ANY - {"undisclosed", "proposed"},
    "removed": frozenset({"removed", "proposed", "reopened", "accounts_differ"}),
    "accounts_differ": _ANY - {"undisclosed"},
}

# The stage moves forward, a step may be left out; talks may reopen until signature.
STAGE_FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset(STAGE.codes),
    "negotiating": frozenset(STAGE.codes) - {"in_force"},
    "text_agreed": frozenset(STAGE.codes) - {"in_force"},
    "initialled": frozenset({"negotiating", "text_agreed", "initialled", "signed"}),
    "signed": frozenset({"signed", "in_force"}),
    "in_force": frozenset({"in_force"}),
}

# A precondition is stated before anything else can be said of it; what was absorbed into
# the text or waived can be stated again.
STANDING_FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset({"stated"}),
    "stated": frozenset(STANDING.codes),
    "not_repeated": frozenset(STANDING.codes),
    "waived": frozenset({"waived", "stated"}),
    "absorbed": frozenset({"absorbed", "stated", "declared_met"}),
    "declared_met": frozenset({"declared_met", "stated"}),
}

# An answer can turn any way; that none is known can only come first.
_ANSWERED = frozenset(ANSWER.codes) - {"no_answer"}
ANSWER_FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset(ANSWER.codes),
    "no_answer": frozenset(ANSWER.codes),
    **dict.fromkeys(_ANSWERED, _ANSWERED),
}

# Fulfilment goes forward, steps may be left out; an appeal may come before the decision of
# the body that can do it; only what was done can be reversed.
FULFILMENT_FOLLOWS: dict[str | None, frozenset[str]] = {
    None: frozenset(FULFILMENT.codes) - {"reversed"},
    "not_begun": frozenset(FULFILMENT.codes) - {"reversed"},
    "decided": frozenset({"decided", "under_way", "met", "reversed", "accounts_differ"}),
    "under_way": frozenset({"decided", "under_way", "met", "reversed", "accounts_differ"}),
    "met": frozenset({"met", "reversed", "accounts_differ"}),
    "reversed": frozenset(FULFILMENT.codes),
    "accounts_differ": frozenset(FULFILMENT.codes),
}

FOLLOWS: dict[str, dict[str | None, frozenset[str]]] = {
    "article": ARTICLE_FOLLOWS,
    "stage": STAGE_FOLLOWS,
    "standing": STANDING_FOLLOWS,
    "answer_substance": ANSWER_FOLLOWS,
    "answer_linkage": ANSWER_FOLLOWS,
    "fulfilment": FULFILMENT_FOLLOWS,
}

_SIGNED = frozenset({"signed", "signed_ad_referendum"})
# An act of a party presupposes one of these earlier acts of the same party.
ACT_NEEDS: dict[str, frozenset[str]] = {
    "ratified": _SIGNED,
    "notification_given": _SIGNED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One status in a ledger: the account of one voice about one subject."""

    day: datetime.date
    status: str
    date_words: str


def sequence_problems(aspect: str, steps: Sequence[Step]) -> list[str]:
    """Say which steps of one ledger may not follow each other. Steps come in day order."""
    if aspect == "act":
        return _act_problems(steps)
    follows, words = FOLLOWS[aspect], STATUS_OF_ASPECT[aspect]
    problems = []
    before: Step | None = None
    for step in steps:
        label = words[step.status].label
        if before is None:
            if step.status not in follows[None]:
                problems.append(
                    f"“{label}” ({step.date_words}) cannot come first: this account has no "
                    "earlier status that it could follow."
                )
        elif step.day == before.day and step.status != before.status:
            problems.append(
                f"this account already says “{words[before.status].label}” "
                f"({before.date_words}); correct that entry instead of adding a second one "
                "for the same day."
            )
        elif step.status not in follows[before.status]:
            problems.append(
                f"“{label}” ({step.date_words}) may not follow "
                f"“{words[before.status].label}” ({before.date_words})."
            )
        before = step
    return problems


def _act_problems(steps: Sequence[Step]) -> list[str]:
    problems = []
    for step in steps:
        needed = ACT_NEEDS.get(step.status)
        if needed and not any(s.status in needed and s.day <= step.day for s in steps):
            problems.append(
                f"“{step.status.replace('_', ' ')}” ({step.date_words}) presupposes that the "
                "same account has the party's signature on or before that day."
            )
    return problems


def replacement_problems(
    party: str, about: str, day: datetime.date, earlier: tuple[str, str, datetime.date]
) -> list[str]:
    """Refuse a chain in which a statement replaces another party's, another subject's or a
    later one. ``earlier`` is the party, the subject and the day of the statement replaced."""
    problems = []
    if earlier[0] != party:
        problems.append(f"a statement by {party} cannot replace one by {earlier[0]}.")
    if earlier[1] != about:
        problems.append(f"a statement about {about} cannot replace one about {earlier[1]}.")
    if earlier[2] > day:
        problems.append("a statement cannot replace a later one.")
    return problems
