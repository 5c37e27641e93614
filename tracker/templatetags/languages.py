"""What a page says of its languages and of its clocks."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracker.language import ANY, TAGS, Version, versions_of
from tracker.templatetags.record import address, day, instant

register = template.Library()

FILTERS = ("q", "agreement", "kind", "party", "article", "precondition", "only", "swap")


@register.simple_tag
def page_language() -> str:
    """Return the language of the page as HTML names it."""
    return str(get_language() or "en-gb")


@register.simple_tag(takes_context=True)
def versions(context: template.Context) -> list[tuple[Version, str]]:
    """Return the page in each language, with the address that keeps day, revision and filters."""
    request = context["request"]
    asked = request.META.get("QUERY_STRING", "")
    query = f"?{asked}" if asked else ""
    return [(version, version.path + query) for version in versions_of(request.path)]


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> SafeString:
    """Tell machines where the page is in each language."""
    request = context["request"]
    found = [(version.tag, url) for version, url in versions(context)]
    found.append((ANY, next(url for tag, url in found if tag == TAGS["en-gb"])))
    return mark_safe(
        "\n".join(
            format_html(
                '<link rel="alternate" hreflang="{}" href="{}">',
                tag,
                request.build_absolute_uri(url),
            )
            for tag, url in found
        )
    )


@register.simple_tag(takes_context=True)
def filters_kept(context: template.Context) -> list[tuple[str, str]]:
    """Return what narrows or orders the page: it stays when another day is chosen."""
    asked = context["request"].GET
    return [(name, asked[name]) for name in FILTERS if asked.get(name)]


@register.simple_tag(takes_context=True)
def known_words(context: template.Context) -> SafeString:
    """Say which revision is shown, as a link to it, and when it was recorded."""
    clock, agreement = context["clock"], context.get("agreement")
    if agreement and clock.revision:
        url = address(context, "change", agreement.slug, clock.revision)
    else:
        url = f"{address(context, 'method')}#known"
    link = format_html('<a href="{}">{}</a>', url, _("revision %(n)s") % {"n": clock.revision})
    if not clock.known.recorded_at:
        return link
    parts = {"revision": link, "when": instant(clock.known.recorded_at)}
    return _marked(_("%(revision)s, recorded on %(when)s"), parts)


@register.simple_tag(takes_context=True)
def clock_words(context: template.Context) -> SafeString:
    """Say in a sentence which day is shown, and what the record held then."""
    clock = context["clock"]
    parts = {"day": day(clock.day), "known": known_words(context) if clock.known else ""}
    if clock.in_future and clock.known:
        words = _(
            "<strong>%(day)s</strong> had not come when this was recorded: this page shows the "
            "record as it was known at %(known)s."
        )
    elif clock.in_future:
        words = _("%(day)s has not come yet: this page shows the record as it is known today.")
    elif clock.known and clock.asked:
        words = _("<strong>The record as of %(day)s</strong>, as known at %(known)s.")
    elif clock.known:
        words = _("<strong>The record as of today, %(day)s</strong>, as known at %(known)s.")
    else:
        words = _("<strong>The record as of %(day)s</strong>, as known today.")
    return _marked(words, parts)


def _marked(words: str, parts: dict[str, Any]) -> SafeString:
    """Put safe parts into a sentence of ours, whose own marks are part of it."""
    return mark_safe(words % {name: format_html("{}", part) for name, part in parts.items()})
