"""The kinds of filter that collections offer; each collection names its own in a tuple."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, Q

from provisions.vocabulary import Vocabulary
from provisions.written import Written
from tracker.api.parameters import (
    PUBLIC_ID,
    Decide,
    Narrow,
    Parameter,
    Reader,
    is_public_id,
    one_of,
    shown,
)
from tracker.clock import read_day

MOST_SEARCHED = 200


def narrow_by(lookup: str) -> Narrow:
    """Return a filter of rows whose lookup equals the value."""

    def narrow(rows: Any, value: Any, day: datetime.date) -> Any:
        return rows.filter(**{lookup: value})

    return narrow


def word(
    name: str,
    vocabularies: Iterable[Vocabulary],
    description: str,
    narrow: Narrow | None = None,
    decide: Decide | None = None,
) -> Parameter:
    """Filter by a word of one of the vocabularies."""
    codes = tuple(dict.fromkeys(code for words in vocabularies for code in words.codes))
    return Parameter(
        name,
        description,
        read=one_of(codes),
        schema={"type": "string", "enum": list(codes)},
        narrow=narrow or (None if decide else narrow_by(name)),
        decide=decide,
    )


def published_key(model: Any, noun: str) -> Reader:
    """Return a reader that turns a public id into the key of a published row."""

    keys = Written(lambda slug: model.objects.published().filter(slug=slug).values_list("pk"))

    def read(text: str) -> int:
        found = keys(text) if is_public_id(text) else []
        if not found:
            raise ValueError(f"“{shown(text)}” is no {noun} of the record.")
        key: int = found[0][0]
        return key

    return read


def named(
    name: str,
    model: type[Model],
    description: str,
    lookup: str = "",
    narrow: Narrow | None = None,
    needed: bool = False,
) -> Parameter:
    """Filter by a row that is named by its public id."""
    noun = str(model._meta.verbose_name)
    return Parameter(
        name,
        f"{description} Takes the public id of a row that exists: another is refused.",
        read=published_key(model, noun),
        schema=PUBLIC_ID,
        narrow=narrow or narrow_by(lookup or name),
        needed=needed,
        asks=True,
    )


def day_from(lookup: str = "sort_day__gte", of: str = "sort_day") -> Parameter:
    return _day("from", f"Only rows whose {of} is this day or later.", narrow_by(lookup))


def day_to(lookup: str = "sort_day__lte", of: str = "sort_day") -> Parameter:
    return _day("to", f"Only rows whose {of} is this day or earlier.", narrow_by(lookup))


def _day(name: str, description: str, narrow: Narrow) -> Parameter:
    return Parameter(
        name,
        description,
        read=lambda text: read_day(name, text),
        schema={"type": "string", "format": "date"},
        narrow=narrow,
    )


def _is_of_basis(rows: Any, basis: str, day: datetime.date) -> Any:
    found = Q(date__endswith="?")
    return rows.filter(found if basis == "inferred" else ~found)


DATE_BASIS = Parameter(
    "date_basis",
    "Only rows whose date is printed in the source, or only those whose date was inferred.",
    read=one_of(("printed", "inferred")),
    schema={"type": "string", "enum": ["printed", "inferred"]},
    narrow=_is_of_basis,
)


def kept(keep: Callable[[Any, Any], bool], *columns: str) -> Decide:
    """Return a filter that decides in Python, on these columns of each row.

    Databases disagree on letter case, accents and vague dates; Python gives one answer.
    """

    def decide(rows: Any, value: Any, day: datetime.date) -> list[int]:
        said = rows.order_by().values_list("pk", *columns)
        return [key for key, *values in said if keep(values, value)]

    return decide


def folded(text: str) -> str:
    """Return a text as search compares it: without case and accents."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def says(texts: Iterable[Any], words: Iterable[str]) -> bool:
    """Say whether every word occurs in one of the texts."""
    whole = "\n".join(folded(text) for text in texts if text)
    return all(word in whole for word in words)


def _words(text: str) -> list[str]:
    if len(text) > MOST_SEARCHED:
        raise ValueError(f"it is longer than {MOST_SEARCHED} characters.")
    return folded(text).split()


def search(described: str, decide: Decide) -> Parameter:
    """Filter by words in the texts of a row."""
    return Parameter(
        "q",
        f"Only rows in which each of these words occurs, in any place of: {described}. Case and "
        f"accents do not count; parts of words do. At most {MOST_SEARCHED} characters.",
        read=_words,
        schema={"type": "string", "minLength": 1, "maxLength": MOST_SEARCHED},
        decide=decide,
    )


def search_in(*columns: str) -> Parameter:
    """Filter by words in these columns."""
    return search(", ".join(columns), kept(says, *columns))


SUPERSEDED = Parameter(
    "superseded",
    "Entries that a correction has replaced are left out unless this says “include”.",
    read=one_of(("exclude", "include")),
    schema={"type": "string", "enum": ["exclude", "include"], "default": "exclude"},
)
