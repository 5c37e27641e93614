"""The translations of what is on record by a day: none tells of a row before the row is told."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from provisions.models import Dated, Precondition, Translation
from provisions.raised import raised_among
from provisions.registers.told import UNDATED, told_of
from provisions.spoken import wording_digest
from provisions.versions import MODEL_OF


def translations_on(day: datetime.date) -> QuerySet[Translation]:
    """Return the translations of rows that are on record by the day."""
    rows: QuerySet[Translation] = Translation.objects.published()
    nouns = rows.order_by().values_list("of_noun", flat=True).distinct()
    told = [Q(of_noun=noun, of_row__in=_told_by(MODEL_OF[noun], day)) for noun in sorted(nouns)]
    shown = rows.filter(Q(*told, _connector=Q.OR)) if told else rows.none()
    return shown.select_related("agreement")


def _told_by(model: Any, day: datetime.date) -> Any:
    """Return the public ids of the rows of a noun that are on record by the day."""
    rows = model.objects.published()
    if issubclass(model, Dated):
        rows = rows.on(day)
    elif model in UNDATED:
        rows = told_of(model, rows, day)
    elif model is Precondition:
        named = rows.select_related("agreement").prefetch_related("citations__source")
        rows = rows.filter(pk__in=raised_among(named, day))
    return rows.order_by().values("slug")


def originals(translations: Iterable[Translation]) -> dict[str, str]:
    """Return the English of each translation by its public id; one query a noun."""
    named: dict[str, set[str]] = defaultdict(set)
    held = list(translations)
    for it in held:
        named[it.of_noun].add(it.of_row)
    rows = {
        (noun, row.slug): row
        for noun, slugs in named.items()
        for row in MODEL_OF[noun].objects.filter(slug__in=slugs)
    }
    return {it.slug: getattr(rows[it.of_noun, it.of_row], it.field) for it in held}


def is_outdated(translation: Translation, english: str) -> bool:
    """Say whether the English reads otherwise than when the translation was made."""
    return translation.made_from != wording_digest(english)
