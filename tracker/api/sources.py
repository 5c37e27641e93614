"""Sources: what the record rests on, shared by all agreements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from provisions.dates import VagueDate
from provisions.grounds import agreements_citing, sources_of
from provisions.models import Agreement, Source
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND
from tracker.api.collection import Collection
from tracker.api.entries import of_agreement_row
from tracker.api.filters import kept, search_in, word
from tracker.api.parameters import Asked, Parameter
from tracker.api.shapes.sources import SourceShape
from tracker.clock import read_day


def _cited(rows: Any, agreement: Agreement, day: datetime.date) -> list[int]:
    return [use.source.pk for use in sources_of(agreement, day)]


def _printed(name: str, description: str, keep: Any) -> Parameter:
    return Parameter(
        name,
        f"Only sources printed on this day or {description}; one without a date is left out.",
        read=lambda text: read_day(name, text),
        schema={"type": "string", "format": "date"},
        decide=kept(keep, "date"),
    )


def _since(values: Sequence[VagueDate | None], day: datetime.date) -> bool:
    return values[0] is not None and values[0].sort_day >= day


def _until(values: Sequence[VagueDate | None], day: datetime.date) -> bool:
    return values[0] is not None and values[0].sort_day <= day


class Sources(Collection):
    """The documents and pages on which the record rests.

    A source is how something is known, not what happened: `as_of` alone hides none. With
    `agreement` the list holds what that agreement's record of the day rests on.
    """

    subject = "source"
    model = Source
    shape = SourceShape
    filters = (
        replace(
            of_agreement_row("Only sources on which this agreement's record of the day rests."),
            narrow=None,
            decide=_cited,
        ),
        word("kind", [SOURCE_KIND], "Only sources of this kind."),
        word("perspective", [PERSPECTIVE], "Only sources that look from here."),
        _printed("from", "later", _since),
        _printed("to", "earlier", _until),
        search_in("publisher", "title", "note"),
    )

    def rows(self, asked: Asked) -> Any:
        return Source.objects.published()

    def context(self, rows: Iterable[Source], asked: Asked) -> dict[str, Any]:
        return {**super().context(rows, asked), "citing": agreements_citing(rows)}
