"""What a page says of itself to sites and programs that pass on a link to it."""

from __future__ import annotations

import html
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provisions.tongues import unmarked

register = template.Library()

LOCALES = {"en-gb": "en_GB", "hy": "hy_AM", "az": "az_AZ", "ru": "ru_RU"}
# Pages with an image of their own, by the name of their route, and what it takes.
IMAGES = {
    "article": ("article-image", ("agreement", "key")),
    "precondition": ("precondition-image", ("agreement", "key")),
}


class Described(template.Node):
    """Renders what describes the page, and remembers it for those who pass on a link."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> Any:
        words = self.nodelist.render(context)
        context.dicts[0]["page_description"] = html.unescape(unmarked(words))
        return words


@register.tag
def described(parser: Parser, _: Token) -> Described:
    nodes = parser.parse(("enddescribed",))
    parser.delete_first_token()
    return Described(nodes)


@register.simple_tag(takes_context=True)
def passed_on(context: template.Context) -> dict[str, str]:
    """Return title, description, locale and image of the page."""
    return {
        "title": title_of_page(context),
        "description": " ".join(str(context["page_description"]).split()),
        "locale": LOCALES[get_language() or "en-gb"],
        "image": image_of_page(context),
    }


def title_of_page(context: template.Context) -> str:
    """Return the title that stands in the head, without the name of the site behind it."""
    title = " ".join(str(context["page_title"]).split())
    return title.removesuffix(f" · {_('Peace agreement tracker')}")


def image_of_page(context: template.Context) -> str:
    """Return the address of the image of what the page is about, by the clocks of the page."""
    request, agreement = context["request"], context.get("agreement")
    match = request.resolver_match
    name, takes = IMAGES.get(match.url_name, ("", ()))
    if name:
        path = reverse(f"pages:{name}", args=[match.kwargs[one] for one in takes])
    elif agreement:
        path = reverse("pages:overview-image", args=[agreement.slug])
    else:
        path = reverse("pages:site-image")
    clock = context.get("clock")
    return str(request.build_absolute_uri(path + (clock.query if clock else "")))
