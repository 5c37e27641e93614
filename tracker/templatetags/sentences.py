"""How templates put whole sentences together in the language of the page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.defaultfilters import stringfilter
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provisions.dates import VagueDate
from provisions.nouns import begun
from provisions.progress import one_side
from provisions.spoken import ENGLISH
from tracker.pages.wording import listed

register = template.Library()


@register.filter
def names_listed(rows: Iterable[Any]) -> str:
    """Join the names of rows as a sentence does: “one, two and three”."""
    return listed([str(row) for row in rows])


class Written(template.Node):
    """Renders a part of a sentence and keeps it under a name, so that the sentence is whole."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        context[self.name] = self.nodelist.render(context)
        return SafeString("")


@register.tag
def written(parser: Parser, token: Token) -> Written:
    """Keep what stands up to ``endwritten`` under the name after ``as``."""
    name = token.split_contents()[-1]
    nodes = parser.parse(("endwritten",))
    parser.delete_first_token()
    return Written(nodes, name)


@register.simple_tag(takes_context=True)
def term_address(context: template.Context, vocabulary: str, code: str) -> str:
    """Return where the meaning of a word stands; the day shown stays on it."""
    clock = context.get("clock")
    return f"{reverse('pages:method')}{clock.query if clock else ''}#{vocabulary}-{code}"


@register.simple_tag
def one_perspective(row: Any) -> SafeString | str:
    """Mark a row that rests on the sources of one perspective alone."""
    citations = row.citations.all()
    alone = one_side(citations)
    if not alone:
        return ""
    words = ngettext("%(perspective)s source only", "%(perspective)s sources only", len(citations))
    return format_html(' <span class="mark">{}</span>', words % {"perspective": alone})


@register.filter
def sources_only(perspective: str) -> str:
    """Say that entries rest on the sources of one perspective alone."""
    return _("%(perspective)s sources only") % {"perspective": perspective}


@register.filter
def confidence_words(code: str) -> str:
    """Name a degree of confidence where no label stands beside it."""
    return {
        "high": _("high confidence"),
        "medium": _("medium confidence"),
        "low": _("low confidence"),
    }[code]


@register.filter
def edits_counted(count: int, kind: str) -> str:
    """Say how many edits of a kind the log holds."""
    words = {
        "correction": ngettext("%(count)s correction", "%(count)s corrections", count),
        "retraction": ngettext("%(count)s retraction", "%(count)s retractions", count),
        "redaction": ngettext("%(count)s redaction", "%(count)s redactions", count),
    }
    return words[kind] % {"count": count}


@register.filter
def day_words(day: datetime.date) -> str:
    """Write a calendar day where no markup can stand."""
    return str(VagueDate.parse(day.isoformat()))


@register.filter
def month_words(day: datetime.date) -> str:
    """Write the month of a day as a heading."""
    return begun(str(VagueDate.parse(f"{day:%Y-%m}")))


@register.filter
def tongue(tag: str) -> str:
    """Return the language of a quotation: English, the record's own, where none is named."""
    return tag or ENGLISH


@register.filter(is_safe=True)
@stringfilter
def capital(words: str) -> str:
    """Begin words with a capital letter; Azerbaijani keeps the dot of its i."""
    return begun(words)
