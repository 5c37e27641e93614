"""The change log as data: revisions with what they touched, and each row's change."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from provisions.changes import row_changes
from provisions.differences import FieldChange
from provisions.models import Change, Reseal, Revision
from provisions.printed import numbers_among
from provisions.rounds import begun
from provisions.seal import resealed
from provisions.sentences import sentences
from provisions.transfer.columns import COLUMNS, FILES
from provisions.versions import MODEL_OF

# What a change may show: the fields of the exchange format, and these of each satellite.
FIELDS = {model.noun(): {*names, "state", "supersedes"} for model, names in COLUMNS.items()}
TIE_FIELDS = {
    "citations": ("source", "locator", "quotation"),
    "participations": ("party", "role"),
    "language_versions": ("language", "title", "authentic", "prevailing", "note"),
    "parties": ("party",),
    "articles": ("article", "status"),
    "stated_by": ("party",),
    "addressed_to": ("party",),
    "names": ("name", "used_by", "party", "source", "note"),
    "senders": ("party",),
    "overlaps": ("other",),
    "asks": ("ask",),
    "readings": ("place", "summary", "source"),
    "about": ("noun", "row"),
    "replies_to": ("noun", "row"),
}
COLLECTION_OF = {model.noun(): name for model, name in FILES.items()}
# Where a row of a collection names a field otherwise than the record does.
RENAMED = {
    ("translation", "of_noun"): "noun",
    ("translation", "of_row"): "of",
    ("source", "url"): "source_url",
    ("precondition", "paired_with"): "pair_named",
}


@dataclass(frozen=True, slots=True)
class Logged:
    """A revision with how many rows it touched and of which agreements."""

    revision: Revision
    rows: int
    agreements: tuple[str, ...]
    reseals: Sequence[dict[str, Any]] = ()


def logged(revisions: Sequence[Revision]) -> list[Logged]:
    """Return revisions with what they touched, in two queries, and what they redacted."""
    lines = Change.objects.filter(revision__in=[revision.number for revision in revisions])
    counted = lines.order_by("revision_id", "agreement__slug")
    resealing = begun(_reseals, [r.number for r in revisions if r.kind == "redaction"])
    rows: dict[int, int] = defaultdict(int)
    agreements: dict[int, list[str]] = defaultdict(list)
    for number, slug, count in counted.values_list("revision_id", "agreement__slug").annotate(
        Count("pk")
    ):
        rows[number] += count
        if slug:
            agreements[number].append(slug)
    reseals = resealing()
    return [
        Logged(r, rows[r.number], tuple(agreements[r.number]), resealed(reseals[r.number]))
        for r in revisions
    ]


def _reseals(numbers: Sequence[int]) -> dict[int, list[Reseal]]:
    """Return what the redactions of these numbers sealed anew; no query where there is none."""
    found: dict[int, list[Reseal]] = defaultdict(list)
    if numbers:
        for reseal in Reseal.objects.filter(revision__in=numbers).select_related("change"):
            found[reseal.revision_id].append(reseal)
    return found


def changes(lines: Sequence[Change], day: datetime.date) -> list[dict[str, Any]]:
    """Return lines of the change log with what they changed, as data."""
    standing = begun(_states, lines)
    printed = begun(numbers_among, {line.agreement.slug for line in lines if line.agreement}, day)
    found, states = row_changes(lines), standing()
    said = sentences(found, day, printed())
    return [
        {
            "revision": line.revision_id,
            "position": line.position,
            "collection": COLLECTION_OF[line.noun],
            "noun": line.noun,
            "row": line.row,
            "agreement": line.agreement.slug if line.agreement else None,
            "action": line.action,
            "summary": str(words),
            "row_state": states[line.noun, line.row],
            "fields": _fields(change.fields, FIELDS[line.noun], line.noun),
            "ties": [
                {
                    "tie": tie.tie,
                    "action": tie.action,
                    "identity": dict(tie.identity),
                    "fields": _fields(tie.fields, TIE_FIELDS[tie.tie], tie.tie),
                }
                for tie in change.ties
            ],
        }
        for line, change, words in zip(lines, found, said, strict=True)
    ]


def _fields(fields: Iterable[FieldChange], known: Iterable[str], noun: str) -> list[dict[str, Any]]:
    return [
        {
            "field": RENAMED.get((noun, field.field), field.field),
            "before": field.before,
            "after": field.after,
        }
        for field in fields
        if field.field in known
    ]


def _states(lines: Iterable[Change]) -> dict[tuple[str, str], str]:
    """Return how each row stands today, in one query a noun."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        wanted[line.noun].add(line.row)
    asked = {
        noun: begun(
            list, MODEL_OF[noun].objects.filter(slug__in=slugs).values_list("slug", "state")
        )
        for noun, slugs in wanted.items()
    }
    return {(noun, slug): state for noun, rows in asked.items() for slug, state in rows()}
