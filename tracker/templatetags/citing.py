"""How a page cites itself: by the title that stands in its head."""

from __future__ import annotations

import html
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.translation import get_language, gettext

from provisions.tongues import primary, unmarked
from tracker.pages.citing import SITE, Cited

register = template.Library()


class Titled(template.Node):
    """Renders the page's title, and remembers it for the foot of the page."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> Any:
        title = self.nodelist.render(context)
        context.dicts[0]["page_title"] = html.unescape(unmarked(title))
        return title


@register.tag
def titled(parser: Parser, _: Token) -> Titled:
    nodes = parser.parse(("endtitled",))
    parser.delete_first_token()
    return Titled(nodes)


@register.simple_tag(takes_context=True)
def cited(context: template.Context) -> Cited | None:
    """Return how the page is cited; None before anything was recorded."""
    head, clock, url = (context.get(name) for name in ("head", "clock", "permanent"))
    if not (head and clock and url):
        return None
    site = gettext(SITE)
    title = str(context.get("page_title", site)).removesuffix(f" · {site}")
    recorded, language = head.recorded_at.date(), primary(get_language() or "en")
    return Cited(" ".join(title.split()), url, clock.day, head.number, recorded, language)
