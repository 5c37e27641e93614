"""What a translation must satisfy: it is of a text of the record, and fits where that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from provisions import rules
from provisions.checks.neighbours import named
from provisions.models import TRANSLATED, Row, Translation
from provisions.refusals import Refusal
from provisions.text import ItemsField, items
from provisions.versions import MODEL_OF


def translation(row: Translation) -> list[Refusal]:
    model: Any = MODEL_OF.get(row.of_noun)
    fields = TRANSLATED.get(model, ())
    if row.field not in fields:
        said = f"is none of those that are translated of a {row.of_noun}: {', '.join(fields)}."
        if not fields:
            return named(row, "of_noun", [f"nothing is translated of a {row.of_noun}."])
        return named(row, "field", [f"{row.field} {said}"])
    target = model.objects.published().filter(slug=row.of_row).first()
    if target is None:
        return named(row, "of_row", [f"the record holds no {row.of_noun} {row.of_row}."])
    found = named(row, "text", [*_problems(row, target), *rules.text_problems(row.text)])
    if target.agreement_number() != row.agreement_id:
        found += named(row, "agreement", [f"is not that of {row.of_row}."])
    return found


def _problems(row: Translation, target: Row) -> Iterator[str]:
    """Say why the text could not stand where the English does."""
    field: Any = target._meta.get_field(row.field)
    original = getattr(target, row.field)
    if not original:
        yield f"translates the {row.field} of {row.of_row}, which is empty."
        return
    try:
        settled = field.clean(row.text, target)
    except ValidationError as error:
        yield from (f"{message.rstrip('.')}." for message in error.messages)
        return
    if isinstance(field, ItemsField) and len(items(settled)) != len(items(original)):
        yield f"has {len(items(settled))} lines for the {len(items(original))} of the English."


TRANSLATIONS: dict[type[Row], Callable[[Any], list[Refusal]]] = {Translation: translation}
