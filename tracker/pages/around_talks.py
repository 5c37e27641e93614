"""The registers: what goes on around the talks, each on a page of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from provisions.models import Agreement
from tracker.pages import registers
from tracker.pages.visit import Visit, agreement_named, page

Gather = Callable[[Agreement, datetime.date], Any]


def _register(visit: Visit, agreement: str, name: str, gather: Gather, twin: str) -> HttpResponse:
    found = agreement_named(agreement)
    return visit.show_day(
        f"{name}.html",
        found,
        lambda: gather(found, visit.clock.day),
        twin=visit.twin(twin, agreement=found.slug),
    )


@page
def proceedings(visit: Visit, agreement: str) -> HttpResponse:
    """Show the cases, their stages, and whose reading it is that an article covers them."""
    gather = registers.proceedings_page
    return _register(visit, agreement, "proceedings", gather, "proceedings")


@page
def presences(visit: Visit, agreement: str) -> HttpResponse:
    """Show the forces and missions of others, who calls them what, and who reads what of them."""
    return _register(visit, agreement, "presences", registers.presences_page, "presences")


@page
def proposals(visit: Visit, agreement: str) -> HttpResponse:
    """Show what was put forward, with each answer, and where none is known."""
    return _register(visit, agreement, "proposals", registers.proposals_page, "proposals")


@page
def reactions(visit: Visit, agreement: str) -> HttpResponse:
    """Show who asked for what, and every reaction."""
    return _register(visit, agreement, "reactions", registers.reactions_page, "reactions")


@page
def assessments(visit: Visit, agreement: str) -> HttpResponse:
    """Show what authors conclude in their own voice, apart from reported acts."""
    gather = registers.assessments_page
    return _register(visit, agreement, "assessments", gather, "assessments")


@page
def differences(visit: Visit, agreement: str) -> HttpResponse:
    """Show where sources pull apart, each reading beside the others."""
    return _register(visit, agreement, "differences", registers.differences_page, "conflicts")
