"""Who sent a form: from which network address, and from which site's page."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def sender_of(request: HttpRequest) -> str:
    """Return the network address that sent a request, past the proxies that stand in front."""
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < settings.PROXIES_IN_FRONT <= len(hops):
        return hops[-settings.PROXIES_IN_FRONT].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Say whether a browser sent the form from a page of another site."""
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return True
    origin = request.headers.get("Origin", "")
    return origin not in ("", "null") and urlsplit(origin).netloc != request.get_host()
