"""What the dated collections share: an entry's corrections, and what entries are about."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch, Q

from provisions.models import Agreement, Article, Citation, Entry, Party, Precondition, Source
from provisions.rounds import begun
from provisions.vocabulary import CONFIDENCE
from tracker.api.filters import named, narrow_by, published_key, word
from tracker.api.parameters import Narrow, Parameter, Reader, is_public_id, shown

CERTAIN = word("confidence", [CONFIDENCE], "Only rows of this confidence.")


def corrections(model: type[Entry]) -> Prefetch[Any]:
    """Return what `superseded_by` reads: the published corrections of each entry."""
    return Prefetch("corrections", model.objects.published())


def of_agreement(lookup: str = "agreement") -> Parameter:
    return named("agreement", Agreement, "Only rows of this agreement.", lookup)


def of_agreement_row(description: str, narrow: Narrow | None = None) -> Parameter:
    """Filter by an agreement, which is read whole."""
    by_key = named("agreement", Agreement, description, narrow=narrow)
    return replace(by_key, read=_agreement)


def _agreement(text: str) -> Agreement:
    rows = Agreement.objects.published()
    found: Agreement | None = rows.filter(slug=text).first() if is_public_id(text) else None
    if found is None:
        raise ValueError(f"“{shown(text)}” is no agreement of the record.")
    return found


def of_article(lookup: str = "article") -> Parameter:
    return named("article", Article, "Only rows about this article.", lookup)


def of_precondition(lookup: str = "precondition") -> Parameter:
    return named("precondition", Precondition, "Only rows about this precondition.", lookup)


def of_key(lookup: str) -> Parameter:
    """Filter by an article's key, which some article must have."""

    def read(text: str) -> str:
        if len(text) > 20 or not Article.objects.published().filter(key=text).exists():
            raise ValueError(f"“{shown(text)}” is the key of no article in the record.")
        return text

    return Parameter(
        "key",
        "Only rows about articles of this key: title, preamble or a number.",
        read=read,
        narrow=narrow_by(lookup),
        asks=True,
    )


def according_to_party() -> Parameter:
    return named("according_to", Party, "Only what this party says.")


_PARTY, _SOURCE = (published_key(model, "party or source") for model in (Party, Source))


def _party_or_source(text: str) -> Q:
    """Return the condition for entries of a party's or a source's account."""
    party, source = begun(_key_or_error, _PARTY, text), begun(_key_or_error, _SOURCE, text)
    for field, found in (("according_to", party()), ("according_to_source", source())):
        if isinstance(found, int):
            return Q(**{field: found})
    raise ValueError(str(source()))


def _key_or_error(read: Reader, text: str) -> Any:
    try:
        return read(text)
    except ValueError as error:
        return error


def according_to_either() -> Parameter:
    return Parameter(
        "according_to",
        "Only the account of this party or this source. Takes the public id of a row that "
        "exists: another is refused.",
        read=_party_or_source,
        narrow=where,
        asks=True,
    )


def where(rows: Any, condition: Q, day: datetime.date) -> Any:
    """Narrow rows to those that fulfil the condition that was read."""
    return rows.filter(condition)


def tied(tie: Any, owner: str, target: str) -> Narrow:
    """Return a filter of rows that name something through a published tie."""

    def narrow(rows: Any, key: int, day: datetime.date) -> Any:
        return rows.filter(pk__in=tie.objects.published().filter(**{target: key}).values(owner))

    return narrow


def cites(noun: str) -> Parameter:
    """Filter rows of a noun by a source on which they rest."""
    return named(
        "cites", Source, "Only rows that rest on this source.", "", tied(Citation, noun, "source")
    )
