"""How templates place the pictures of the record, and the files of each."""

from __future__ import annotations

from typing import Any

from django import template

from tracker.pages.pictures import drawn
from tracker.pictures.files import addresses_of

register = template.Library()


@register.inclusion_tag("tracker/_figure.html", takes_context=True)
def figure(context: template.Context, name: str, page: Any) -> dict[str, Any]:
    """Place a picture of what a page has read, with its table and its files."""
    picture = drawn(name, page, context["agreement"])
    return {"picture": picture, **_files(context, name)}


@register.inclusion_tag("tracker/_take_along.html", takes_context=True)
def take_along(context: template.Context, name: str) -> dict[str, Any]:
    """Offer the files of a picture, by the clocks and filters of the page."""
    return _files(context, name)


def _files(context: template.Context, name: str) -> dict[str, Any]:
    return {"files": addresses_of(name, context["agreement"], context["visit"])}
