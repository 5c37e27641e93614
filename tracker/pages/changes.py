"""The change log: what was edited, when, why, and how it read before."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from provisions.models import Agreement
from provisions.reach import after_midnight, count_by_action
from provisions.rounds import begun
from provisions.vocabulary import REVISION_KIND
from tracker.pages.choices import chosen, page_number, whole_number
from tracker.pages.errors import Missing, named
from tracker.pages.log import LAST_PAGE, edits_by, revision_by
from tracker.pages.visit import Visit, agreement_named, page
from tracker.pages.written import in_its_language

A_PAGE, IN_SHORT = 50, 3
# What takes something back, by its kind of revision and the word of the change log for it:
# an import may do it too. Another kind joins through the vocabulary.
MARKED = {
    code: f"{code.removesuffix('ion')}ed"
    for code in REVISION_KIND.codes
    if code not in ("update", "import")
}


@page
def index(visit: Visit, agreement: str) -> HttpResponse:
    """Show the revisions recorded by the clock's day, newest first, of one kind or all."""
    found = agreement_named(agreement)
    before = whole_number(visit.request.GET, "before")
    kind = chosen(visit.request.GET, "kind", MARKED)
    day = visit.clock.day
    counted = begun(count_by_action, found, after_midnight(day))
    with in_its_language():
        edits = edits_by(
            found,
            day,
            limit=A_PAGE + 1,
            before=before,
            action=MARKED.get(kind, ""),
            each=IN_SHORT,
        )
    older = edits[A_PAGE - 1].revision.number if len(edits) > A_PAGE else None
    return visit.show(
        "changes.html",
        agreement=found,
        edits=edits[:A_PAGE],
        older=older,
        before=before,
        kind=kind,
        counts=_counts(counted(), kind),
        twin=visit.twin("revisions", agreement=found.slug),
    )


def _counts(by_action: Mapping[str, int], kind: str) -> dict[str, int]:
    """Return how many revisions corrected, retracted or redacted; the last only where any did."""
    counts = {code: by_action.get(action, 0) for code, action in MARKED.items()}
    return {code: n for code, n in counts.items() if n or code != "redaction" or code == kind}


@page
def detail(visit: Visit, agreement: str, number: int) -> HttpResponse:
    """Show one revision, row by row, in a sentence and field by field."""
    found = agreement_named(agreement)
    asked = page_number(visit.request.GET, LAST_PAGE)
    with in_its_language():
        edit = revision_by(found, number, visit.clock.day, asked)
    if edit is None:
        raise _no_revision(found, number)
    return visit.show(
        "change.html",
        agreement=found,
        page=edit,
        twin=visit.twin("revision", number),
    )


def _no_revision(agreement: Agreement, number: int) -> Missing:
    log = reverse("pages:changes", args=[agreement.slug])
    words = _("No revision %(number)s is about %(agreement)s.")
    reason = named(words, number=number, agreement=agreement)
    return Missing(reason, [(_("All changes to the record"), log)])
