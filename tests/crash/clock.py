"""Edits while the clock of the machine is set back between them."""

import datetime
from typing import Any

from django.utils import timezone

from provisions.models import Revision, Source
from provisions.record import revise
from tests.crash import consistency, processes

HOURS_BACK = (0, 1, 24, 23, 24 * 400, 0)


def run(_variant: str) -> dict[str, Any]:
    """Amend one row at each setting of the clock; report what its history then says."""
    said = processes.start(_edit_with_a_changing_clock).rest()
    source = Source.objects.get(slug="source-0")
    newest, oldest = source.history.latest(), source.history.earliest()
    instants = Revision.objects.order_by("number").values_list("recorded_at", flat=True)
    return {
        "errors": said,
        "rising": list(instants) == sorted(set(instants)),
        "live": source.note,
        "newest": newest.note,
        "before newest": newest.prev_record.note,
        "oldest": oldest.note,
        "versions": list(source.history.values_list("version", flat=True)),
        "faults": consistency.faults(),
    }


def _edit_with_a_changing_clock(_say: processes.Say) -> None:
    now = timezone.now
    for edits, hours in enumerate(HOURS_BACK, start=1):
        timezone.now = lambda hours=hours: now() - datetime.timedelta(hours=hours)
        with revise(reason=f"Edit {edits}, {hours} hours back") as edit:
            edit.amend(Source.objects.get(slug="source-0"), note=f"edit {edits}")
