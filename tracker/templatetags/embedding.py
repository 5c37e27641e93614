"""How a page offers its card to other sites."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.pages.oembed import Embedded, title_of

register = template.Library()


@register.simple_tag(takes_context=True)
def discovery(context: template.Context) -> SafeString:
    """Tell machines where the frame of the page's card is described."""
    address = f"{reverse('machines:oembed')}?{urlencode({'url': context['canonical']})}"
    link = '<link rel="alternate" type="application/json+oembed" href="{}">'
    return format_html(link, context["request"].build_absolute_uri(address))


@register.inclusion_tag("tracker/_embed.html", takes_context=True)
def embed(context: template.Context, name: str = "") -> dict[str, Any]:
    """Give the words that frame the page's card; ``name`` is that of an article."""
    page, mark, query = context["canonical"].partition("?")
    frame = Embedded(f"{page}card/{mark}{query}", title_of(context["agreement"], name))
    return {"frame": frame}
