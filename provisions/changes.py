"""What revisions changed: rows, fields, satellites, before and after, read from history."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Q

from provisions.dates import VagueDate
from provisions.models import NOUNS, Change, Row, Tracked
from provisions.text import ItemsField, items
from provisions.ties import root_field, tie_fields, tie_model

MODEL_OF = {model.noun(): model for model in NOUNS}
_KEPT_QUIET = frozenset({"id", "version", "revision", "sort_day"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after: as data (ids, codes) and in words (names, labels)."""

    field: str
    label: str
    before: Any
    after: Any
    before_words: str
    after_words: str


@dataclass(frozen=True, slots=True)
class TieChange:
    """A satellite that was added, changed or removed, with its fields."""

    tie: str
    label: str
    action: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one revision did to one row. ``action`` is that of the change log."""

    noun: str
    row: str
    title: str
    action: str
    revision: int
    version: int
    fields: tuple[FieldChange, ...]
    ties: tuple[TieChange, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a row for the desk: who, when and why beside what changed."""

    recorded_at: datetime.datetime
    author: str
    reason: str
    change: RowChange


def row_changes(lines: Sequence[Change]) -> list[RowChange]:
    """Return what the given lines of the change log changed, in their order.

    The number of queries depends on how many nouns occur, never on how many lines.
    """
    by_noun: dict[str, list[Change]] = defaultdict(list)
    for line in lines:
        by_noun[line.noun].append(line)
    found: dict[tuple[str, str, int], RowChange] = {}
    for noun, noun_lines in by_noun.items():
        for change in _changes_of_noun(MODEL_OF[noun], noun_lines):
            found[noun, change.row, change.revision] = change
    return [found[line.noun, line.row, line.revision_id] for line in lines]


def versions_of(row: Row) -> list[Version]:
    """Return the whole history of one row for the desk, newest first."""
    lines = Change.objects.filter(noun=row.noun(), row=row.slug).select_related("revision")
    ordered = list(lines.order_by("-revision_id"))
    return [
        Version(line.revision.recorded_at, line.revision.author_name, line.revision.reason, change)
        for line, change in zip(ordered, row_changes(ordered), strict=True)
    ]


@dataclass(slots=True)
class _Pair:
    """A history row as a revision left it, and the one before that revision (or None)."""

    after: Any
    before: Any = None


def _pairs(history: Any, revisions: Iterable[int], **heads: Any) -> list[_Pair]:
    """Return one pair for each row of a history that the revisions touched."""
    touched: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for record in history.filter(revision_id__in=set(revisions), **heads).order_by("version"):
        touched[record.id, record.revision_id].append(record)
    wanted = {
        (rows[0].id, rows[0].version - 1): key for key, rows in touched.items() if rows[0].version > 1
    }
    before = {}
    if wanted:
        query = Q()
        for number, version in wanted:
            query |= Q(id=number, version=version)
        before = {wanted[r.id, r.version]: r for r in history.filter(query)}
    return [_Pair(rows[-1], before.get(key)) for key, rows in touched.items()]


def _changes_of_noun(model: type[Row], lines: Sequence[Change]) -> list[RowChange]:
    revisions = {line.revision_id for line in lines}
    action = {(line.row, line.revision_id): line.action for line in lines}
    keys = dict(
        model.objects.filter(slug__in={line.row for line in lines}).values_list("pk", "slug")
    )
    heads = [
        pair
        for pair in _pairs(model.history, revisions, id__in=keys)
        if (pair.after.slug, pair.after.revision_id) in action
    ]
    ties: dict[tuple[int, int], list[tuple[str, _Pair]]] = defaultdict(list)
    for name in model.ties:
        root = f"{root_field(model, name)}_id"
        for pair in _pairs(tie_model(model, name).history, revisions, **{f"{root}__in": keys}):
            ties[getattr(pair.after, root), pair.after.revision_id].append((name, pair))
    names = _Names(model, heads, [entry for entries in ties.values() for entry in entries])
    return [
        RowChange(
            noun=model.noun(),
            row=pair.after.slug,
            title=str(pair.after.slug),
            action=action[pair.after.slug, pair.after.revision_id],
            revision=pair.after.revision_id,
            version=pair.after.version,
            fields=tuple(_field_changes(model, _own_fields(model), pair, names)),
            ties=tuple(
                change
                for name, tie_pair in ties[pair.after.id, pair.after.revision_id]
                if (change := _tie_change(model, name, tie_pair, names))
            ),
        )
        for pair in heads
    ]


def _own_fields(model: type[Row]) -> list[str]:
    return [f.name for f in model._meta.concrete_fields if f.name not in _KEPT_QUIET | {"slug"}]


def _tie_change(
    model: type[Row], name: str, pair: _Pair, names: _Names
) -> TieChange | None:
    tie = tie_model(model, name)
    was = pair.before is not None and pair.before.state == "published"
    stands = pair.after.state == "published"
    if not was and not stands:
        return None
    action = "changed" if was and stands else ("added" if stands else "removed")
    shown = pair if action != "removed" else _Pair(pair.before)
    before = pair.before if was and stands else None
    fields = _field_changes(tie, tie_fields(model, name), _Pair(shown.after, before), names)
    return TieChange(name, str(tie._meta.verbose_name), action, tuple(fields))


def _field_changes(
    model: type[Tracked], fields: Iterable[str], pair: _Pair, names: _Names
) -> list[FieldChange]:
    changes = []
    for name in fields:
        field = model._meta.get_field(name)
        before = names.value(field, pair.before) if pair.before else (None, "")
        after = names.value(field, pair.after)
        if before[0] == after[0] or (pair.before is None and name == "state"):
            continue
        label = str(getattr(field, "verbose_name", name))
        changes.append(FieldChange(name, label, before[0], after[0], before[1], after[1]))
    return changes


class _Names:
    """Reads values from history rows, with the names of what they refer to, in few queries."""

    def __init__(
        self, model: type[Row], heads: Sequence[_Pair], ties: Sequence[tuple[str, _Pair]]
    ) -> None:
        wanted: dict[type[Any], set[int]] = defaultdict(set)
        records = [(model, record) for p in heads for record in (p.before, p.after) if record]
        for name, pair in ties:
            tie = tie_model(model, name)
            records += [(tie, record) for record in (pair.before, pair.after) if record]
        for owner, record in records:
            for field in owner._meta.concrete_fields:
                if isinstance(field, ForeignKey) and field.name != "revision":
                    wanted[field.related_model].add(getattr(record, field.attname))
        self._rows = {target: target.objects.in_bulk(keys) for target, keys in wanted.items()}

    def value(self, field: Any, record: Any) -> tuple[Any, str]:
        """Return a field of a history row as data and in words; empty is (None, "")."""
        value = getattr(record, field.attname)
        if value in ("", None):
            return None, ""
        if isinstance(field, ForeignKey):
            target = self._rows[field.related_model].get(value)
            return (target.slug, target.name_in_words()) if target else (None, "")
        if isinstance(value, VagueDate):
            return value.text, str(value)
        if isinstance(field, ItemsField):
            return items(value), value
        if isinstance(value, datetime.date):
            return value.isoformat(), VagueDate.parse(value.isoformat()).__str__()
        if field.flatchoices:
            return value, str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return value, "yes" if value else "no"
        return value, str(value)
