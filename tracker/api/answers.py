"""An agreement's overview in one answer."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.dates import VagueDate
from provisions.models import Agreement, Tally
from provisions.progress import (
    agreement_state,
    count_by_status,
    states_of,
)
from provisions.reach import head_revision
from provisions.requirements import stated_requirements
from provisions.rounds import begun
from provisions.states import ArticleState
from tracker.api.entries import corrections, of_agreement_row
from tracker.api.parameters import CLOCKS, Asked
from tracker.api.shapes.overview import OverviewShape
from tracker.api.view import RecordView
from tracker.clock import BadParameter
from tracker.links import agreement_address, article_address


class Overview(RecordView):
    """What is agreed in an agreement, and by whose account, on the day of `as_of`.

    Leave `agreement` out only while the record holds a single one.
    """

    subject = "overview"
    shape = OverviewShape
    parameters = (of_agreement_row("Which agreement."), *CLOCKS)

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._overview)

    def _overview(self, asked: Asked) -> Any:
        agreement = wanted_agreement(asked)
        day = asked.clock.day
        states = begun(states_of, agreement, day)
        required = begun(stated_requirements, agreement, day)
        freshness = begun(_freshness, agreement)
        state = agreement_state(agreement, day)
        prefetch_related_objects(state.tallies, corrections(Tally))
        articles = states()
        body = {
            "agreement": agreement.slug,
            "short_title": agreement.short_title,
            "url": self._at(reverse("api:agreement", args=[agreement.slug])),
            "html_url": self._at(agreement_address(agreement)),
            "as_of": day,
            "stage": state.stage,
            "stage_accounts": state.stage_accounts,
            "acts": state.acts,
            "tallies": state.tallies,
            "counts_by_status": [
                {"status": word.code, "count": count} for word, count in count_by_status(articles)
            ],
            "articles": [self._in_short(article) for article in articles],
            "preconditions": required(),
            "freshness": freshness(),
        }
        return OverviewShape(body, context={"request": self.request, "day": day}).data

    def _at(self, address: str) -> str:
        return str(self.request.build_absolute_uri(address))

    def _in_short(self, state: ArticleState) -> dict[str, Any]:
        return {
            "id": state.article.slug,
            "key": state.article.key,
            "number": state.number,
            "title": state.text.subject if state.text else None,
            "status": state.status.code,
            "status_since": state.since,
            "status_basis": state.basis.code if state.basis else None,
            "accounts_differ": state.accounts_differ,
            "url": self._at(reverse("api:article", args=[state.article.slug])),
            "html_url": self._at(article_address(state.article)),
        }


def wanted_agreement(asked: Asked) -> Agreement:
    """Return the agreement that is asked for, or the only one."""
    if "agreement" in asked.values:
        named: Agreement = asked.values["agreement"]
        return named
    agreements = Agreement.objects.published()
    found = list(agreements.order_by("slug")[:2])
    if len(found) != 1:
        names = ", ".join(agreements.order_by("slug").values_list("slug", flat=True)[:20])
        raise BadParameter("agreement", f"is needed; the record holds: {names or 'none yet'}.")
    return found[0]


def _freshness(agreement: Agreement) -> dict[str, Any]:
    head = head_revision()
    return {
        "head_revision": head.number if head else 0,
        "recorded_at": head.recorded_at if head else None,
        "dense_until": agreement.dense_until,
        "known_until": agreement.known_until,
        "checked_on": agreement.checked_on,
        "sentence": _limits(agreement.known_until),
    }


def _limits(until: datetime.date | None) -> str:
    if until is None:
        return "The record does not say up to which day it knows what happened."
    return f"The record knows nothing yet of what happened after {VagueDate.parse(str(until))}."
