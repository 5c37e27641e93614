"""Rows in words and links, for pages of the desk that show rather than ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import display_for_field, flatten_fieldsets
from django.db.models import ForeignKey
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from provisions.models import Entry, Row
from provisions.ties import tie_fields, tie_model

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Shown:
    """A row or a satellite as label and value pairs; values of rows carry their address."""

    label: str
    value: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ShownTies:
    """The satellites of one kind."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[tuple[Shown, ...], ...]


def linked(row: Row, page: str = "change") -> str:
    """Return the address of a row's page on the desk."""
    return reverse(f"admin:provisions_{row._meta.model_name}_{page}", args=[row.pk])


def shown_fields(admin: Any, request: Any, row: Row) -> list[Shown]:
    """Return the fields of the row's form in words."""
    names = flatten_fieldsets(admin.get_fieldsets(request, row))
    return [_shown(row, row._meta.get_field(name)) for name in names]


def shown_ties(row: Row) -> list[ShownTies]:
    """Return the row's satellites in words; of a retracted row, those withdrawn with it."""
    tables = []
    for name in row.ties:
        lines = getattr(row, name).filter(state=row.state)
        if row.state != "published":
            lines = lines.filter(revision=row.revision_id)
        model = tie_model(type(row), name)
        fields = [model._meta.get_field(field) for field in tie_fields(type(row), name)]
        tables.append(
            ShownTies(
                capfirst(str(model._meta.verbose_name_plural)),
                tuple(capfirst(str(getattr(field, "verbose_name", ""))) for field in fields),
                tuple(tuple(_shown(tie, field) for field in fields) for tie in lines),
            )
        )
    return tables


def in_words(row: Row, name: str) -> str:
    """Return one field of the row in words, “–” where it is empty."""
    return _shown(row, row._meta.get_field(name)).value


def _shown(row: Any, field: Any) -> Shown:
    label = capfirst(str(field.verbose_name))
    value = getattr(row, field.name)
    if isinstance(field, ForeignKey):
        words = value.name_in_words() if value else NOTHING
        return Shown(label, words, linked(value) if value else "")
    return Shown(label, str(display_for_field(value, field, NOTHING)))


def written_message(
    admin: Any, row: Row, revision: int | None, replaced: Entry | None = None
) -> str:
    """Say what a save came to, with links to what it wrote."""
    noun = admin.opts.verbose_name
    if revision is None:
        return f"Nothing differs from what is stored about this {noun}; no revision was made."
    here = format_html('<a href="{}">{}</a>', linked(row), str(row))
    if replaced is None:
        return format_html("Saved as revision {}: the {} {}.", revision, noun, here)
    return format_html(
        "Saved as revision {}: {} now stands in place of "
        '<a href="{}">the earlier {}</a>, which stays readable.',
        revision,
        here,
        linked(replaced),
        noun,
    )
