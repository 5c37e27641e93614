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
def is_one_day(date: VagueDate) -> bool:
    """Say whether a date is a single day that a source prints."""
    return date.precision is Precision.DAY and not date.inferred


@register.filter
def searched_by(answer: ProposalAnswer, day: datetime.date) -> datetime.date | None:
    """Return the day of the search that found no answer, unless it came after the day."""
    return proposals.searched_on(answer, day)
