"""Where sources pull apart: what each says, and which rows of the record that touches."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from provisions.ledgers import CITATIONS
from provisions.models import NOUNS, Conflict, ConflictReading, ConflictRow, Dated, Entry, Row
from provisions.registers.told import UNDATED, told_among
from provisions.rounds import begun

CONFLICT_TIES = (
    Prefetch("readings", queryset=ConflictReading.objects.published().select_related("source")),
    Prefetch("about", queryset=ConflictRow.objects.published()),
)
_MODELS = {model.noun(): model for model in NOUNS}
# What no address or name of a row follows, and what has an agreement of its own.
_NOT_NAMED = ("revision", "supersedes")
_OWN_AGREEMENT = ("article", "precondition", "proceeding", "proposal")


def all_conflicts() -> QuerySet[Conflict]:
    """Return the conflicts of every agreement, with readings and rows."""
    rows: QuerySet[Conflict] = Conflict.objects.published()
    return rows.select_related("agreement").prefetch_related(CITATIONS, *CONFLICT_TIES)


def rows_about(conflicts: Iterable[Conflict], day: datetime.date) -> dict[tuple[str, str], Row]:
    """Return the rows that conflicts touch and that count on the day, by noun and public id."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for conflict in conflicts:
        for tie in conflict.about.all():  # type: ignore[attr-defined]
            wanted[tie.noun].add(tie.row)
    return rows_named(wanted, day)


def rows_named(
    wanted: Mapping[str, Collection[str]], day: datetime.date
) -> dict[tuple[str, str], Row]:
    """Return rows by their nouns and public ids, those that stand and count on the day.

    As many queries a noun for many rows as for one.
    """
    asked = {
        noun: begun(_standing, _MODELS[noun], slugs, day)
        for noun, slugs in sorted(wanted.items())
        if noun in _MODELS
    }
    return {(noun, row.slug): row for noun, rows in asked.items() for row in rows()}


def _standing(model: Any, slugs: Collection[str], day: datetime.date) -> list[Any]:
    """Return the rows of a noun that stand, of a dated one those that count on the day."""
    rows = model.objects.in_force() if issubclass(model, Entry) else model.objects.published()
    named = rows.filter(slug__in=slugs).select_related(*_led_by(model))
    if issubclass(model, Dated):
        return list(named.on(day))
    if model not in UNDATED:
        return list(named)
    readings = ["readings__source"] if model is Conflict else []
    return told_among(model, named.prefetch_related(CITATIONS, *readings), day)


def _led_by(model: type[Row]) -> list[str]:
    """Return the paths that a row's address and name follow: all that it names."""
    fields = [field for field in model._meta.concrete_fields if field.is_relation]
    named = [field.name for field in fields if field.name not in _NOT_NAMED]
    return [f"{name}__agreement" if name in _OWN_AGREEMENT else name for name in named]
