"""Another public id for a row that is redacted, where the old one itself tells something.

The old id has to be gone everywhere and every digest has to stay. So it is replaced only where
nothing that keeps its seal holds it: the row's own lines lose their seals with the redaction,
but the line of a correction names what it corrects, and the reason of a revision is covered by
the digest as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Q, QuerySet, TextField

from provisions.dates import VagueDateField
from provisions.guards.plan import tracked_models
from provisions.models import Agreement, Change, Entry, Maintenance, Revision, Row
from provisions.refusals import Refusal
from provisions.review import head_of

NAMED = 3


def id_refusals(row: Row, new: str, going: Collection[Row]) -> list[Refusal]:
    """Return why a row that is about to be redacted cannot have the new id."""
    return [Refusal.of(row, "new id", problem) for problem in _problems(row, new, going)]


def _problems(row: Row, new: str, going: Collection[Row]) -> Iterator[str]:
    field: Any = row._meta.get_field("slug")
    try:
        field.clean(new, row)
    except ValidationError as error:
        yield from error.messages
        return
    if not new:
        yield "is empty."
    elif Change.objects.filter(noun=row.noun(), row=new).exists():
        yield f"{new} is the id of another row; none is used twice."
    elif _holds(new, row.slug):
        yield f"{new} holds the old one."
    if isinstance(row, Entry):
        sealed = type(row).history.filter(supersedes=row.pk).exclude(state="redacted")
        keys = set(sealed.values_list("id", flat=True)) - {it.pk for it in _of(row, going)}
        for correction in type(row).objects.filter(pk__in=keys):
            yield f"is sealed in the lines of {correction.slug}, its correction: redact both."
    if isinstance(row, Agreement):
        told = {(it.noun(), it.slug) for it in going}
        lines = Change.objects.filter(agreement=row.pk).order_by()
        if set(lines.values_list("noun", "row")) - told:
            yield "is sealed in the lines of rows that were redacted before."


def _of(row: Row, rows: Collection[Row]) -> Iterator[Row]:
    return (it for it in rows if type(it) is type(row))


def give_id(row: Row, new: str) -> None:
    """Write the new id in place of the old one, in the row, its history and its lines."""
    lines: Any = QuerySet(Change).filter(noun=row.noun(), row=row.slug)
    lines.update(row=new)
    type(row).history.filter(id=row.pk).update(slug=new)
    QuerySet(type(row)).filter(pk=row.pk).update(slug=new)
    row.slug = new


def trace_refusals(row: Row, old: str) -> list[Refusal]:
    """Return where the record still tells the old id of a row that has another by now."""
    told = list(islice(_traces(old), NAMED + 1))
    if not told:
        return []
    where = ", ".join(told[:NAMED]) + (" and others" if len(told) > NAMED else "")
    said = f"would leave the old id in {where}, which stay as they were sealed."
    return [Refusal(row.noun(), old, "new id", said)]


def _traces(old: str) -> Iterator[str]:
    for model, column in ((Revision, "reason"), (Maintenance, "reason")):
        words = str(model._meta.verbose_name)
        lines: Any = QuerySet(model).filter(**{f"{column}__icontains": old})
        for line in lines.order_by("pk"):
            if _holds(getattr(line, column), old):
                yield f"the reason of {words} {line.pk}"
    for tracked in tracked_models():
        columns = [
            field.attname
            for field in tracked._meta.concrete_fields
            if isinstance(field, CharField | TextField)
            and not (field.choices or isinstance(field, VagueDateField))
        ]
        looked = Q(*((f"{name}__icontains", old) for name in columns), _connector=Q.OR)
        found = tracked.history.filter(looked).values_list("id", *columns)
        keys = {key for key, *texts in found if any(_holds(text, old) for text in texts)}
        for row in tracked.objects.filter(pk__in=keys).order_by("pk"):
            head = head_of(row)
            yield f"{head.noun()} {head.slug}"


def _holds(text: object, public_id: str) -> bool:
    """Say whether a text holds an id, alone or as part of a longer one."""
    whole = rf"(?<![^\W_]){re.escape(public_id)}(?![^\W_])"
    return re.search(whole, str(text), re.IGNORECASE) is not None
