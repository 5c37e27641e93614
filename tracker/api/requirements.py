"""Preconditions and calls: what parties state as required, and what others ask for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q

from provisions.counterparts import pairs_of
from provisions.models import (
    AddressedTo,
    Article,
    Party,
    Precondition,
    PreconditionArticle,
    StatedBy,
    StatusEntry,
)
from provisions.raised import raised_among, stated_later
from provisions.requirements import PreconditionState, all_preconditions, precondition_states
from provisions.rounds import begun
from provisions.vocabulary import (
    ANSWER,
    CONDITION,
    DRAFT_RELATION,
    FORM,
    FULFILMENT,
    LEFT_OUT_BASIS,
    ORDER,
    REQUIREMENT_LIST,
    STANDING,
)
from tracker.api.entries import CERTAIN, of_agreement, tied
from tracker.api.filters import named, narrow_by, says, search, word
from tracker.api.parameters import Asked, Decide, Parameter, is_public_id, shown
from tracker.api.shapes.requirements import PreconditionShape
from tracker.api.undated import Undated

Keep = Callable[[PreconditionState, Any], bool]


def _by_state(keep: Keep) -> Decide:
    """Return a filter of preconditions by how they stood on the day."""

    def decide(rows: Any, value: Any, day: datetime.date) -> list[int]:
        states = precondition_states(rows.order_by(), day)
        return [state.precondition.pk for state in states if keep(state, value)]

    return decide


def _reads(aspect: str) -> Keep:
    """Return the question whether the ledger gives this word for an aspect."""

    def keep(state: PreconditionState, status: str) -> bool:
        entry = getattr(state, aspect)
        return entry is not None and entry.status == status

    return keep


def _is_answered(aspect: str) -> Keep:
    """Return the question whether one of the parties answers with this word."""

    def keep(state: PreconditionState, status: str) -> bool:
        entries = [getattr(answer, aspect) for answer in state.answers]
        return any(entry is not None and entry.status == status for entry in entries)

    return keep


def _says(state: PreconditionState, words: Sequence[str]) -> bool:
    row: Any = state.precondition
    own = (row.title, row.summary, row.would_meet, row.draft_relation_basis, row.certified_by)
    names = [text for name in row.names.all() for text in (name.name, name.note)]
    return says((*own, row.order_relative_to, row.note, *names), words)


def _key(text: str) -> str:
    found = Precondition.objects.published().filter(key=text) if is_public_id(text) else None
    if not (found and found.exists()):
        raise ValueError(f"“{shown(text)}” is the key of no precondition in the record.")
    return text


def _stated(rows: Any, party: int, day: datetime.date) -> Any:
    """Narrow to what the party had stated by the day."""
    ties = StatedBy.objects.published().filter(party=party).values("precondition")
    lines: Any = StatusEntry.objects.in_force().filter(
        aspect="standing", precondition=OuterRef("pk")
    )
    return rows.filter(pk__in=ties).exclude(Exists(lines), ~Exists(lines.on(day)))


def _voiced(rows: Any, form: str, day: datetime.date) -> Any:
    return rows.filter(Q(form=form) | Q(second_form=form))


_addressed = tied(AddressedTo, "precondition", "party")


def _concerns(rows: Any, party: int, day: datetime.date) -> Any:
    either = (_stated(rows, party, day), _addressed(rows, party, day))
    return rows.filter(Q(*(Q(pk__in=some.values("pk")) for some in either), _connector=Q.OR))


class Preconditions(Undated):
    """What parties state as required, each as it stood on the day; and calls by others.

    A precondition is listed from the day on which anybody is known to have spoken of it.
    Its own words (title, summary, form, condition of signature, relation to the draft) bear
    no date and are those of today; standing, answers, fulfilment and steps are those of the
    day.
    """

    subject = "precondition"
    model = Precondition
    shape = PreconditionShape
    of_all_days = staticmethod(all_preconditions)
    not_yet = "Nobody is known to have spoken of it by {day}."
    filters = (
        of_agreement(),
        Parameter(
            "key", "Only preconditions of this key.", _key, narrow=narrow_by("key"), asks=True
        ),
        word("list", [REQUIREMENT_LIST], "Only preconditions, or only calls."),
        word("form", [FORM], "Only those voiced in this form, as first or second.", _voiced),
        word("condition_of_signature", [CONDITION], "By whether signature was made to depend."),
        word("draft_relation", [DRAFT_RELATION], "Only those with this relation to the draft."),
        word("left_out_basis", [LEFT_OUT_BASIS], "By how it is known to be left out."),
        word("order", [ORDER], "Only those of this stated order."),
        named(
            "stated_by",
            Party,
            "Only what this party states.",
            narrow=_stated,
        ),
        named(
            "addressed_to",
            Party,
            "Only what is addressed to this party.",
            narrow=_addressed,
        ),
        named("party", Party, "Only what this party states or is asked.", narrow=_concerns),
        named(
            "article",
            Article,
            "Only those on which this article bears.",
            narrow=tied(PreconditionArticle, "precondition", "article"),
        ),
        word(
            "standing", [STANDING], "Only those that stand so.", None, _by_state(_reads("standing"))
        ),
        word(
            "answer_substance",
            [ANSWER],
            "Only those to whose substance a party answers so on the day.",
            decide=_by_state(_is_answered("substance")),
        ),
        word(
            "answer_linkage",
            [ANSWER],
            "Only those to whose linkage with signature a party answers so on the day.",
            decide=_by_state(_is_answered("linkage")),
        ),
        word(
            "fulfilment",
            [FULFILMENT],
            "Only those fulfilled so far on the day.",
            decide=_by_state(_reads("fulfilment")),
        ),
        CERTAIN,
        search(
            "title, summary, names, would_meet, draft_relation_basis, certified_by, "
            "order_relative_to and note",
            _by_state(_says),
        ),
    )

    def told(self, day: datetime.date) -> Iterable[int]:
        return raised_among(Precondition.objects.published().select_related("agreement"), day)

    def shown(self, rows: Iterable[Precondition], asked: Asked) -> list[PreconditionState]:
        return precondition_states(rows, asked.clock.day)

    def context(self, rows: Iterable[Precondition], asked: Asked) -> dict[str, Any]:
        later = begun(stated_later, rows, asked.clock.day)
        beside = {"pairs": pairs_of(rows, asked.clock.day), "stated_later": later()}
        return {**super().context(rows, asked), **beside}
