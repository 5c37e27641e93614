"""Two editors at once: what one saved and what the other typed, side by side and unsaved.

A form whose row has changed is never saved. It comes back with what was typed kept, with what
was not touched as it now stands, and with each clash named; the editor looks and saves again.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, QueryDict

from provisions.admin.forms import Meanwhile
from provisions.admin.words import in_words
from provisions.changes import versions_of
from provisions.models import Entry, Row
from provisions.ties import root_field, same_ties, tie_fields, tie_model, tie_values

NO_VERSION = (
    "This form did not say which version it started from, so nothing was saved. What you typed "
    "is kept: compare it with the history, then save again."
)
STALE = (
    "Somebody changed this while you were editing, so nothing was saved yet. What you typed is "
    "kept; what you had not touched now shows what was saved meanwhile. Look, then save again."
)
REPLACED = (
    "A correction replaced this entry while you were editing, so nothing was saved yet. What you "
    "typed is kept; what you had not touched now shows the correction. Look, then save again: "
    "that corrects the newer entry."
)
CLASH = "It was changed meanwhile to “{}”. What you typed is kept."
CLASHING_LINES = "These lines were changed meanwhile too. What you typed is kept."


def found_meanwhile(sent: QueryDict, row: Row) -> Meanwhile | None:
    """Say what happened to the row since the version that the form names; None for nothing."""
    seen = _number(sent.get("version", ""))
    corrections = corrections_of(row)
    if not corrections and seen == row.version:
        return None
    newest = corrections[-1] if corrections else None
    data = sent.copy()
    data["version"] = str((newest or row).version)
    if newest:
        versions = [v for entry in reversed(corrections) for v in versions_of(entry)]
        return Meanwhile(REPLACED, versions, newest, data)
    if seen is None:
        return Meanwhile(NO_VERSION, (), None, data)
    since = [version for version in versions_of(row) if version.change.version > seen]
    return Meanwhile(STALE, since, None, data)


def bring_together(admin: Any, request: HttpRequest, row: Row, found: Meanwhile) -> None:
    """Show the present values where the editor had touched nothing; note what clashes."""
    current = found.replacement or row
    seen = _number(request.POST.get("version", ""))
    base = type(row).history.filter(id=row.pk, version=seen).first() if seen else None
    if base is None or current.state != "published":
        return
    names = flatten_fieldsets(admin.get_fieldsets(request, row))
    form = admin.get_form(request, row, change=True, fields=names)
    typed = form(request.POST, instance=copy.copy(row))
    typed.is_valid()
    shown = form(instance=current)
    for name in typed.record_fields():
        column = row._meta.get_field(name).attname  # type: ignore[union-attr]
        was, now = getattr(base, column), getattr(current, column)
        mine = getattr(typed.instance, column)
        if now == was or mine == now:
            continue
        if mine == was and name not in typed.errors:
            _replace(found.data, shown[name])
        else:
            found.clashes[name] = CLASH.format(in_words(current, name))
    for inline in admin.get_inline_instances(request, row):
        _bring_lines_together(inline.get_formset(request, row), request, row, base, found)


def _bring_lines_together(
    formset: Any, request: HttpRequest, row: Row, base: Any, found: Meanwhile
) -> None:
    typed = formset(data=request.POST)
    now = tie_values(found.replacement or row, formset.tie)
    was = _ties_at(row, formset.tie, base.revision_id)
    changed = not same_ties(_columns(now), was)
    if not changed or not typed.is_valid():
        return
    if same_ties(_columns(typed.values()), was):
        for key in [key for key in found.data if key.startswith(f"{formset.tie}-")]:
            del found.data[key]
        shown = formset(initial=now)
        for form in (shown.management_form, *shown.forms):
            for bound in form:
                _replace(found.data, bound)
    elif not same_ties(typed.values(), now):
        found.clashes[formset.tie] = CLASHING_LINES


def corrections_of(row: Row) -> list[Entry]:
    """Return the entries that replaced this one, each by the next, oldest first."""
    found: list[Entry] = []
    while isinstance(row, Entry) and (following := row.corrections.published().first()):
        found.append(following)
        row = following
    return found


def _ties_at(row: Row, name: str, revision: int) -> list[dict[str, Any]]:
    """Return the satellites that stood after a revision, as column values."""
    model, root = tie_model(type(row), name), root_field(type(row), name)
    records = model.history.filter(**{f"{root}_id": row.pk, "revision_id__lte": revision})
    last = {record.id: record for record in records.order_by("version")}
    fields: list[Any] = [model._meta.get_field(field) for field in tie_fields(type(row), name)]
    return [
        {field.attname: getattr(record, field.attname) for field in fields}
        for record in last.values()
        if record.state == "published"
    ]


def _columns(values: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return satellites' values by column: keys in place of rows."""
    return [
        {
            f"{field}_id" if isinstance(value, Row) else field: getattr(value, "pk", value)
            for field, value in line.items()
        }
        for line in values
    ]


def _replace(data: QueryDict, bound: forms.BoundField) -> None:
    """Put a field's value into the data as a browser would have sent it."""
    for name, value in _as_sent(bound):
        data.pop(name, None)
        if value is not None:
            data[name] = value


def _as_sent(bound: forms.BoundField) -> Iterator[tuple[str, str | None]]:
    widget: Any = bound.field.widget
    value = bound.value()
    if hasattr(widget, "widgets_names"):
        pieces = zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True)
        for suffix, part, piece in pieces:
            yield bound.html_name + suffix, _text(part, piece)
    else:
        yield bound.html_name, _text(widget, value)


def _text(widget: forms.Widget, value: Any) -> str | None:
    if isinstance(widget, forms.CheckboxInput):
        return "on" if value else None
    text = widget.format_value(value) if not isinstance(widget, forms.Select) else value
    return "" if text is None else str(text)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
