"""Redaction: content goes under every clock, a tombstone and a seal of it stay.

    redact([row], reason="A court ordered it", by="an operator")

Every version of the row and of its satellites is blanked, in the tables and in the history, and
the salts of its lines in the log go too: the digests stay, and nobody can guess what they cover.
The revision that does it seals anew what is left in each earlier line (provisions/seal.py).
The public id stays, unless it tells something itself (provisions/public_ids.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import CharField, ForeignKey, QuerySet, TextField, UniqueConstraint

from provisions.edit import Edit
from provisions.guards import lifted
from provisions.models import NOUNS, Change, Entry, Row, Tracked
from provisions.public_ids import give_id, id_refusals, trace_refusals
from provisions.record import revise, take_lock
from provisions.refusals import RecordRefused, Refusal
from provisions.review import head_of
from provisions.ties import root_field, tie_model
from provisions.translations import every_translation_of

# What stays of a row: which it is, and where it stands in the record.
_KEPT = frozenset({"id", "slug", "version", "revision", "state", "supersedes"})


def redact(
    rows: Sequence[Row], *, reason: str, by: str, new_ids: Mapping[Row, str] | None = None
) -> int:
    """Redact rows in one revision, and return its number.

    A row that stands is retracted by it; its translations go with it. ``reason`` is published,
    ``by`` is not; ``new_ids`` replace public ids. Raises RecordRefused where rows that are not
    redacted name one of these, now or in their history, or where anything would still tell an id
    that is replaced.
    """
    renamed = dict(new_ids or {})
    with transaction.atomic():
        take_lock()
        rows = _with_translations(rows, renamed)
        # What names others comes after them in NOUNS, and has to go before them.
        order = list(NOUNS)
        current: list[Row] = [type(row).objects.get(pk=row.pk) for row in rows]
        current.sort(key=lambda row: order.index(type(row)), reverse=True)
        _refuse([Refusal.of(row, "", words) for row in current for words in _held(row, rows)])
        for row, new in renamed.items():
            _refuse(id_refusals(row, new, rows))
        with (
            lifted(f"Redaction: {reason}", by=by),
            revise(reason=reason, kind="redaction") as edit,
        ):
            for row in current:
                _bury(edit, row)
                _blank(row, edit.number)
                if row in renamed:
                    give_id(row, renamed[row])
        for row in renamed:
            _refuse(trace_refusals(row, row.slug))
        transaction.on_commit(cache.clear)
    return edit.number


def _with_translations(rows: Sequence[Row], renamed: dict[Row, str]) -> list[Row]:
    """Return the rows and all translations of them; an id that would tell another is replaced."""
    going = list(rows)
    for row in rows:
        for translation in every_translation_of(row):
            if row in renamed:
                renamed.setdefault(translation, f"translation-{translation.pk}")
            if translation not in going:
                going.append(translation)
    return going


def _refuse(refusals: list[Refusal]) -> None:
    if refusals:
        raise RecordRefused(refusals)


def _held(row: Row, going: Sequence[Row]) -> Iterator[str]:
    """Say what keeps a row from being redacted."""
    if row.state == "redacted":
        yield "has been redacted already."
        return
    old = row.supersedes if isinstance(row, Entry) and _is_replaced(row) else None
    if old and old.state != "redacted" and old not in going:
        yield f"corrects {old.slug}, which would stand again: redact that one first."
    holders = sorted({f"{it.noun()} {it.slug}" for it in _named_by(row) if it not in going})
    if holders:
        said = ", ".join(holders[:3]) + (" and others" if len(holders) > 3 else "")
        yield f"cannot be redacted while {said} name it, now or in their history."


def _named_by(row: Row) -> Iterator[Row]:
    """Yield the rows that name this one in any version; a correction may name what it corrects."""
    for relation in row._meta.related_objects:
        model: Any = relation.related_model
        field = relation.field
        if (
            relation.name in row.ties
            or field.name == "supersedes"
            or not issubclass(model, Tracked)
        ):
            continue
        naming = model.history.filter(**{field.attname: row.pk}).exclude(state="redacted")
        for other in model.objects.filter(pk__in=set(naming.values_list("id", flat=True))):
            yield head_of(other)


def _is_replaced(row: Entry) -> bool:
    return bool(row.corrections.published().exists())


def _bury(edit: Edit, row: Row) -> None:
    """Give the row the version that tells of its redaction."""
    if row.state == "published" and not (isinstance(row, Entry) and _is_replaced(row)):
        edit.retract(row)
    else:
        row.touched = True
        row.save()
    row.state = "redacted"
    edit.note(row, Change.Action.REDACTED)


def _blank(row: Row, number: int) -> None:
    """Take the content out of every version of a row and its satellites, and the salts of it."""
    _blank_row(type(row), row.pk, _KEPT)
    for name in row.ties:
        model, root = tie_model(type(row), name), root_field(type(row), name)
        tied: Any = model.objects.filter(**{root: row})
        for key in tied.values_list("pk", flat=True):
            _blank_row(model, key, _KEPT | {root})
    earlier: Any = QuerySet(Change).filter(noun=row.noun(), row=row.slug, revision_id__lt=number)
    earlier.update(salt="")


def _blank_row(model: type[Tracked], key: int, kept: frozenset[str]) -> None:
    values = {"state": "redacted", **_blanks(model, key, kept)}
    model.history.filter(id=key).update(**values)
    QuerySet(model).filter(pk=key).update(**values)


def _blanks(model: type[Tracked], key: int, kept: frozenset[str]) -> dict[str, Any]:
    """Return what each column holds once its content is gone.

    What cannot be absent is empty; text that no other row may hold names the row by its key.
    References that a row must have, and a place that it must hold alone, stay.
    """
    rules = [rule for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    alone = {name for rule in rules for name in rule.fields}
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.name in kept:
            continue
        if field.null:
            values[field.attname] = None
        elif isinstance(field, CharField | TextField):
            values[field.attname] = f"redacted-{key}" if field.name in alone else ""
        elif not isinstance(field, ForeignKey) and field.name not in alone:
            values[field.attname] = field.get_default() if field.has_default() else 0
    return values
