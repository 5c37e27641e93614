"""Texts of rows in a reader's language: a translation stands in for the English it was made from.

    with read_in("hy", translations):
        str(party)    # the Armenian name, where one was made from the name as it now reads

The rows themselves hold English alone. A text is exchanged only where it is read, by attribute,
and only inside the block; columns, digests, files and the API never pass through one. A
translation of an earlier wording stands in for nothing: the English stands.

While a page is written (``provisions.tongues``), a text that is put into it in another language
than the page's stands between marks that name its language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.db.models.query_utils import DeferredAttribute

from provisions.tongues import between_marks, page_tongue

ENGLISH = "en"
# How a text stands that is not in the language asked for; reviewed and machine are words of the
# vocabulary.
ORIGINAL, MISSING, OUTDATED = "original", "missing", "outdated"

# Noun, public id and field of a text.
Place = tuple[str, str, str]


class Said(str):
    """A text of a row with the language it is in and how it came to be so."""

    __slots__ = ("language", "standing")

    language: str
    standing: str

    def __new__(cls, text: str, language: str = ENGLISH, standing: str = ORIGINAL) -> Said:
        said = super().__new__(cls, text)
        said.language, said.standing = language, standing
        return said

    def __str__(self) -> str:
        return between_marks(str.__str__(self), self.language)

    def __format__(self, form: str) -> str:
        return format(str(self), form)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text in another language, and a digest of the English that it was made from."""

    text: str
    review: str
    made_from: str


@dataclass(slots=True)
class Reading:
    """One reading of the record in a language: its translations, and how its texts stood."""

    language: str
    load: Callable[[], Mapping[Place, Rendering]]
    met: set[str] = field(default_factory=set)
    _renderings: Mapping[Place, Rendering] | None = None

    def say(self, place: Place, text: str) -> Said:
        """Return the text in the language that is read, or in English where none fits it."""
        if self._renderings is None:
            self._renderings = self.load()
        found = self._renderings.get(place)
        if found is None:
            said = Said(text, ENGLISH, MISSING)
        elif found.made_from != wording_digest(text):
            said = Said(text, ENGLISH, OUTDATED)
        else:
            said = Said(found.text, self.language, found.review)
        self.met.add(said.standing)
        return said


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def read_in(language: str, load: Callable[[], Mapping[Place, Rendering]]) -> Iterator[Reading]:
    """Read texts of rows in a language; ``load`` is asked for its translations at most once."""
    reading = Reading(language, load)
    token = _reading.set(reading)
    try:
        yield reading
    finally:
        _reading.reset(token)


@contextmanager
def in_english() -> Iterator[None]:
    """Read texts of rows as they are stored, whatever language is read around the block."""
    token = _reading.set(None)
    try:
        yield
    finally:
        _reading.reset(token)


def reading_now() -> Reading | None:
    """Return the reading that is open, or None where the record is read as it is stored."""
    return _reading.get()


def wording_digest(text: str) -> str:
    """Return what tells one wording from another: 16 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


class SpokenText(DeferredAttribute):
    """A text field of a noun, read in the language that is open; stored as it is written."""

    def __init__(self, field: Any, noun: str) -> None:
        super().__init__(field)
        self._noun = noun
        self._name: str = field.attname

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        text = held[self._name] if self._name in held else super().__get__(instance, cls)
        reading = _reading.get()
        if not text:
            return text
        if reading is None:
            return text if page_tongue() is None else Said(text)
        return reading.say((self._noun, held.get("slug", ""), self._name), text)

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self._name] = value


class StandingText(DeferredAttribute):
    """A text field that is never translated: a name, a title of others, a reason.

    ``language`` names the field of its row that holds its language; without one it is English.
    """

    def __init__(self, field: Any, language: str = "") -> None:
        super().__init__(field)
        self._name: str = field.attname
        self._language = language

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        text = held[self._name] if self._name in held else super().__get__(instance, cls)
        if page_tongue() is None or not text:
            return text
        return Said(text, held.get(self._language) or ENGLISH)

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self._name] = value


def alike(text: str, parts: Iterable[str]) -> list[str]:
    """Return parts of a text, each in the language that the text is in."""
    if not isinstance(text, Said):
        return list(parts)
    return [Said(part, text.language, text.standing) for part in parts]


def as_written(name: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return a ``__str__`` whose text keeps its marks where it is put into a sentence of a page.

    What Python puts in by ``%`` or ``format`` is what ``__str__`` returns, letter by letter.
    """

    @wraps(name)
    def named(row: Any) -> str:
        text = name(row)
        return text if page_tongue() is None else str(text)

    return named


def said(row: Any, name: str) -> Said:
    """Return a text of a row with its language; one that is never translated is original."""
    text = getattr(row, name)
    return text if isinstance(text, Said) else Said(text or "")
