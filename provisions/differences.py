"""How two versions of a row differ, field by field, as data and in words."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, ForeignKey, OuterRef, QuerySet
from django.utils.translation import pgettext

from provisions.asking import side_by_side
from provisions.dates import VagueDate
from provisions.models import TRANSLATED, Citation, Row, Tracked, Translation
from provisions.models.translation import STANDING
from provisions.rounds import begun
from provisions.spoken import ENGLISH, Said
from provisions.text import ItemsField, items
from provisions.ties import root_field, tie_model
from provisions.tongues import page_tongue


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after: as data (ids, codes) and in words (names, labels)."""

    field: str
    label: str
    before: Any
    after: Any
    before_words: str
    after_words: str


@dataclass(slots=True)
class Pair:
    """A history row as a revision left it, and the one before that revision (or None)."""

    after: Any
    before: Any = None


def pairs_in(history: Any, revisions: Iterable[int], **heads: Any) -> list[Pair]:
    """Return one pair for each row of a history that the revisions touched."""
    after = history.filter(revision_id__in=set(revisions), **heads).order_by("version")
    then = after.order_by()
    next_one = then.filter(id=OuterRef("id"), version=OuterRef("version") + 1)
    # The rows are named as well, so that the database goes by them and not through all versions.
    earlier = history.filter(Exists(next_one), id__in=then.values("id")).order_by()
    read = begun(list, side_by_side(earlier))
    touched: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for record in side_by_side(after):
        touched[record.id, record.revision_id].append(record)
    before = {(record.id, record.version): record for record in read()}
    return [
        Pair(rows[-1], before.get((rows[0].id, rows[0].version - 1))) for rows in touched.values()
    ]


def tie_pairs(
    model: type[Row], revisions: set[int], keys: QuerySet[Any]
) -> dict[tuple[int, int], list[tuple[str, Pair]]]:
    """Return the satellites that the revisions touched, by key of their row and revision."""
    ties: dict[tuple[int, int], list[tuple[str, Pair]]] = defaultdict(list)
    roots = {name: f"{root_field(model, name)}_id" for name in model.ties}
    asked = {
        name: begun(pairs_in, tie_model(model, name).history, revisions, **{f"{root}__in": keys})
        for name, root in roots.items()
    }
    for name, pairs in asked.items():
        for pair in pairs():
            owner = getattr(pair.after, roots[name])
            ties[owner, pair.after.revision_id].append((name, pair))
    return ties


def field_changes(
    model: type[Tracked], fields: Iterable[str], pair: Pair, names: Names
) -> list[FieldChange]:
    changes = []
    for name in fields:
        field = model._meta.get_field(name)
        before = names.value(field, pair.before) if pair.before else (None, "")
        after = names.value(field, pair.after)
        if before[0] == after[0] or (name == "state" and after[0] == "published"):
            continue
        label = str(getattr(field, "verbose_name", name))
        changes.append(FieldChange(name, label, before[0], after[0], before[1], after[1]))
    return changes


class Names:
    """Reads values from history rows, with the names of what they refer to, in few queries."""

    def __init__(
        self, model: type[Row], heads: Sequence[Pair], ties: Sequence[tuple[str, Pair]]
    ) -> None:
        wanted: dict[type[Any], set[int | None]] = defaultdict(set)
        records: list[tuple[type[Tracked], Any]] = [
            (model, record) for p in heads for record in (p.before, p.after) if record
        ]
        for name, pair in ties:
            tie = tie_model(model, name)
            records += [(tie, record) for record in (pair.before, pair.after) if record]
        for owner, record in records:
            for field in owner._meta.concrete_fields:
                if isinstance(field, ForeignKey) and field.name != "revision":
                    wanted[field.related_model].add(getattr(record, field.attname))
        asked = {
            target: begun(target.objects.in_bulk, keys - {None}) for target, keys in wanted.items()
        }
        self._rows = {target: rows() for target, rows in asked.items()}

    def row(self, field: Any, record: Any) -> Any:
        """Return the row that a field of a history row refers to, or None."""
        return self._rows[field.related_model].get(getattr(record, field.attname))

    def value(self, field: Any, record: Any) -> tuple[Any, str]:
        """Return a field of a history row as data and in words; empty is (None, "")."""
        value = getattr(record, field.attname)
        if value in ("", None):
            return None, ""
        if isinstance(field, ForeignKey):
            target = self.row(field, record)
            return (target.slug, target.name_in_words()) if target else (None, "")
        if isinstance(value, VagueDate):
            return value.text, str(value)
        if isinstance(field, ItemsField):
            return items(value), self._said(field, record, value)
        if isinstance(value, datetime.date):
            return value.isoformat(), VagueDate.parse(value.isoformat()).__str__()
        if field.flatchoices:
            return value, str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return value, pgettext("whether it is so", "yes") if value else pgettext(
                "whether it is so", "no"
            )
        return value, self._said(field, record, str(value))

    def _said(self, field: Any, record: Any, words: str) -> str:
        """Return words of a history row with the language they are in, while a page is written."""
        if page_tongue() is None:
            return words
        model, name = field.model, field.name
        if model is Citation and name == "quotation":
            source = self.row(Citation._meta.get_field("source"), record)
            return Said(words, source.language) if source else words
        own = {"text": "language"} if model is Translation else STANDING.get(model, {})
        if name in own:
            return Said(words, getattr(record, own[name], "") or ENGLISH)
        return Said(words) if name in TRANSLATED.get(model, ()) else words
