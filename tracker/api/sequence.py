"""The stated orders as data: who puts what before what, and what of it fits together."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.orders import orders_on_record
from tracker.api.answers import wanted_agreement
from tracker.api.entries import of_agreement_row
from tracker.api.parameters import CLOCKS, Asked
from tracker.api.shapes.sequence import SequenceShape
from tracker.api.told import Told
from tracker.api.view import RecordView


class Sequence(RecordView):
    """What must precede what on the day of `as_of`, as each side states it; which stated orders
    fit together, and which only if done at once; what each performance or waiver would free.

    Every order is somebody's word: the tracker neither ranks nor advises. Leave `agreement` out
    only while the record holds a single one.
    """

    subject = "sequence"
    shape = SequenceShape
    parameters = (of_agreement_row("Which agreement."), *CLOCKS)

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._sequence)

    def _sequence(self, asked: Asked) -> Any:
        agreement, day = wanted_agreement(asked), asked.clock.day
        body = {
            "agreement": agreement.slug,
            "short_title": agreement.short_title,
            "url": self._at(reverse("api:agreement", args=[agreement.slug])),
            "html_url": self._at(reverse("pages:sequence", args=[agreement.slug])),
            "as_of": day,
            **Told(orders_on_record(agreement, day)).everything,
        }
        return SequenceShape(body, context={"request": self.request, "day": day}).data

    def _at(self, address: str) -> str:
        return str(self.request.build_absolute_uri(address))
