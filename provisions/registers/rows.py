"""Every row of the registers that stands on a day, by noun and day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from provisions.coming import coming
from provisions.models import Agreement, Conflict, Milestone, Presence, Proceeding, Row
from provisions.registers.assessments import assessments_on
from provisions.registers.conflicts import all_conflicts
from provisions.registers.covering import (
    all_presences,
    all_proceedings,
    scope_readings_on,
    stages_on,
)
from provisions.registers.incidents import incidents_on
from provisions.registers.orders import all_milestones, dependencies_on
from provisions.registers.proposals import answers_on, proposals_on
from provisions.registers.reactions import reactions_on
from provisions.registers.told import told_among
from provisions.rounds import begun


def rows_around(agreement: Agreement, day: datetime.date) -> list[Row]:
    """Return the cases, presences, offers, reactions, orders and accounts of an agreement."""
    own = {"agreement": agreement}

    def read(rows: QuerySet[Any]) -> Callable[[], list[Row]]:
        return begun(list, coming(rows))

    def undated(model: type[Row], rows: QuerySet[Any]) -> Callable[[], list[Row]]:
        return begun(told_among, model, rows.filter(**own).order_by("key"), day)

    asked: list[Callable[[], list[Any]]] = [
        undated(Proceeding, all_proceedings()),
        read(stages_on(day).filter(proceeding__agreement=agreement)),
        undated(Presence, all_presences()),
        read(scope_readings_on(day).filter(**own)),
        read(incidents_on(day).filter(**own)),
        read(reactions_on(day).filter(**own)),
        read(proposals_on(day).filter(**own)),
        read(answers_on(day).filter(proposal__agreement=agreement)),
        undated(Milestone, all_milestones()),
        read(dependencies_on(day).filter(**own)),
        read(assessments_on(day).filter(**own)),
        undated(Conflict, all_conflicts()),
    ]
    return [row for rows in asked for row in rows()]
