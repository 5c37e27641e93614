"""Counts the requests of each client, minute by minute, in the cache that processes share."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from time import time

from django.core.cache import caches

from provisions.senders import sender_key

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Rate:
    """What one client has left: ``left`` is below 0 where it asked for more than ``most``."""

    most: int
    left: int
    resets_in: int  # seconds until all of it is there again

    @property
    def is_exceeded(self) -> bool:
        return self.left < 0

    @property
    def headers(self) -> dict[str, str]:
        """The fields of draft-ietf-httpapi-ratelimit-headers-10."""
        return {
            "RateLimit-Policy": f'"client";q={self.most};w={MINUTE}',
            "RateLimit": f'"client";r={max(self.left, 0)};t={self.resets_in}',
        }


def count_request(address: str, most: int, now: float | None = None) -> Rate | None:
    """Count one request of a network address; None where the cache cannot count."""
    now = time() if now is None else now
    minute, gone = divmod(int(now), MINUTE)
    day = datetime.datetime.fromtimestamp(now, datetime.UTC).date()
    name = f"{minute}:{sender_key(address, day, deed='requests')}"
    counts = caches["limits"]
    try:
        # The first of the minute sets it; the line outlives its minute, and no more.
        count = 1 if counts.add(name, 1, 2 * MINUTE) else counts.incr(name)
    except ValueError:
        return None
    return Rate(most, most - count, MINUTE - gone)
