"""One process beside one record: asks it for pages, and says how long each took.

It reads a question a line, as JSON, and answers each on a line.
"""

from __future__ import annotations

import datetime
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection
from django.test import Client

from provisions.known import known_at
from provisions.models import (
    Agreement,
    Article,
    ArticleText,
    Citation,
    Event,
    Position,
    Precondition,
    Revision,
    StatusEntry,
    Tally,
)
from tests.bench.growth import history_rows
from tests.bench.plans import queries_asked, scans

LONGEST = 15  # seconds for one reading
# What an overview rests on, each read for one agreement.
READ: tuple[tuple[Any, str], ...] = (
    (Article, "agreement_id"),
    (ArticleText, "article__agreement_id"),
    (StatusEntry, "agreement_id"),
    (Tally, "agreement_id"),
    (Event, "agreement_id"),
    (Position, "agreement_id"),
    (Precondition, "agreement_id"),
)


def answer_questions() -> None:
    """Answer until there are no more questions."""
    client = Client(headers={"host": "localhost"})
    for line in sys.stdin:
        question = json.loads(line)
        sys.stdout.write(json.dumps(ANSWERS[question["what"]](client, question)) + "\n")
        sys.stdout.flush()


def describe(_client: Client, _question: dict[str, Any]) -> dict[str, Any]:
    """Say how large the record is, and which agreement to ask for: the one in the middle."""
    slugs = list(Agreement.objects.order_by("pk").values_list("slug", flat=True))
    return {
        "agreement": slugs[len(slugs) // 2],
        "agreements": len(slugs),
        "head": Revision.objects.latest("number").number,
        "grown from": Revision.objects.exclude(reason="Amend one row").latest("number").number,
        "rows": history_rows(),
    }


def ask(client: Client, question: dict[str, Any]) -> dict[str, Any]:
    """Ask for a page and say how long it took."""
    begun = time.perf_counter()
    response = client.get(question["path"])
    return {"ms": (time.perf_counter() - begun) * 1000, "status": response.status_code}


def plan(client: Client, question: dict[str, Any]) -> dict[str, Any]:
    """Ask for a page and say how many queries it took, and which of them scan a table."""
    with queries_asked() as asked:
        client.get(question["path"])
    found = [(tables, sql) for sql, params in asked if (tables := scans(sql, params))]
    return {"queries": len(asked), "scans": found}


def library(_client: Client, question: dict[str, Any]) -> dict[str, Any]:
    """Read the agreement as django-simple-history's own ``as_of`` gives it."""
    moment = Revision.objects.get(number=question["revision"]).recorded_at
    keys = _keys(question["agreement"])
    return _timed(lambda: _library_reading(moment, keys))


def ours(_client: Client, question: dict[str, Any]) -> dict[str, Any]:
    """Read the same tables as the record's own second clock gives them."""
    keys = _keys(question["agreement"])
    with known_at(question["revision"]):
        return _timed(
            lambda: (
                sum(len(list(model.objects.filter(**{path: keys}))) for model, path in READ)
                + len(list(Citation.objects.filter(position__agreement_id=keys)))
            )
        )


def _keys(slug: str) -> int:
    return Agreement.objects.get(slug=slug).pk


def _library_reading(moment: datetime.datetime, agreement: int) -> int:
    count = 0
    for model, path in READ:
        count += len(list(model.history.as_of(moment).filter(**{path: agreement})))
    said = Citation.history.as_of(moment).filter(position__agreement_id=agreement)
    return count + len(list(said))


def _timed(read: Callable[[], int]) -> dict[str, Any]:
    begun = time.perf_counter()
    try:
        with _at_most(LONGEST):
            rows = read()
    except OperationalError:
        return {"ms": None, "rows": None}
    return {"ms": (time.perf_counter() - begun) * 1000, "rows": rows}


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Interrupt the database where it takes longer."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{seconds}s'")
            yield
            cursor.execute("SET statement_timeout = 0")
        return
    timer = threading.Timer(seconds, connection.connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


ANSWERS = {"describe": describe, "ask": ask, "plan": plan, "library": library, "ours": ours}
