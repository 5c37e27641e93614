"""How templates write what moved between two points of the record."""

from __future__ import annotations

import datetime

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from provisions.compare import About
from provisions.models import StatusEntry
from provisions.vocabulary import ASPECT
from tracker.pages import ledger
from tracker.templatetags.sentences import capital

register = template.Library()

# The fields of an article's text, as the page of the article names them.
FIELDS = {
    "disclosure": gettext_lazy("Disclosure"),
    "number": pgettext_lazy("of an article", "Number"),
    "subject": pgettext_lazy("of an article", "Subject"),
    "summary": gettext_lazy("In our words"),
    "terms": gettext_lazy("If in force, it would oblige the parties to"),
    "trigger": gettext_lazy("Starts with"),
    "deadlines": gettext_lazy("Deadlines"),
    "blanks": gettext_lazy("Left blank in the published text"),
    "instruments": gettext_lazy("Refers to"),
}


@register.filter
def field_words(name: str) -> str:
    """Name a field of an article's text."""
    return str(FIELDS[name])


@register.filter
def entry_shape(entry: StatusEntry) -> str:
    """Name the glyph of a status entry, whatever it is about."""
    if entry.aspect in ("stage", "act"):
        return "reached"
    if entry.aspect != "article":
        return ledger.step_shape(entry)
    inferred = entry.status == "agreed" and entry.basis == "inferred"
    return "agreed-inferred" if inferred else entry.status.replace("_", "-")


@register.simple_tag(takes_context=True)
def compare_address(context: template.Context, **points: str | int) -> str:
    """Return the page that compares two points; ``since`` is the earlier day."""
    names = {"since": "from", "until": "to"}
    query = {names.get(name, name): str(value) for name, value in points.items()}
    return reverse("pages:compare", args=[context["agreement"].slug]) + f"?{urlencode(query)}"


@register.filter
def account_words(about: About) -> str:
    """Say whose account something is: a party's by its name, a source's by its publisher."""
    return _("account by %(name)s") % {"name": getattr(about.whose, "publisher", about.whose)}


@register.filter
def aspect_moved(about: About) -> str:
    """Name the aspect of a precondition that moved, with the party whose answer it is."""
    words = str(ASPECT[about.aspect].label)
    if about.party:
        words = _("%(aspect)s by %(party)s") % {"aspect": words, "party": about.party}
    return capital(f"{words}, {account_words(about)}" if about.whose else words)


@register.filter
def day_before(day: datetime.date) -> str:
    """Return the day before, as an address writes it."""
    return (day - datetime.timedelta(days=1)).isoformat()


@register.filter
def day_after(day: datetime.date) -> str:
    """Return the day after, as an address writes it."""
    return (day + datetime.timedelta(days=1)).isoformat()
