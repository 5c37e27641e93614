"""A vague date as a form field: how precise, which date, and whether it was inferred."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from provisions.dates import Precision, VagueDate

PRECISIONS = (
    (Precision.DAY, "on the day"),
    (Precision.MONTH, "in the month"),
    (Precision.YEAR, "in the year"),
    (Precision.BEFORE, "on or before"),
    (Precision.AFTER, "on or after"),
    (Precision.RANGE, "some time between"),
)
LABELS = ("How precise", "Date", "and (between only)", "Inferred, not printed in the source")
HELP = (
    "Write 2025-03-13 for a day, 2025-03 for a month, 2025 for a year. "
    "The date counts from the last day it can mean; “on or after” from its first day."
)

_DAY, _MONTH, _YEAR = r"\d{4}-\d{2}-\d{2}", r"\d{4}-\d{2}", r"\d{4}"
_ANY = f"(?:{_DAY}|{_MONTH}|{_YEAR})"
# For each precision: the shape of a date, and how that shape is described.
_SHAPES = {
    Precision.DAY: (_DAY, "A day is written like 2025-03-13"),
    Precision.MONTH: (_MONTH, "A month is written like 2025-03"),
    Precision.YEAR: (_YEAR, "A year is written like 2025"),
    Precision.BEFORE: (_ANY, "A date is written like 2025-03-13, 2025-03 or 2025"),
    Precision.AFTER: (_ANY, "A date is written like 2025-03-13, 2025-03 or 2025"),
    Precision.RANGE: (_ANY, "A date is written like 2025-03-13, 2025-03 or 2025"),
}
_LONGEST_ECHO = 20


class VagueDateWidget(forms.MultiWidget):
    """Four inputs in one line that reads as a sentence; works without script."""

    template_name = "admin/provisions/widgets/vague_date.html"

    def __init__(self) -> None:
        text = {"class": "vTextField", "size": "10", "autocomplete": "off", "maxlength": "10"}
        super().__init__(
            {
                "precision": forms.Select(choices=PRECISIONS),
                "start": forms.TextInput(attrs={**text, "placeholder": "2025-03-13"}),
                "end": forms.TextInput(attrs=text),
                "inferred": forms.CheckboxInput(),
            }
        )

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for subwidget, label in zip(context["widget"]["subwidgets"], LABELS, strict=True):
            subwidget["label"] = label
        return context

    def decompress(self, value: VagueDate | None) -> list[Any]:
        if not isinstance(value, VagueDate):
            return [Precision.DAY, "", "", False]
        bare = value.text.removesuffix("?")
        start, _, end = bare.partition("/")
        if value.precision is Precision.BEFORE:
            start, end = end, ""
        elif value.precision is Precision.AFTER:
            end = ""
        return [value.precision, start, end, value.inferred]


class VagueDateFormField(forms.Field):
    """Reads the four inputs into a VagueDate, or says in words what is wrong with them."""

    widget = VagueDateWidget
    default_error_messages = {"required": "Give the date."}

    def clean(self, value: Any) -> VagueDate | None:
        precision, start, end, inferred = _pieces(value)
        if not start and not end:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            if inferred:
                raise ValidationError("“Inferred” is ticked, but there is no date.")
            return None
        try:
            return VagueDate.parse(_written(precision, start, end) + ("?" if inferred else ""))
        except ValueError as error:
            raise ValidationError(f"{error}.", code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial if isinstance(initial, VagueDate) else None
        try:
            return self.clean(data) != before
        except ValidationError:
            return True


def _pieces(value: Any) -> tuple[Precision, str, str, bool]:
    if not isinstance(value, list | tuple) or len(value) != 4:
        value = (None, "", "", False)
    precision, start, end, inferred = value
    try:
        known = Precision(precision or Precision.DAY)
    except ValueError:
        raise ValidationError("Choose how precise the date is.", code="invalid") from None
    return known, str(start or "").strip(), str(end or "").strip(), bool(inferred)


def _written(precision: Precision, start: str, end: str) -> str:
    """Return the written form of what was typed; raise ValueError on the wrong shape."""
    if precision is Precision.RANGE and not (start and end):
        raise ValueError("“Some time between” needs both dates")
    if precision is not Precision.RANGE and end:
        raise ValueError("The second date is for “some time between” only")
    shape, described = _SHAPES[precision]
    for text in filter(None, (start, end)):
        if not re.fullmatch(shape, text, re.ASCII):
            raise ValueError(f"{described}{_echo(text)}")
    match precision:
        case Precision.BEFORE:
            return f"../{start}"
        case Precision.AFTER:
            return f"{start}/.."
        case Precision.RANGE:
            return f"{start}/{end}"
    return start


def _echo(text: str) -> str:
    return f"; “{text}” is not" if len(text) <= _LONGEST_ECHO and text.isprintable() else ""
