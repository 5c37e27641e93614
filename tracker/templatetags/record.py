"""How templates write rows of the record: names, dates, shapes, sources, links."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from provisions import nouns
from provisions.dates import Precision, VagueDate
from provisions.grounds import is_published_after
from provisions.models import Article, Row, Source, StatusEntry
from provisions.models.translation import LANGUAGES
from provisions.reach import Touched
from provisions.states import ArticleState
from provisions.text import items
from provisions.vocabulary import Word
from tracker.pages import naming, wording
from tracker.pages.accounts import said
from tracker.templatetags.meanings import WORDS, meaning

register = template.Library()

_POINTS = (Precision.DAY, Precision.MONTH, Precision.YEAR)

for name in (
    "status_words",
    "status_shape",
    "number_shown",
    "tally_words",
    "voice_words",
    "small_number",
):
    register.filter(name, getattr(wording, name))

for name in ("row_words", "moment_title", "subject_words"):
    register.filter(name, getattr(naming, name))

register.filter("items", items)
register.filter("mark_words", nouns.action_words)
register.filter("said", said)


@register.filter
def article_name(article: Article, numbers: Mapping[int, str]) -> str:
    """Name an article by its printed number, or by where the tracker files it."""
    return wording.article_name(article, numbers.get(article.pk, ""))


@register.filter
def when(date: VagueDate | None) -> SafeString | str:
    """Write a date with its true precision, readable by machines where it is one point."""
    if date is None:
        return _("undated")
    if date.precision not in _POINTS:
        return str(date)
    words = _point_words(date)
    return SafeString(_("%(date)s (date inferred)") % {"date": words}) if date.inferred else words


def _point_words(date: VagueDate) -> SafeString:
    point = date.text.removesuffix("?")
    return format_html('<time datetime="{}">{}</time>', point, str(VagueDate.parse(point)))


@register.filter
def since(date: VagueDate) -> SafeString | str:
    """Say from when a status counts: “since” a point in time, or the vague date as it is."""
    if date.precision not in _POINTS:
        return when(date)
    words = _("since %(date)s (date inferred)") if date.inferred else _("since %(date)s")
    return SafeString(words % {"date": _point_words(date)})


@register.filter
def language_name(tag: str) -> str:
    """Name a language in that of the page, or give its tag where the name is not known."""
    if tag in LANGUAGES:
        return str(LANGUAGES[tag])
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


@register.filter
def is_named(state: ArticleState) -> bool:
    """Say whether an article is shown under its own name, not where the tracker files it."""
    return bool(state.number) or not state.article.key.isdigit()


@register.filter
def note_label(entry: StatusEntry) -> str:
    return _("Why") if entry.voice == "reading" else _("In our words")


@register.filter
def day(date: datetime.date) -> SafeString:
    """Write a calendar day."""
    words = str(VagueDate.parse(date.isoformat()))
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), words)


@register.filter
def instant(moment: datetime.datetime) -> SafeString:
    """Write the instant at which something was recorded, in UTC."""
    utc = moment.astimezone(datetime.UTC)
    words = f"{VagueDate.parse(utc.date().isoformat())}, {utc:%H:%M} UTC"
    return format_html('<time datetime="{}">{}</time>', f"{utc:%Y-%m-%dT%H:%M:%SZ}", words)


@register.filter
def later_than(source: Source, shown: datetime.date) -> bool:
    """Say whether a source was published after the day shown."""
    return is_published_after(source, shown)


@register.filter
def word_shape(word: Word) -> str:
    """Name the glyph of a status word."""
    return word.code.replace("_", "-")


@register.filter
def touched_words(touched: Touched) -> str:
    """Say how many rows of a noun a revision touched: “3 status entries added”."""
    return nouns.touched_words(touched.noun, touched.action, touched.count)


@register.simple_tag(takes_context=True)
def address(context: template.Context, name: str, *args: Any) -> str:
    """Return a page's address; the day shown stays on it."""
    return reverse(f"pages:{name}", args=args) + _clock_query(context)


@register.simple_tag(takes_context=True)
def row_address(context: template.Context, row: Row) -> str:
    """Return where a row is shown, with the day shown; "" for a row without a page."""
    find = getattr(row, "get_absolute_url", None)
    if find is None:
        return ""
    parts = urlsplit(find())
    query = "&".join(filter(None, (_clock_query(context)[1:], parts.query)))
    return parts._replace(query=query).geturl()


@register.simple_tag(takes_context=True)
def source_address(context: template.Context, source: Source) -> str:
    """Return where a source is shown among the sources of the page's agreement."""
    return f"{address(context, 'sources', context['agreement'].slug)}#{source.slug}"


@register.simple_tag(takes_context=True)
def term(context: template.Context, vocabulary: str, code: str, label: str = "") -> SafeString:
    """Write a word of the vocabulary as a link to its meaning, which a button opens in place."""
    words = label or WORDS[vocabulary][code].label
    url = f"{address(context, 'method')}#{vocabulary}-{code}"
    opens = meaning(context, vocabulary, code)
    return format_html('<a class="term" href="{}">{}</a>{}', url, words, opens)


@register.inclusion_tag("tracker/_citations.html", takes_context=True)
def citations(context: template.Context, row: Any) -> dict[str, Any]:
    """List the sources on which a row rests, each a link to its entry."""
    return _cited(context, row)


@register.inclusion_tag("tracker/_cites.html", takes_context=True)
def cites(context: template.Context, row: Any) -> dict[str, Any]:
    """List the publishers on which a row rests, in one short line."""
    return _cited(context, row)


def _cited(context: template.Context, row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "citations": row.citations.all(),
        "agreement": context["agreement"],
        "clock": context["clock"],
        "page": context.get("page"),
    }


@register.inclusion_tag("tracker/_status.html")
def status(shape: str, words: str) -> dict[str, str]:
    """Write a status as a shape and a word."""
    return {"shape": shape, "words": words}


def _clock_query(context: template.Context) -> str:
    clock = context.get("clock")
    return clock.query if clock else ""
