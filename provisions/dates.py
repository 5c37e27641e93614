"""Vague dates: the value, its written form, its order, and the model field that holds it.

The written form follows EDTF (ISO 8601-2): ``2025-03-13`` a day, ``2024-06`` a month,
``2024`` a year, ``../2025-03-13`` on or before, ``2025-03-13/..`` on or after,
``2026-01-01/2026-06-07`` some time in that range. A trailing ``?`` says that the date was
inferred, not printed in the source.

One rule orders all of them and decides what had happened by a given day: **a vague date
counts from the last day it can mean; an "on or after" date counts from its first day.**
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    RANGE = "range"


_POINT = re.compile(r"\A(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_POINT_PRECISION = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def _point(text: str) -> tuple[datetime.date, datetime.date, Precision]:
    """Return the first day, the last day and the precision of one written date."""
    match = _POINT.match(text)
    if match is None:
        raise ValueError(
            f"“{text}” is not a date: write 2025, 2025-03 or 2025-03-13 "
            "(../DATE on or before, DATE/.. on or after, DATE/DATE a range, ? if inferred)"
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    precision = _POINT_PRECISION[match.group(0).count("-")]
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a day of the calendar: {error}") from None
    if precision is Precision.DAY:
        return first, first, precision
    last_month = month or 12
    last_day = calendar.monthrange(first.year, last_month)[1]
    return first, datetime.date(first.year, last_month, last_day), precision


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date as well as it is known: first and last possible day, precision, basis.

    ``first`` is None for "on or before", ``last`` is None for "on or after".
    """

    text: str
    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    inferred: bool

    @classmethod
    def parse(cls, text: str) -> VagueDate:
        """Read the written form; raise ValueError that says what is wrong with it."""
        bare = text.removesuffix("?")
        inferred = bare != text
        match bare.split("/"):
            case [point]:
                first, last, precision = _point(point)
                return cls(text, first, last, precision, inferred)
            case ["..", point]:
                return cls(text, None, _point(point)[1], Precision.BEFORE, inferred)
            case [point, ".."]:
                return cls(text, _point(point)[0], None, Precision.AFTER, inferred)
            case [start, end]:
                first, last = _point(start)[0], _point(end)[1]
                if last < first:
                    raise ValueError(f"“{text}” ends before it begins")
                return cls(text, first, last, Precision.RANGE, inferred)
        raise ValueError(f"“{text}” has more than one “/”")

    @property
    def sort_day(self) -> datetime.date:
        """The day from which this date counts, and at which it is sorted."""
        day = self.last or self.first
        if day is None:  # unreachable by parse(); keeps the type honest
            raise ValueError("a date needs at least one bound")
        return day

    @property
    def is_point(self) -> bool:
        """Whether it is one day, month or year, not a span."""
        return self.precision in _POINT_PRECISION

    @property
    def basis(self) -> str:
        return "inferred" if self.inferred else "printed"

    def __str__(self) -> str:
        """Say the date in words with its true precision, never more."""
        words = self._words()
        return _("%(date)s (date inferred)") % {"date": words} if self.inferred else words

    def _words(self) -> str:
        match self.text.removesuffix("?").split("/"):
            case ["..", end]:
                return _("on or before %(date)s") % {"date": _said(end, after=True)}
            case [start, ".."]:
                return _("on or after %(date)s") % {"date": _said(start, after=True)}
            case [start, end]:
                ends = {"start": _said(start, after=True), "end": _said(end, after=True)}
                return _("between %(start)s and %(end)s") % ends
        return _said(self.text.removesuffix("?"))


# CLDR's patterns, months as inside a sentence; True: after “on or before”, “between” and the like.
_FORMS = {
    (Precision.DAY, False): pgettext_lazy("format of a day", "d MMMM y"),
    (Precision.MONTH, False): pgettext_lazy("format of a month", "LLLL y"),
    (Precision.YEAR, False): pgettext_lazy("format of a year", "y"),
    (Precision.DAY, True): pgettext_lazy("format of a day after a preposition", "d MMMM y"),
    (Precision.MONTH, True): pgettext_lazy("format of a month after a preposition", "LLLL y"),
    (Precision.YEAR, True): pgettext_lazy("format of a year after a preposition", "y"),
}


def _said(text: str, *, after: bool = False) -> str:
    """Say one written date in the language of the text, whatever the locale of the machine."""
    first, _last, precision = _point(text)
    form = str(_FORMS[precision, after])
    return format_date(first, form, locale=_locale(get_language() or "en-gb"))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


class VagueDateField(models.CharField):
    """Holds a VagueDate in its written form."""

    description = "A date as well as it is known"
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> VagueDate | None:
        if value is None or isinstance(value, VagueDate):
            return value
        if value == "":
            return None
        try:
            return VagueDate.parse(str(value).strip())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def from_db_value(self, value: str | None, *_rest: Any) -> VagueDate | None:
        return VagueDate.parse(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        parsed = self.to_python(value)
        return parsed.text if parsed else ("" if not self.null else None)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.text if isinstance(value, VagueDate) else value)


class SortDayField(models.DateField):
    """The day from which the row's vague date counts; written by the field itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(editable=False, null=True)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime.date | None:
        value = VagueDateField().to_python(getattr(model_instance, "date", None))
        day = value.sort_day if value else None
        setattr(model_instance, self.attname, day)
        return day
