"""Replies of parties to entries of the record: which statement answers which entry, on a day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from provisions.ledgers import positions_on
from provisions.models import Agreement, Dated, Entry, Position, ReplyTo, Row
from provisions.rounds import begun
from provisions.testimony import order_of
from provisions.versions import MODEL_OF, named_by

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies that count on a day, beside the entry they answer and its corrections."""

    to: Mapping[Name, tuple[Position, ...]] = field(default_factory=dict)
    entries: Mapping[int, tuple[Row, ...]] = field(default_factory=dict)

    def answering(self, row: Row) -> tuple[Position, ...]:
        """Return the replies to an entry, oldest first."""
        return self.to.get((row.noun(), row.slug), ())

    def answered_by(self, row: Row) -> tuple[Row, ...]:
        """Return the entries to which a statement is the reply."""
        return self.entries.get(row.pk, ()) if isinstance(row, Position) else ()


def replies_on(agreement: Agreement, day: datetime.date) -> Replies:
    """Return the replies in an agreement's record on a day; one query where there are none."""
    ties = list(ReplyTo.objects.published().filter(position__agreement=agreement))
    if not ties:
        return Replies()
    statements = positions_on(day).filter(pk__in={tie.position_id for tie in ties})
    entries_of, later_of = begun(_entries, ties, day), begun(_corrections, agreement, ties)
    said = {row.pk: row for row in statements}
    counted = sorted(
        (tie for tie in ties if tie.position_id in said),
        key=lambda tie: order_of(said[tie.position_id]),
    )
    entries, later = entries_of(), later_of()
    to: dict[Name, list[Position]] = defaultdict(list)
    answered: dict[int, list[Row]] = defaultdict(list)
    for tie in counted:
        name: Name | None = (tie.noun, tie.row)
        if name in entries:
            answered[tie.position_id].append(entries[name])
        while name:
            to[name].append(said[tie.position_id])
            name = later.get(name)
    return Replies(
        {name: tuple(rows) for name, rows in to.items()},
        {key: tuple(rows) for key, rows in answered.items()},
    )


def _entries(ties: Iterable[ReplyTo], day: datetime.date) -> dict[Name, Row]:
    """Return the entries that count on the day, with what their names and pages need."""
    asked: dict[str, Callable[[], list[Row]]] = {}
    for noun, slugs in _by_noun(ties).items():
        model: Any = MODEL_OF[noun]
        rows = model.objects.published().filter(slug__in=slugs)
        rows = rows.on(day) if issubclass(model, Dated) else rows
        asked[noun] = begun(list, rows.select_related(*named_by(model)))
    return {(noun, row.slug): row for noun, rows_of in asked.items() for row in rows_of()}


def _corrections(agreement: Agreement, ties: Iterable[ReplyTo]) -> dict[Name, Name]:
    """Return, by entry, the one that corrects it; a reply stays beside what took its place."""
    asked: dict[str, Callable[[], list[tuple[str, str]]]] = {}
    for noun in _by_noun(ties):
        model: Any = MODEL_OF[noun]
        if issubclass(model, Entry):
            path = {model.agreement_path.replace(".", "__"): agreement.pk}
            rows = model.objects.published().filter(supersedes__isnull=False, **path)
            asked[noun] = begun(list, rows.values_list("supersedes__slug", "slug"))
    return {(noun, old): (noun, new) for noun, pairs in asked.items() for old, new in pairs()}


def _by_noun(ties: Iterable[ReplyTo]) -> dict[str, set[str]]:
    slugs: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        slugs[tie.noun].add(tie.row)
    return slugs
