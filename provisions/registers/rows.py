"""Every row of the registers that stands on a day, by noun and day."""

from __future__ import annotations

import datetime

from provisions.models import Agreement, Row
from provisions.registers.assessments import assessments_on
from provisions.registers.conflicts import conflicts_on
from provisions.registers.incidents import incidents_on
from provisions.registers.orders import dependencies_on, milestones_on
from provisions.registers.proceedings import (
    presences_on,
    proceedings_on,
    scope_readings_on,
    stages_on,
)
from provisions.registers.proposals import answers_on, proposals_on
from provisions.registers.reactions import reactions_on


def rows_around(agreement: Agreement, day: datetime.date) -> list[Row]:
    """Return the cases, presences, offers, reactions, orders and accounts of an agreement."""
    own = {"agreement": agreement}
    return [
        *proceedings_on(day).filter(**own).order_by("key"),
        *stages_on(day).filter(proceeding__agreement=agreement),
        *presences_on(day).filter(**own).order_by("key"),
        *scope_readings_on(day).filter(**own),
        *incidents_on(day).filter(**own),
        *reactions_on(day).filter(**own),
        *proposals_on(day).filter(**own),
        *answers_on(day).filter(proposal__agreement=agreement),
        *milestones_on(day).filter(**own).order_by("key"),
        *dependencies_on(day).filter(**own),
        *assessments_on(day).filter(**own),
        *conflicts_on(day).filter(**own).order_by("key"),
    ]
