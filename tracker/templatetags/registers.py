"""How templates write cases, presences, offers, reactions and accounts."""

from __future__ import annotations

import datetime

from django import template

from provisions.dates import Precision, VagueDate
from provisions.models import ProposalAnswer
from provisions.registers import proposals
from tracker.pages import told

register = template.Library()

for name in ("told_words", "scope_words", "order_words", "account_words", "reported_alone"):
    register.filter(name, getattr(told, name))


@register.filter
def open_since(date: VagueDate) -> str:
    """Say since when something has had no answer; of a vague date, when it was put forward."""
    if date.precision is Precision.DAY and not date.inferred:
        return f" since {date}"
    return f"; put forward {date}"


@register.filter
def searched_by(answer: ProposalAnswer, day: datetime.date) -> datetime.date | None:
    """Return the day of the search that found no answer, unless it came after the day."""
    return proposals.searched_on(answer, day)
