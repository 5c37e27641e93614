"""Counts of incidents in a window, and the morning brief, as data."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from provisions.answers.brief import brief_on
from provisions.answers.incidents import incidents_in
from provisions.models import Agreement
from tracker.api.beside import OF_AGREEMENT, DayAnswer
from tracker.api.compare import comparison_body
from tracker.api.filters import day_from, day_to
from tracker.api.parameters import CLOCKS, Asked
from tracker.api.shapes.brief import BriefShape
from tracker.api.shapes.incident_counts import IncidentCountsShape
from tracker.window import read_window


class IncidentCounts(DayAnswer):
    """Who alleges, denies and observed how many incidents in a window of days: items against
    totals, none counted twice, with pauses and what came after them.

    Leave `agreement` out only while the record holds a single one.
    """

    subject, page, shape = "incident counts", "incidents", IncidentCountsShape
    parameters = (OF_AGREEMENT, day_from(), day_to(), *CLOCKS)

    def page_address(self, agreement: Agreement, asked: Asked) -> str:
        window = {name: str(asked.values[name]) for name in ("from", "to") if name in asked.values}
        here = reverse("pages:incidents", args=[agreement.slug])
        return f"{here}?{urlencode(window)}" if window else here

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        since, until = read_window(self.request.query_params)
        found = incidents_in(agreement, asked.clock.day, since, until)
        return {
            "from": found.since,
            "to": found.until,
            "by_voice": found.by_voice,
            "together": found.together,
            "itemised": found.itemised,
            "pauses": found.pauses,
            "observations": [row.slug for row in found.observations],
            "accounts": found.told,
            "beyond": [row.slug for row in found.beyond],
        }


class MorningBrief(DayAnswer):
    """What moved since the day before, what is newly without an answer, what lies ahead.

    Leave `agreement` out only while the record holds a single one.
    """

    subject, page, shape = "brief", "brief", BriefShape

    def found(self, agreement: Agreement, asked: Asked) -> dict[str, Any]:
        found = brief_on(agreement, asked.clock.day)
        days = {"from": found.day_before.isoformat(), "to": found.day.isoformat()}
        return {
            "is_known": found.is_known,
            "moved": comparison_body(agreement, found.moved, days, self.request),
            "rows": [row for one in found.moments for row in (one.entries or (one.row,))],
            "newly_unanswered": found.fell_silent,
            "newly_unanswered_proposals": found.silent_proposals,
            "ended": found.ended,
            "newly_unmoved": found.unmoved,
            "deadlines": found.deadlines,
            "terms": found.terms,
        }
