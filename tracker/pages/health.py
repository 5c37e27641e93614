"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from django.core.cache import BaseCache, cache
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_safe


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can answer at all."""
    return _plain("ok", 200)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and no migration waits, else 503 with the cause.

    Without its cache the site answers all the same, only slower: that is named, and no cause.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, InterfaceError):
        return _plain("the database does not answer", 503)
    if waiting:
        return _plain(f"{len(waiting)} migrations are not applied", 503)
    if not cache_answers(cache):
        return _plain("ready; the cache does not answer, so answers are made anew", 200)
    return _plain("ready", 200)


def cache_answers(kept: BaseCache) -> bool:
    """Say whether a cache gives back what it was given just now."""
    word = get_random_string(12)
    kept.set(f"ready:{word}", word, 10)
    return bool(kept.get(f"ready:{word}") == word)


def _plain(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
