"""Reads that one answer needs in several places, made once for it.

    with one_reading():
        negotiating_parties(agreement)    # asks the database
        negotiating_parties(agreement)    # does not

Outside the block, as at the desk, in files and in commands, each call asks anew. What is kept
ends with the block, so an answer never tells of an older state than the one it began with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from provisions.known import known_revision
from provisions.rounds import begun

P = ParamSpec("P")
R = TypeVar("R")

_held: ContextVar[dict[Any, Any] | None] = ContextVar("held", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Keep, until the end of the block, what reads marked ``once`` return."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def once(read: Callable[P, R]) -> Callable[P, R]:
    """Mark a read whose arguments can be told apart and whose result nobody changes.

    Each state of the record, by the second clock, has its own results.
    """

    @wraps(read)
    def kept(*args: P.args, **kwargs: P.kwargs) -> R:
        held = _held.get()
        if held is None:
            return read(*args, **kwargs)
        key = (read, known_revision(), args, tuple(sorted(kwargs.items())))
        if key not in held:
            held[key] = begun(read, *args, **kwargs)
        found: R = held[key]()
        return found

    return kept
