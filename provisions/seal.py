"""Seals: what each digest covers, and how a revision is sealed when it closes.

A line of the change log has two digests under one salt: of what the public may read of the
row, and of every column that was stored. A revision's digest covers the public ones, one of
everything that is not public, and the digest of the revision before it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from provisions.canonical import digested, instant, salted
from provisions.models import Agreement, Change, Reseal, Revision, Row
from provisions.stored import Copy
from provisions.versions import MODEL_OF, Span

REDACTED = Change.Action.REDACTED


def new_salt() -> str:
    """Return 16 random bytes in hex: without them nobody can guess what a digest hides."""
    return secrets.token_hex(16)


def payload(line: Change, span: Span) -> dict[str, Any]:
    """Return what a line's digest covers, read from history; of a withdrawn row, no content."""
    head = span.head(line.noun, line.row, line.revision_id)
    told: dict[str, Any] = {
        "noun": line.noun,
        "id": line.row,
        "action": str(line.action),
        "agreement": span.names.of(Agreement, line.agreement_id),
        "revision": line.revision_id,
        "position": line.position,
        "version": head and head["version"],
        "state": head and head["state"],
        "row": None,
    }
    if head and head["state"] == "published":
        told["row"] = span.row(line.noun, line.row, line.revision_id)
    return told


def stored(line: Change, span: Span) -> list[Any]:
    """Return every column of every version that the revision stored for the line's row."""
    written = span.wrote.get((line.noun, line.row, line.revision_id), [])
    return [[table, _columns(copy)] for table, copy in written]


def internal(
    revision: Revision, lines: Sequence[Change], reseals: Sequence[Reseal] = ()
) -> list[Any]:
    """Return what a revision keeps private and seals all the same."""
    told: list[Any] = [
        revision.author_id,
        revision.author_name,
        [[line.pk, line.agreement_id, line.inner_digest] for line in lines],
    ]
    if reseals:
        told.append([[it.pk, it.change_id, it.inner_digest] for it in reseals])
    return told


def resealed(reseals: Sequence[Reseal]) -> list[dict[str, Any]]:
    """Return the lines that a redaction blanked, each with the digest of what is left."""
    return [
        {"revision": it.change.revision_id, "position": it.change.position, "digest": it.digest}
        for it in reseals
    ]


def statement(
    revision: Revision, leaves: Sequence[str], reseals: Sequence[Reseal] = ()
) -> dict[str, Any]:
    """Return what a revision's digest covers; all of it is public."""
    return {
        "number": revision.number,
        "recorded_at": instant(revision.recorded_at),
        "kind": revision.kind,
        "reason": revision.reason,
        "previous_digest": revision.previous_digest,
        "changes": list(leaves),
        "internal": revision.internal_digest,
        "reseals": resealed(reseals),
    }


def enter(revision: Revision, touched: Sequence[tuple[Row, Change.Action]]) -> None:
    """Write a revision's lines and then the revision itself, sealed; its rows are stored."""
    lines = [
        Change(
            revision_id=revision.number,
            position=position,
            noun=row.noun(),
            row=row.slug,
            action=action,
            agreement_id=row.agreement_number(),
        )
        for position, (row, action) in enumerate(touched)
    ]
    _seal_lines(revision.number, lines)
    for line in lines:
        line.save(force_insert=True)
    redacted = [line for line in lines if line.action == REDACTED]
    reseals = sorted(
        (reseal for line in redacted for reseal in _reseals(line)),
        key=lambda it: (it.change.revision_id, it.change.position),
    )
    for reseal in reseals:
        reseal.save(force_insert=True)
    before = Revision.objects.filter(number=revision.number - 1).values_list("digest", flat=True)
    revision.previous_digest = before.first() or ""
    revision.internal_salt = new_salt()
    revision.internal_digest = salted(revision.internal_salt, internal(revision, lines, reseals))
    revision.digest = digested(statement(revision, [line.digest for line in lines], reseals))
    revision.save(force_insert=True)


def _reseals(redacted: Change) -> list[Reseal]:
    """Seal what is left of a row in every line before the one that redacts it."""
    number = redacted.revision_id
    earlier = Change.objects.filter(noun=redacted.noun, row=redacted.row, revision_id__lt=number)
    found = []
    for line in earlier.order_by("revision_id"):
        span = Span(line.revision_id - 1, line.revision_id, {MODEL_OF[line.noun]})
        span.names.learn(Agreement, [line.agreement_id])
        seal = Reseal(revision_id=number, change=line, salt=new_salt())
        seal.digest = salted(seal.salt, payload(line, span))
        seal.inner_digest = salted(seal.salt, stored(line, span))
        found.append(seal)
    return found


def _seal_lines(number: int, lines: Sequence[Change]) -> None:
    span = Span(number - 1, number, {MODEL_OF[line.noun] for line in lines})
    span.names.learn(Agreement, [line.agreement_id for line in lines])
    for line in lines:
        line.salt = new_salt()
        line.digest = salted(line.salt, payload(line, span))
        line.inner_digest = salted(line.salt, stored(line, span))


def _columns(copy: Copy) -> dict[str, Any]:
    """Return a copy's columns; what is null is left out, so that a column can join later."""
    return {name: value for name, value in copy.items() if value is not None}
