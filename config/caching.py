"""Where Django keeps what it may lose: in each process, or in one Redis for all of them.

A Redis that does not answer makes nothing fail: what would have been kept is made anew, and what
would have been counted is not. Each loss is logged, and for a while nobody waits for it again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.cache.backends.redis import RedisCache
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

PATIENCE = 0.5  # seconds that a request waits for the cache
PAUSE = 5  # seconds in which a cache that did not answer is left alone
PREFIX = "tracker"
WRONG = (
    "CACHE_URL must be redis://HOST:PORT/NUMBER, or rediss:// for the same over TLS; "
    "leave it out for a cache in each process."
)

log = logging.getLogger(__name__)


def stores(url: str) -> dict[str, dict[str, Any]]:
    """Return Django's CACHES for an address; raise ImproperlyConfigured, which tells no secret."""
    if not url:
        backend = "django.core.cache.backends.locmem.LocMemCache"
        return {
            "default": {
                "BACKEND": backend,
                "LOCATION": "answers",
                "OPTIONS": {"MAX_ENTRIES": 256},
            },
            "limits": {
                "BACKEND": backend,
                "LOCATION": "limits",
                "OPTIONS": {"MAX_ENTRIES": 20_000},
            },
        }
    if not is_address(url):
        raise ImproperlyConfigured(WRONG)
    shared: dict[str, Any] = {
        "BACKEND": "config.caching.SharedCache",
        "LOCATION": url,
        "OPTIONS": {
            "socket_timeout": PATIENCE,
            "socket_connect_timeout": PATIENCE,
            # Once more at once, for a connection that a restarted Redis had closed.
            "retry": Retry(NoBackoff(), 1),
        },
    }
    return {name: shared | {"KEY_PREFIX": f"{PREFIX}-{name}"} for name in ("default", "limits")}


def is_address(url: str) -> bool:
    """Say whether a text is the address of a Redis."""
    try:
        parts = urlsplit(url)
        reached = parts.hostname if parts.scheme in ("redis", "rediss") else None
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    number = parts.path.removeprefix("/")
    return bool(reached) and port_is_right and (not number or number.isdecimal())


class Pauses:
    """For each address, until when it is left alone after it did not answer."""

    def __init__(self) -> None:
        self._until: dict[Any, float] = {}
        self._lock = threading.Lock()

    def is_on(self, address: Any) -> bool:
        return time.monotonic() < self._until.get(address, 0.0)

    def begin(self, address: Any) -> bool:
        """Begin a pause; say whether none was on."""
        with self._lock:
            is_new = not self.is_on(address)
            self._until[address] = time.monotonic() + PAUSE
            return is_new


class SharedCache(RedisCache):
    """Redis that may be away: then it holds nothing, keeps nothing and counts nothing."""

    pauses = Pauses()

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._address = str(server)

    def _asked(self, deed: Callable[[], Any], otherwise: Any) -> Any:
        if self.pauses.is_on(self._address):
            return otherwise
        try:
            return deed()
        except (RedisError, OSError) as error:
            if self.pauses.begin(self._address):
                log.warning(
                    "The shared cache does not answer (%s): for %s s answers are made anew "
                    "and requests are not counted.",
                    type(error).__name__,
                    PAUSE,
                )
            return otherwise

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._asked(lambda: super(SharedCache, self).get(key, default, version), default)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._asked(lambda: super(SharedCache, self).set(key, value, *args, **kwargs), None)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        added = self._asked(
            lambda: super(SharedCache, self).add(key, value, *args, **kwargs), False
        )
        return bool(added)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Count on; raise ValueError where there is no such count, or nobody can tell."""
        count = self._asked(lambda: super(SharedCache, self).incr(key, delta, version), None)
        if count is None:
            raise ValueError(f"{key} is not counted")
        return int(count)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._asked(lambda: super(SharedCache, self).has_key(key, version), False))

    def touch(self, key: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(
            self._asked(lambda: super(SharedCache, self).touch(key, *args, **kwargs), False)
        )

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._asked(lambda: super(SharedCache, self).delete(key, version), False))

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: dict[Any, Any] = self._asked(
            lambda: super(SharedCache, self).get_many(keys, version), {}
        )
        return found

    def set_many(self, data: dict[Any, Any], *args: Any, **kwargs: Any) -> list[Any]:
        kept = self._asked(lambda: super(SharedCache, self).set_many(data, *args, **kwargs), None)
        return list(data) if kept is None else kept

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        self._asked(lambda: super(SharedCache, self).delete_many(keys, version), None)

    def clear(self) -> None:
        """Drop all that this cache holds, and nothing else in the same Redis.

        What could not be dropped is logged as an error: redacted content may be among it.
        """
        if not self._asked(self._dropped, False):
            log.error("The shared cache could not be emptied: empty it once it answers again.")

    def _dropped(self) -> bool:
        client = self._cache.get_client(None, write=True)
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=1000):
            client.unlink(key)
        return True
