"""What moved between two days, or between two states of the record, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from rest_framework.request import Request

from provisions.compare import Comparison, Moved, compare
from provisions.models import Agreement
from tracker.api.answers import wanted_agreement
from tracker.api.entries import of_agreement_row
from tracker.api.parameters import CLOCKS, Asked, Parameter, read_parameters
from tracker.api.shapes.compare import ComparisonShape
from tracker.api.view import RecordView, head_number
from tracker.clock import BadParameter, read_day
from tracker.pair import Pair, read_pair


def _day(name: str, description: str) -> Parameter:
    return Parameter(
        name,
        description,
        read=lambda text: read_day(name, text),
        schema={"type": "string", "format": "date"},
    )


def _revision(name: str, description: str) -> Parameter:
    return Parameter(name, description, read=str, schema={"type": "integer", "minimum": 0})


class Compared(RecordView):
    """What moved between two days (`from`, `to`), or between two states of the record
    (`from_revision`, `to_revision`) on one day (`as_of`).

    Statuses, acts, requirements, stances, counts and texts, each with the rows that showed it
    before and show it after. That something was said again moves nothing. Points named from
    later to earlier are answered with a redirection to the one address of the pair. Leave
    `agreement` out only while the record holds a single one.
    """

    subject = "compare"
    shape = ComparisonShape
    also = (301, 302)
    parameters = (
        of_agreement_row("Which agreement."),
        _day("from", "The earlier day. It is needed, unless from_revision is given."),
        _day("to", "The later day; that of `as_of`, else today, where left out."),
        _revision(
            "from_revision",
            "The revision after which the record is read as it stood first; 0 is the record "
            "before its first.",
        ),
        _revision("to_revision", "The later revision; the last one where left out."),
        *CLOCKS,
    )

    def get(self, request: Request) -> Any:
        asked = read_parameters(request.query_params, self.parameters)
        pair = self._pair(asked)
        if pair.settled:
            return self.answer(request, self.parameters, self._compare)
        agreement = {
            name: value for name, value in request.query_params.items() if name == "agreement"
        }
        address = f"{request.path}?{urlencode(agreement | pair.query)}"
        moved = HttpResponsePermanentRedirect if pair.lasting else HttpResponseRedirect
        return moved(address)

    def _pair(self, asked: Asked) -> Pair:
        pair = read_pair(self.request.query_params, asked.clock, head_number)
        if pair is None:
            raise BadParameter("from", "is needed: the earlier day, or give from_revision.")
        return pair

    def _compare(self, asked: Asked) -> Any:
        agreement, pair = wanted_agreement(asked), self._pair(asked)
        found = compare(agreement, pair.before, pair.after)
        body = comparison_body(agreement, found, pair.query, self.request)
        context = {"request": self.request, "day": pair.after.day}
        return ComparisonShape(body, context=context).data


def comparison_body(
    agreement: Agreement, found: Comparison, query: Mapping[str, str], request: Any
) -> dict[str, Any]:
    """Return what the shape of a comparison shows; ``query`` names the pair in addresses."""
    at = request.build_absolute_uri
    page = reverse("pages:compare", args=[agreement.slug])
    return {
        "agreement": agreement.slug,
        "short_title": agreement.short_title,
        "url": at(reverse("api:agreement", args=[agreement.slug])),
        "html_url": at(f"{page}?{urlencode(query)}"),
        **_sections(found),
    }


def _sections(found: Comparison) -> dict[str, Any]:
    return {
        "before": found.before,
        "after": found.after,
        "count": found.count,
        "stage": _statuses(found.stage),
        "articles": _statuses(found.articles),
        "requirements": _statuses(found.requirements),
        "raised": found.raised,
        "withdrawn": found.withdrawn,
        "stances": [_stance(moved) for moved in found.stances],
        "tallies": [{**_sides(moved), "party": _id(moved.about.party)} for moved in found.tallies],
        "texts": found.texts,
        "counted": found.counted,
    }


def _statuses(moves: Iterable[Moved]) -> list[dict[str, Any]]:
    """A status is shown by one row on either side."""
    return [
        {
            "aspect": moved.about.aspect,
            "article": _id(moved.about.article),
            "precondition": _id(moved.about.precondition),
            "party": _id(moved.about.party),
            "before": next(iter(moved.before), None),
            "after": next(iter(moved.after), None),
        }
        for moved in moves
    ]


def _stance(moved: Moved) -> dict[str, Any]:
    subject: Any = moved.about.subject
    about = {"kind": subject.kind, "subject": subject.key}
    return {**_sides(moved), **about, "party": _id(moved.about.party)}


def _sides(moved: Moved) -> dict[str, Any]:
    return {"before": moved.before, "after": moved.after}


def _id(row: Any) -> str | None:
    return row.slug if row else None
