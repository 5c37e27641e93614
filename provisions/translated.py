"""The translations of what is on record by a day: none tells of a row before the row is told."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from provisions.models import TRANSLATED, Dated, Precondition, Translation
from provisions.once import once
from provisions.raised import raised_among
from provisions.registers.told import UNDATED, told_by
from provisions.rounds import begun
from provisions.spoken import wording_digest
from provisions.versions import MODEL_OF


def translations_on(day: datetime.date) -> QuerySet[Translation]:
    """Return the translations of rows that are on record by the day."""
    rows: QuerySet[Translation] = Translation.objects.published()
    return rows.filter(Q(*_told_of(day), _connector=Q.OR)).select_related("agreement")


@once
def _told_of(day: datetime.date) -> tuple[Q, ...]:
    """Return for each noun that is translated which of its rows are on record by the day."""
    told = {model.noun(): begun(_told_by, model, day) for model in TRANSLATED}
    return tuple(Q(of_noun=noun, of_row__in=slugs()) for noun, slugs in told.items())


def _told_by(model: Any, day: datetime.date) -> Any:
    """Return the public ids of the rows of a noun that are on record by the day."""
    rows = model.objects.published()
    if issubclass(model, Dated):
        rows = rows.on(day)
    elif model in UNDATED:
        rows = rows.filter(pk__in=told_by(model, day))
    elif model is Precondition:
        rows = rows.filter(pk__in=raised_among(rows.select_related("agreement"), day))
    return rows.order_by().values("slug")


def originals(translations: Iterable[Translation]) -> dict[str, str]:
    """Return the English of each translation by its public id; one query a noun."""
    named: dict[str, set[str]] = defaultdict(set)
    held = list(translations)
    for it in held:
        named[it.of_noun].add(it.of_row)
    asked = {
        noun: begun(list, MODEL_OF[noun].objects.filter(slug__in=slugs))
        for noun, slugs in named.items()
    }
    rows = {(noun, row.slug): row for noun, found in asked.items() for row in found()}
    return {it.slug: getattr(rows[it.of_noun, it.of_row], it.field) for it in held}


def is_outdated(translation: Translation, english: str) -> bool:
    """Say whether the English reads otherwise than when the translation was made."""
    return translation.made_from != wording_digest(english)
