"""A party's reply, from the report that brought it into the form for statements."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from provisions.admin.subjects import subject_key
from provisions.models import Position, Report, Row
from provisions.reports import settle_report
from provisions.versions import MODEL_OF, named_by

TITLE = "Reply sent to this tracker"
REASON = "A reply of the party to an entry of the record"
SETTLED = "This reply has been settled meanwhile; nothing was recorded."


def reply_asked(request: HttpRequest) -> Report | None:
    """Return the reply that the address names; who may not settle it may not use it."""
    key = request.GET.get("report", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    report = Report.objects.filter(pk=int(key), kind=Report.Kind.REPLY).first()
    if report is not None and not request.user.has_perms(["provisions.change_report"]):
        raise PermissionDenied
    return report


def given_by(report: Report) -> dict[str, Any]:
    """Return what the reply fills in: its subject, its day, and a source for the letter itself.

    Who says it, which stance it takes and what it comes to is for the analyst to say.
    """
    day = report.received_at.date().isoformat()
    given = {"date": day, "reason": REASON, "subject": _subject(report)}
    source = {
        "publisher": report.on_behalf_of,
        "title": TITLE,
        "url": report.source,
        "date": day,
        "kind": "reply",
    }
    return given | {f"new_{name}": value for name, value in source.items()}


def reply_ties(report: Report) -> dict[str, list[dict[str, Any]]]:
    """Return the satellite that makes a statement the reply to the entry."""
    return {"replies_to": [{"noun": report.noun, "row": report.row}]}


def accept(report: Report, statement: Position, by: str) -> None:
    """Settle a reply as the statement that it was recorded as."""
    settle_report(report, seen=report.state, state="accepted", by=by, statement=statement)


def _subject(report: Report) -> str:
    """Return the choice of subject that the entry is about; the agreement, where it has none."""
    model: Any = MODEL_OF[report.noun]
    row: Row | None = model.objects.select_related(*named_by(model)).filter(slug=report.row).first()
    return subject_key(row, report.agreement)
