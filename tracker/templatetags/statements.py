"""How templates write what parties say: stances, subjects, who reports it, parties' pages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.answers.drift import key_of
from provisions.dates import VagueDate
from provisions.models import Party, Position
from provisions.stances import Subject, subject_of
from tracker import links
from tracker.pages import wording

register = template.Library()

SUBJECTS = {
    "agreement": gettext_lazy("The agreement and the talks"),
    "stage": gettext_lazy("Stages of the agreement"),
}


@register.filter
def stance_shape(stance: str) -> str:
    """Name the glyph of a stance."""
    return f"stance-{stance.replace('_', '-')}"


@register.filter
def about(position: Position) -> Subject:
    """Return what a statement is about."""
    return subject_of(position)


@register.filter
def subject_title(subject: Subject, numbers: Mapping[int, str]) -> str:
    """Name a subject as it could be named on the day."""
    if subject.article:
        return wording.article_name(subject.article, numbers.get(subject.article.pk, ""))
    return str(SUBJECTS.get(subject.kind, subject.title))


@register.filter
def reported_words(position: Position) -> str:
    """Say who alone reports a statement, or "" where it is known otherwise."""
    by = position.reported_by if position.reported_by_id != position.party_id else None
    source = position.reported_by_source
    said = {"party": by, "publisher": source.publisher if source else ""}
    if by and source:
        return _("reported by %(party)s, in %(publisher)s alone") % said
    if by:
        return _("reported by %(party)s") % said
    return _("reported in %(publisher)s alone") % said if source else ""


@register.filter
def counts_by(date: VagueDate | None, day: datetime.date) -> bool:
    """Say whether a date is known and counts by the day shown."""
    return date is not None and date.sort_day <= day


@register.filter
def names_in_use(names: Any) -> str:
    """List what parties call a thing, each name with those that use it."""
    users: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda one: (str(one.used_by), one.name)):
        users.setdefault(name.name, []).append(str(name.used_by))
    return "; ".join(f"“{name}” ({', '.join(by)})" for name, by in users.items())


@register.simple_tag(takes_context=True)
def party_page(context: template.Context, party: Party) -> str:
    """Return the page of a party in the page's agreement; the day shown stays on it."""
    return links.party_address(context["agreement"], party) + _clock_query(context)


@register.simple_tag(takes_context=True)
def drift_page(context: template.Context, party: Party, subject: Subject | str) -> str:
    """Return the page of what a party said of a subject, or of the one of a key, over time."""
    key = subject if isinstance(subject, str) else key_of(subject)
    return links.drift_address(context["agreement"], party, key) + _clock_query(context)


def _clock_query(context: template.Context) -> str:
    clock = context.get("clock")
    return clock.query if clock else ""
