"""The answers that put rows side by side: counts, silence, evidence."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import prefetch_related_objects
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.answers.accounts import accounts_on
from provisions.answers.evidence import evidence_on
from provisions.answers.silence import silence_on
from provisions.answers.standing import SILENT_AFTER, UNMOVED_AFTER
from provisions.models import Agreement, Tally
from provisions.rounds import begun
from tracker.api.answers import wanted_agreement
from tracker.api.entries import corrections, of_agreement_row
from tracker.api.parameters import CLOCKS, Asked, Parameter
from tracker.api.shapes.accounts import AccountsShape
from tracker.api.shapes.beside import DayShape
from tracker.api.shapes.evidence import EvidenceShape
from tracker.api.shapes.unanswered import UnansweredShape
from tracker.api.view import RecordView

OF_AGREEMENT = of_agreement_row("Which agreement.")


class DayAnswer(RecordView):
    """One answer about an agreement on the day of `as_of`, with the address of its page."""

    page: ClassVar[str] = ""
    parameters: ClassVar[tuple[Parameter, ...]] = (OF_AGREEMENT, *CLOCKS)

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._body)

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        """Return what the shape shows beside the head that all of these answers have."""
        raise NotImplementedError

    def page_address(self, agreement: Agreement, asked: Asked) -> str:
        return reverse(f"pages:{self.page}", args=[agreement.slug])

    def _body(self, asked: Asked) -> Any:
        agreement = wanted_agreement(asked)
        found = begun(self.found, agreement, asked)
        at = self.request.build_absolute_uri
        body = {
            "agreement": agreement.slug,
            "short_title": agreement.short_title,
            "url": at(reverse("api:agreement", args=[agreement.slug])),
            "html_url": at(self.page_address(agreement, asked)),
            "as_of": asked.clock.day,
            **found(),
        }
        return self.shape(body, context={"request": self.request, "day": asked.clock.day}).data


class Accounts(DayAnswer):
    """Who counts what as agreed, where the counts differ, which of them name no article.

    Leave `agreement` out only while the record holds a single one.
    """

    subject, page, shape = "accounts", "accounts", AccountsShape

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        found = accounts_on(agreement, asked.clock.day)
        tallies = [t for by in found.counting for t in (*by.latest, *by.earlier)]
        prefetch_related_objects(tallies, corrections(Tally))
        by_article = [
            {
                "article": row.state.article.slug,
                "accounts_differ": row.state.accounts_differ,
                "by_party": [
                    {"party": party.slug, "entry": entry}
                    for party, entry in zip(found.parties, row.by_party, strict=True)
                ],
            }
            for row in found.spoken_articles
        ]
        return {
            "counting": found.counting,
            "contrasts": found.contrasts,
            "unnamed": [tally.slug for tally in found.unnamed],
            "articles": by_article,
        }


class Unanswered(DayAnswer):
    """Which requirements had no answer on record, since when and for how long; which of them
    had not moved. By the rule on the method page.

    Leave `agreement` out only while the record holds a single one.
    """

    subject, page, shape = "unanswered", "unanswered", UnansweredShape

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        found = silence_on(agreement, asked.clock.day)
        rule = {"silent_after": SILENT_AFTER, "unmoved_after": UNMOVED_AFTER}
        return {
            **rule,
            "counted_to": found.counted_to,
            "searched_on": found.searched_on,
            "unanswered": found.unanswered,
            "proposals": found.proposals,
            "standing": found.standing,
        }


class Evidence(DayAnswer):
    """On what the record of the day rests: one side's sources, single sources, secondary
    summaries; and how much of each party's words it holds.

    Leave `agreement` out only while the record holds a single one.
    """

    subject, page, shape = "evidence", "evidence", EvidenceShape

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        found = evidence_on(agreement, asked.clock.day)
        names = EvidenceShape().fields.keys() - DayShape().fields.keys()
        return {name: getattr(found, name) for name in names}
