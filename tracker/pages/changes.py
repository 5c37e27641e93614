"""The change log: what was edited, when, why, and how it read before."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from provisions.models import Agreement, Revision
from provisions.reach import lines_about
from tracker.pages.choices import page_number, whole_number
from tracker.pages.errors import Missing
from tracker.pages.log import LAST_PAGE, edits_by, revision_by
from tracker.pages.visit import Visit, agreement_named, page

A_PAGE = 50


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the revisions recorded by the clock's day, newest first."""
    found = agreement_named(agreement)
    before = whole_number(visit.request.GET, "before")
    edits = edits_by(found, visit.clock.day, before=before, limit=A_PAGE + 1)
    older = edits[A_PAGE - 1].revision.number if len(edits) > A_PAGE else None
    return visit.show(
        "changes.html",
        agreement=found,
        edits=edits[:A_PAGE],
        older=older,
        before=before,
        twin=visit.twin("revisions", agreement=found.slug),
    )


@page
def detail(visit: Visit, agreement: str, number: int) -> HttpResponse:
    """Show one revision, row by row and field by field."""
    found = agreement_named(agreement)
    revision = _revision(found, number)
    asked = page_number(visit.request.GET, LAST_PAGE)
    return visit.show(
        "change.html",
        agreement=found,
        page=revision_by(found, revision, visit.clock.day, asked),
        twin=visit.twin("revision", number),
    )


def _revision(agreement: Agreement, number: int) -> Revision:
    revision = Revision.objects.filter(pk=number).first()
    if revision is None or not lines_about(agreement).filter(revision=revision).exists():
        log = reverse("pages:changes", args=[agreement.slug])
        reason = f"No revision {number} is about {agreement}."
        raise Missing(reason, [("All changes to the record", log)])
    return revision
