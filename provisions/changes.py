"""What revisions changed: rows, fields, satellites, before and after, read from history."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provisions.differences import FieldChange, Names, Pair, field_changes, pairs_in
from provisions.models import NOUNS, Change, Row
from provisions.ties import root_field, tie_fields, tie_model

MODEL_OF = {model.noun(): model for model in NOUNS}
_KEPT_QUIET = frozenset({"id", "version", "revision", "sort_day", "slug"})


@dataclass(frozen=True, slots=True)
class TieChange:
    """A satellite that was added, changed or removed, with its fields.

    ``identity`` tells it from the row's other satellites of the same kind.
    """

    tie: str
    label: str
    action: str
    fields: tuple[FieldChange, ...]
    identity: Mapping[str, Any]


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


def _changes_of_noun(model: type[Row], lines: Sequence[Change]) -> list[RowChange]:
    revisions = {line.revision_id for line in lines}
    action = {(line.row, line.revision_id): line.action for line in lines}
    keys = dict(
        model.objects.filter(slug__in={line.row for line in lines}).values_list("pk", "slug")
    )
    heads = [
        pair
        for pair in pairs_in(model.history, revisions, id__in=keys)
        if (pair.after.slug, pair.after.revision_id) in action
    ]
    _add_corrected(model, heads)
    ties: dict[tuple[int, int], list[tuple[str, Pair]]] = defaultdict(list)
    for name in model.ties:
        root = f"{root_field(model, name)}_id"
        for pair in pairs_in(tie_model(model, name).history, revisions, **{f"{root}__in": keys}):
            ties[getattr(pair.after, root), pair.after.revision_id].append((name, pair))
    names = Names(model, heads, [entry for entries in ties.values() for entry in entries])
    return [
        RowChange(
            noun=model.noun(),
            row=pair.after.slug,
            title=str(pair.after.slug),
            action=action[pair.after.slug, pair.after.revision_id],
            revision=pair.after.revision_id,
            version=pair.after.version,
            fields=tuple(field_changes(model, _own_fields(model), pair, names)),
            ties=tuple(
                change
                for name, tie_pair in ties[pair.after.id, pair.after.revision_id]
                if (change := _tie_change(model, name, tie_pair, names))
            ),
        )
        for pair in heads
    ]


def _add_corrected(model: type[Row], heads: Sequence[Pair]) -> None:
    """Give each new correction, as its “before”, the entry that it replaces."""
    new = [p for p in heads if p.before is None and getattr(p.after, "supersedes_id", None)]
    if not new:
        return
    replaced = {}
    wanted = {pair.after.supersedes_id for pair in new}
    for record in model.history.filter(id__in=wanted).order_by("version"):
        replaced[record.id] = record
    for pair in new:
        pair.before = replaced.get(pair.after.supersedes_id)


def _own_fields(model: type[Row]) -> list[str]:
    return [f.name for f in model._meta.concrete_fields if f.name not in _KEPT_QUIET]


def _tie_change(model: type[Row], name: str, pair: Pair, names: Names) -> TieChange | None:
    tie = tie_model(model, name)
    was = pair.before is not None and pair.before.state == "published"
    stands = pair.after.state == "published"
    if not was and not stands:
        return None
    action = "changed" if was and stands else ("added" if stands else "removed")
    shown = pair if action != "removed" else Pair(pair.before)
    before = pair.before if was and stands else None
    fields = field_changes(tie, tie_fields(model, name), Pair(shown.after, before), names)
    identity = {
        key: names.value(tie._meta.get_field(key), pair.after)[0] for key in model.ties[name]
    }
    return TieChange(name, str(tie._meta.verbose_name), action, tuple(fields), identity)
