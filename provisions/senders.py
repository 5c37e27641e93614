"""Who sends a request: the network address it comes from, and how that is counted.

An address is used while a request is answered and never kept. What is counted is a keyed hash of
it, with a salt of the day, so that nobody can follow a sender from one day to the next.
"""

from __future__ import annotations

import datetime
import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def sender_of(request: HttpRequest) -> str:
    """Return the network address that sent a request, past the proxies that stand in front."""
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < settings.PROXIES_IN_FRONT <= len(hops):
        return hops[-settings.PROXIES_IN_FRONT].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def sender_key(address: str, day: datetime.date, *, deed: str = "reports", name: str = "") -> str:
    """Return a keyed hash of a network address that differs from day to day and deed to deed.

    Of an IPv6 address the network counts, since one sender has all of it. ``name`` tells apart
    what one sender does in several names.
    """
    salt = f"provisions.{deed}.{day.isoformat()}"
    told = network_of(address) + (f"\n{name}" if name else "")
    return salted_hmac(salt, told, algorithm="sha256").hexdigest()


def network_of(address: str) -> str:
    """Return an IPv4 address, or the /64 network of an IPv6 one; “unknown” of anything else."""
    try:
        parsed = ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return "unknown"
    mapped = getattr(parsed, "ipv4_mapped", None) or parsed
    if mapped.version == 4:
        return str(mapped)
    return str(ipaddress.IPv6Network((int(mapped), 64), strict=False))
