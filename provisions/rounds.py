"""Reads that go on side by side: what they ask goes to the database in rounds, as one query.

    def page():
        state = begun(agreement_state, agreement, day)
        articles = begun(states_of, agreement, day)
        return Page(state(), articles())

    in_rounds(page)

A read that was begun runs until it asks something of the record. When all that run have asked,
or wait for one that has, one query goes out for all, and they go on with what they were given.
So a page asks as often as its longest chain of questions is long, whatever else it reads, and
what one query answers is of one state of the record. The reads need know nothing of it, and
relations that a query set fetches beforehand are asked for likewise.

Outside, as at the desk, in files and in commands, a read that is begun is carried out at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextvars import ContextVar, copy_context
from typing import Any, Generic, ParamSpec, TypeVar

from greenlet import getcurrent, greenlet

from provisions.questions import Question, Row, ask

P = ParamSpec("P")
R = TypeVar("R")


class _Read(greenlet, Generic[R]):
    """One read on its way to its result, or to the error with which it ended."""

    _result: R

    def __init__(self, read: Callable[[], R], rounds: _Rounds) -> None:
        super().__init__(self._carry_out, rounds.loop)
        self.gr_context = copy_context()
        self.read, self.rounds = read, rounds
        self._error: BaseException | None = None
        self.is_done = False
        # Who goes on once this has ended.
        self.awaited_by: list[_Read[Any]] = []

    def _carry_out(self) -> None:
        try:
            self._result = self.read()
        except BaseException as error:  # whoever wants the result is told
            self._error = error
        self.is_done = True

    def result(self) -> R:
        """Return what was read, letting others go on until it is there."""
        if not self.is_done:
            self.awaited_by.append(self.rounds.running())
            self.rounds.loop.switch()
        if self._error is not None:
            raise self._error
        return self._result


class _Rounds:
    """Reads that take turns, and what they have asked since the last answer."""

    def __init__(self) -> None:
        self.loop: Any = getcurrent()
        self._ready: deque[tuple[_Read[Any], tuple[Any, ...]]] = deque()
        self._asked: dict[Question, list[_Read[Any]]] = {}

    def running(self) -> _Read[Any]:
        """Return the read that is running."""
        here = getcurrent()
        if not isinstance(here, _Read) or here.rounds is not self:
            raise RuntimeError("These reads are carried out elsewhere.")
        return here

    def begin(self, read: Callable[[], R]) -> _Read[R]:
        made = _Read(read, self)
        self._ready.append((made, ()))
        return made

    def answer_to(self, question: Question) -> list[Row]:
        """Ask with the others, and go on with the rows that were found."""
        self._asked.setdefault(question, []).append(self.running())
        found: list[Row] | Exception = self.loop.switch()
        if isinstance(found, Exception):
            raise found
        return found

    def carry_out(self, read: Callable[[], R]) -> R:
        """Carry out a read with all that it begins; what nobody waits for is left."""
        first = self.begin(read)
        while not first.is_done:
            if not self._ready:
                self._answer()
            self._go_on(*self._ready.popleft())
        return first.result()

    def _go_on(self, read: _Read[Any], given: tuple[Any, ...]) -> None:
        read.switch(*given)
        if read.is_done:
            self._ready.extend((other, ()) for other in read.awaited_by)
            read.awaited_by.clear()

    def _answer(self) -> None:
        asked, self._asked = self._asked, {}
        if not asked:
            raise RuntimeError("Reads wait for one another, and none of them asks anything.")
        found: Sequence[list[Row] | Exception]
        try:
            found = ask(list(asked))
        except Exception as error:  # all who asked are told
            found = [error] * len(asked)
        for reads, rows in zip(asked.values(), found, strict=True):
            self._ready.extend((read, (rows,)) for read in reads)


_rounds: ContextVar[_Rounds | None] = ContextVar("rounds", default=None)


def in_rounds(read: Callable[[], R]) -> R:
    """Carry out a read; what it begins, and what that begins, asks in rounds."""
    rounds = _Rounds()
    token = _rounds.set(rounds)
    try:
        return rounds.carry_out(read)
    finally:
        _rounds.reset(token)


def begun(read: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
    """Begin a read; return what gives its result, or raises its error, to all who want it."""
    rounds = _rounds.get()
    if rounds is None:
        result = read(*args, **kwargs)
        return lambda: result
    return rounds.begin(lambda: read(*args, **kwargs)).result


def is_in_rounds() -> bool:
    """Say whether reads go on side by side here."""
    return _rounds.get() is not None


def answer_to(question: Question) -> list[Row]:
    """Return the rows that a question finds, asked with those of the reads beside it."""
    rounds = _rounds.get()
    return ask([question])[0] if rounds is None else rounds.answer_to(question)
