"""What a page tells search engines of itself, in the words of schema.org: data, never a script."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tracker.language import TAGS
from tracker.templatetags.passed_on import title_of_page

register = template.Library()

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# No word of the record can end the block that holds the data, or begin another.
_ESCAPED = {ord(mark): f"\\u{ord(mark):04X}" for mark in "<>&\u2028\u2029"}
# Between an agreement and a page about a part of it: the list of those parts.
LISTS = {
    "article": ("articles", gettext_lazy("Articles")),
    "precondition": ("preconditions", gettext_lazy("Preconditions")),
    "party": ("parties", gettext_lazy("Parties")),
    "change": ("changes", gettext_lazy("Changes")),
}


@register.simple_tag(takes_context=True)
def linked_data(context: template.Context) -> SafeString:
    """Write what the page is, where it stands, and of which revision it is."""
    graph = [_crumbs(context), _itself(context)]
    if context["request"].resolver_match.url_name == "home":
        graph.append(_site(context))
    told = {"@context": "https://schema.org", "@graph": graph}
    words = json.dumps(told, ensure_ascii=False).translate(_ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))


def _at(context: template.Context, name: str, *args: Any) -> str:
    return str(context["request"].build_absolute_uri(reverse(f"pages:{name}", args=args)))


def _named_site(context: template.Context) -> dict[str, Any]:
    return {"@type": "WebSite", "name": _("Peace agreement tracker"), "url": _at(context, "home")}


def _site(context: template.Context) -> dict[str, Any]:
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{_at(context, 'search')}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    return {**_named_site(context), "inLanguage": _language(), "potentialAction": search}


def _language() -> str:
    code = get_language() or "en-gb"
    return TAGS.get(code, code)


def _crumbs(context: template.Context) -> dict[str, Any]:
    """Return the way to the page from the first page of the site."""
    agreement, name = context.get("agreement"), context["request"].resolver_match.url_name
    way = [(_("Peace agreement tracker"), _at(context, "home"))]
    if agreement:
        way.append((agreement.short_title, _at(context, "overview", agreement.slug)))
        if name in LISTS:
            route, label = LISTS[name]
            way.append((str(label), _at(context, route, agreement.slug)))
    if name not in ("home", "overview"):
        way.append((title_of_page(context), context["canonical"]))
    items = [
        {"@type": "ListItem", "position": place, "name": title, "item": url}
        for place, (title, url) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _itself(context: template.Context) -> dict[str, Any]:
    head, agreement, page = (context.get(name) for name in ("head", "agreement", "page"))
    is_overview = context["request"].resolver_match.url_name in ("home", "overview")
    told: dict[str, Any] = {
        "@type": "WebPage",
        "name": title_of_page(context),
        "description": " ".join(str(context["page_description"]).split()),
        "url": context["canonical"],
        "inLanguage": _language(),
        "isPartOf": _named_site(context),
    }
    if head:
        told["dateModified"] = head.recorded_at.isoformat()
    if is_overview and agreement and page and head:
        told |= _data_set(context)
    return told


def _data_set(context: template.Context) -> dict[str, Any]:
    """Return what an overview adds: the record of an agreement as data, up to the day shown."""
    agreement, clock, begins = context["agreement"], context["clock"], context["begins"]
    last = min(clock.day, agreement.known_until or clock.day)
    return {
        "@type": "Dataset",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "version": str(context["head"].number),
        "temporalCoverage": f"{begins.isoformat()}/{last.isoformat()}",
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": context["request"].build_absolute_uri(context["twin"]),
        },
    }
