"""Query parameters: declared once, read strictly, documented from the same declaration."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from provisions.known import known_at
from provisions.rounds import begun
from provisions.text import validate_public_id
from tracker.clock import BadParameter, Clock, one_value, read_clock, read_day, revision_named

LONGEST_VALUE = 2000
LONGEST_ID = 100
_SHOWN = 40
NAMELESS = "(a parameter without a name)"
TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
PUBLIC_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": LONGEST_ID}
# A revision's number, or an instant (RFC 3339).
KNOWN = r"^(0|[1-9]\d{0,17}|\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d))$"

Reader = Callable[[str], Any]
# Narrows rows to those that a value wants on a day; the other returns the keys of these, where
# a query alone cannot tell.
Narrow = Callable[[Any, Any, datetime.date], Any]
Decide = Callable[[Any, Any, datetime.date], Collection[int]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter. ``read`` raises ValueError that says what is wrong with a value.

    ``asks``: reading it asks the database, and may go on beside other reads.
    """

    name: str
    description: str
    read: Reader
    schema: Mapping[str, Any] = field(default_factory=lambda: TEXT)
    narrow: Narrow | None = None
    decide: Decide | None = None
    needed: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: the clock, and the value of each parameter that is given."""

    clock: Clock
    values: Mapping[str, Any]

    @property
    def superseded(self) -> bool:
        """Say whether entries that a correction has replaced are wanted too."""
        return self.values.get("superseded") == "include"


def read_parameters(query: QueryDict, known: Iterable[Parameter]) -> Asked:
    """Return what is asked for; raise BadParameter for the first thing that is unclear."""
    clock, values = read_clocks(query, known)
    return Asked(clock, values())


def read_clocks(
    query: QueryDict, known: Iterable[Parameter]
) -> tuple[Clock, Callable[[], dict[str, Any]]]:
    """Return what the clocks are asked for, and what tells the values of the parameters.

    Raise BadParameter for one that nobody declared, or a clock that is unclear. Rows are looked
    up in the state that is asked for, and beside its revision where its number is given.
    """
    parameters = {parameter.name: parameter for parameter in known}
    for name in query:
        if name not in parameters:
            names = ", ".join(sorted(parameters)) or "none"
            reason = f"is not a parameter of this address, which knows: {names}."
            raise BadParameter(shown(name) or NAMELESS, reason)
    given = [one for name, one in parameters.items() if name in query]
    named, reading = revision_named(query), begun(read_clock, query)
    with known_at(reading().revision if named is None else named):
        values = begun(read_values, query, given)
    return reading(), values


def read_values(query: QueryDict, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Return the value of each parameter; raise BadParameter for the first that is unclear."""
    values = {}
    for parameter in parameters:
        text = one_value(query, parameter.name)
        if text is not None:
            values[parameter.name] = parameter, text
    asking = [name for name, (one, _) in values.items() if one.asks]
    beside = {name: begun(_read, *values[name]) for name in asking} if asking[1:] else {}
    return {name: beside[name]() if name in beside else _read(*values[name]) for name in values}


def _read(parameter: Parameter, text: str) -> Any:
    if not text:
        raise BadParameter(parameter.name, "is empty; give it a value or leave it out.")
    if len(text) > LONGEST_VALUE:
        raise BadParameter(parameter.name, f"is longer than {LONGEST_VALUE} characters.")
    if not text.isprintable():
        raise BadParameter(parameter.name, f"“{shown(text)}” holds an invisible character.")
    try:
        return parameter.read(text)
    except BadParameter:
        raise
    except ValueError as error:
        raise BadParameter(parameter.name, str(error)) from None


def shown(text: str) -> str:
    """Return the beginning of what was sent, safe to print."""
    printable = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode()
        for c in text[:_SHOWN]
    )
    return printable + ("…" if len(text) > _SHOWN else "")


def is_public_id(text: str) -> bool:
    """Say whether a text could be a public id, before the database is asked."""
    try:
        validate_public_id(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ID


def public_id(text: str) -> str:
    """Read the public id of a row, whether or not there is one of it."""
    if not is_public_id(text):
        raise ValueError(f"“{shown(text)}” is not a public id.")
    return text


def one_of(codes: Iterable[str]) -> Reader:
    """Return a reader that accepts these words only."""
    known = tuple(codes)

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(f"“{shown(text)}” is none of: {', '.join(known)}.")
        return text

    return read


def whole_number(low: int, high: int) -> Reader:
    """Return a reader of whole numbers within bounds, written in plain digits."""

    def read(text: str) -> int:
        plain = text.isascii() and text.isdigit() and len(text) <= len(str(high))
        if not plain or not low <= int(text) <= high:
            raise ValueError(f"“{shown(text)}” is not a whole number from {low} to {high}.")
        return int(text)

    return read


AS_OF = Parameter(
    "as_of",
    "The day as of which the world is shown; today where left out. A vague date counts from the "
    "last day it can mean. What bears no date (agreements, parties, actors, sources) is listed "
    "on every day, without what would tell of a later one.",
    read=lambda text: read_day("as_of", text),
    schema={"type": "string", "format": "date"},
)

KNOWN_AT = Parameter(
    "known_at",
    "The state of the record that is read: a revision's number (0 is the record before its "
    "first), or an RFC 3339 instant, for the last revision recorded by then; the present record "
    "where left out. With `as_of` it pins an answer: only a release or a redaction changes it.",
    read=str,
    schema={"type": "string", "pattern": KNOWN},
)
CLOCKS = (AS_OF, KNOWN_AT)


def fields_of(names: Iterable[str]) -> Parameter:
    """Return the parameter that asks for some fields only."""
    known = tuple(names)

    def read(text: str) -> frozenset[str]:
        return frozenset(map(one_of(known), text.split(",")))

    return Parameter(
        "fields",
        "Only these fields of each row, separated by commas.",
        read=read,
        schema={"type": "array", "items": {"type": "string", "enum": list(known)}, "minItems": 1},
    )
