"""Dated rows of an agreement, which answers about several days need as of each of them.

    with reading_upto(last):
        ledger(agreement.pk, last)       # asks the database
        ledger(agreement.pk, earlier)    # takes from that what counts on the earlier day

Of two days the earlier has no rows that the later has not: rows that are replaced or withdrawn
are so on every day. Outside the block each day is asked for by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from provisions.once import once

R = TypeVar("R", bound=Any)

_last: ContextVar[datetime.date | None] = ContextVar("last", default=None)


@contextmanager
def reading_upto(day: datetime.date) -> Iterator[None]:
    """Read what counts on the day, and of earlier days what is among it."""
    token = _last.set(max(day, _last.get() or day))
    try:
        yield
    finally:
        _last.reset(token)


def by_day(
    read: Callable[[int, datetime.date], tuple[R, ...]],
) -> Callable[[int, datetime.date], tuple[R, ...]]:
    """Mark a read of an agreement's dated rows, by its key, that count on a day, oldest first."""
    asked = once(read)

    @wraps(read)
    def rows(agreement: int, day: datetime.date) -> tuple[R, ...]:
        last = _last.get()
        if last is None or day >= last:
            return asked(agreement, day)
        return tuple(row for row in asked(agreement, last) if row.sort_day <= day)

    return rows
