"""Reads that go on side by side: what they ask goes to the database in rounds, as one query.

    def page():
        state = begun(agreement_state, agreement, day)
        articles = begun(states_of, agreement, day)
        return Page(state(), articles())

    in_rounds(page)

A read that was begun runs until it asks something of the record. When all that run have asked,
or wait for one that has, one query goes out for all, and they go on with what they were given.
So a page asks as often as its longest chain of questions is long, whatever else it reads, and
what SQLite answers to one query is of one state of the record. The reads need know nothing of
it, and relations that a query set fetches beforehand are asked for likewise.

Outside, as at the desk, in files and in commands, a read that is begun is carried out at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
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
        super().__init__(self._carry_out, rounds.first)
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
            self.rounds.wait_for(self)
        if self._error is not None:
            raise self._error
        return self._result


class _Rounds:
    """Reads that take turns, and what they have asked since the last answer.

    The first read, which begins the others, lets them go on whenever it asks or waits.
    """

    def __init__(self) -> None:
        self.first: Any = getcurrent()
        self._ready: deque[tuple[_Read[Any], tuple[Any, ...]]] = deque()
        self._asked: dict[Question, list[_Read[Any]]] = {}
        self.to_its_end: list[_Read[Any]] = []

    def begin(self, read: Callable[[], R]) -> _Read[R]:
        made = _Read(read, self)
        self._ready.append((made, ()))
        return made

    def wait_for(self, read: _Read[Any]) -> None:
        """Let others go on until the read has ended."""
        here = self._running()
        if here is not None:
            read.awaited_by.append(here)
            self.first.switch()
            return
        while not read.is_done:
            self._take_turns()
            if not read.is_done:
                self._answer()

    def answer_to(self, question: Question) -> list[Row]:
        """Ask with the others, and go on with the rows that were found."""
        here = self._running()
        if not (self._ready or self._asked):  # nobody else can ask before this is answered
            return ask([question])[0]
        if here is None:
            self._asked.setdefault(question, [])
            self._take_turns()
            found = self._answer()[question]
        else:
            self._asked.setdefault(question, []).append(here)
            found = self.first.switch()
        if isinstance(found, Exception):
            raise found
        return found

    def _running(self) -> _Read[Any] | None:
        """Return the read that is running, None for the first."""
        here = getcurrent()
        if here is self.first:
            return None
        if not isinstance(here, _Read) or here.rounds is not self:
            raise RuntimeError("These reads are carried out elsewhere.")
        return here

    def _take_turns(self) -> None:
        """Let each read go on until all of them wait."""
        while self._ready:
            read, given = self._ready.popleft()
            read.switch(*given)
            if read.is_done:
                self._ready.extend((other, ()) for other in read.awaited_by)
                read.awaited_by.clear()

    def _answer(self) -> dict[Question, list[Row] | Exception]:
        asked, self._asked = self._asked, {}
        if not asked:
            raise RuntimeError("Reads wait for one another, and none of them asks anything.")
        found: dict[Question, list[Row] | Exception]
        try:
            found = dict(zip(asked, ask(list(asked)), strict=True))
        except Exception as error:  # all who asked are told
            found = dict.fromkeys(asked, error)
        for question, reads in asked.items():
            self._ready.extend((read, (found[question],)) for read in reads)
        return found


_rounds: ContextVar[_Rounds | None] = ContextVar("rounds", default=None)


def in_rounds(read: Callable[[], R]) -> R:
    """Carry out a read; what it begins, and what that begins, asks in rounds with it."""
    rounds = _Rounds()
    token = _rounds.set(rounds)
    try:
        return read()
    finally:
        try:
            for one in rounds.to_its_end:
                one.result()
        finally:
            _rounds.reset(token)


def begun(read: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Callable[[], R]:
    """Begin a read; return what gives its result, or raises its error, to all who want it."""
    rounds = _rounds.get()
    if rounds is None:
        result = read(*args, **kwargs)
        return lambda: result
    return rounds.begin(lambda: read(*args, **kwargs)).result


def begun_for_good(read: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None:
    """Begin a read that is carried out even where nobody waits for it, at the end at the latest."""
    rounds = _rounds.get()
    if rounds is None:
        read(*args, **kwargs)
    else:
        rounds.to_its_end.append(rounds.begin(lambda: read(*args, **kwargs)))


def is_in_rounds() -> bool:
    """Say whether reads go on side by side here."""
    return _rounds.get() is not None


def answer_to(question: Question) -> list[Row]:
    """Return the rows that a question finds, asked with those of the reads beside it."""
    rounds = _rounds.get()
    return ask([question])[0] if rounds is None else rounds.answer_to(question)
