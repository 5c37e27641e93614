"""Choices that work without script: a list of rows, which the desk's script makes a search."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.urls import reverse_lazy

from provisions.admin.fields import RowSelect
from provisions.admin.search import fitting
from provisions.models import Actor, Citation, Party, Position, Source

SOURCE_COLUMNS = ("publisher", "title", "url", "note", "slug")
LATEST_SOURCES = 20
MOST_FOUND = 40


class OpenSelect(RowSelect):
    """All rows as a plain list; with script, a search that finds them by any spelling."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return forms.Select.optgroups(self, name, list(map(str, value)), attr)


class SubjectSelect(forms.Select):
    """All subjects as a plain list; with script, a search among them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.attrs |= {
            "class": "admin-autocomplete",
            "data-ajax--cache": "true",
            "data-ajax--delay": 250,
            "data-ajax--type": "GET",
            "data-ajax--url": reverse_lazy("admin:provisions_position_subjects"),
            "data-theme": "admin-autocomplete",
            "data-allow-clear": "false",
            "data-placeholder": "",
        }


class FindInput(forms.TextInput):
    """A line of words to find something by, and the button that does it without script."""

    template_name = "admin/provisions/widgets/find.html"


class RowField(forms.ModelChoiceField):
    """A row of the record that a field of a noun names, among those that stand."""

    def __init__(self, model: Any, name: str, rows: QuerySet[Any], **kwargs: Any) -> None:
        field = model._meta.get_field(name)
        super().__init__(rows, widget=OpenSelect(field, admin.site), **kwargs)


def party_field(**kwargs: Any) -> RowField:
    return RowField(Position, "party", Party.objects.published(), **kwargs)


def speaker_field(**kwargs: Any) -> RowField:
    rows = Actor.objects.published().select_related("party__parent")
    return RowField(Position, "speaker", rows, **kwargs)


def source_field(**kwargs: Any) -> RowField:
    return RowField(Citation, "source", Source.objects.published(), **kwargs)


def offer_sources(field: forms.ModelChoiceField, chosen: str, asked: str) -> int:
    """Shorten the list to the source chosen, those found and the latest; return how many found."""
    rows: Any = Source.objects.published()
    found = fitting(rows, SOURCE_COLUMNS, asked)[:MOST_FOUND] if asked else []
    latest = rows.order_by("-pk").values_list("pk", flat=True)[:LATEST_SOURCES]
    keys = {*found, *latest} if not found else set(found)
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 19:
        keys.add(int(chosen))
    offered = {row.pk: row for row in rows.filter(pk__in=keys)}
    order = [key for key in [*found, *latest, *offered] if key in offered]
    field.widget.choices = [
        ("", field.empty_label or ""),
        *((key, str(offered[key])) for key in dict.fromkeys(order)),
    ]
    return len(found)
