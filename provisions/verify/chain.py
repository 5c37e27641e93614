"""Whether the log is whole and every digest in it is that of what history holds."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from provisions.canonical import digested, salted
from provisions.models import Agreement, Change, Reseal, Revision
from provisions.seal import internal, payload, statement, stored
from provisions.slugs import Names
from provisions.stored import Unreadable
from provisions.verify.faults import Fault
from provisions.versions import MODEL_OF, Span

BATCH = 2000
RESEALED = ("revision_id", "change__revision_id", "change__position")
UNSEALED = "the record was written before revisions were sealed; load it anew"


class Chain:
    """A walk along the log, oldest revision first, batch by batch."""

    def __init__(self, head: int) -> None:
        self._head = head
        self._names = Names()
        self._number = 0
        self._digest = ""
        self._instant: datetime.datetime | None = None
        self._reseals: dict[int, list[Reseal]] = {}
        self._resealed: dict[int, Reseal] = {}

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong in the log, its seals, and the versions that it tells of."""
        log = Revision.objects.order_by("number").filter(number__lte=self._head)
        while True:
            try:
                batch = self._next(log)
                if not batch:
                    break
                yield from self._batch(batch)
            except Unreadable as error:
                yield Fault(
                    str(error.model._meta.verbose_name),
                    f"number {error.key}",
                    "holds a value of the wrong kind",
                )
                return
        for reseal in Reseal.objects.filter(revision_id__gt=self._head)[:1]:
            yield Fault("reseal", str(reseal.pk), "its revision is not in the log")
        for line in Change.objects.filter(revision_id__gt=self._head)[:1]:
            yield Fault("change", f"{line.noun} {line.row}", "its revision is not in the log")

    def _next(self, log: Any) -> list[Revision]:
        """Return the next revisions; raise Unreadable where one has no instant."""
        rows = log.filter(number__gt=self._number)[:BATCH]
        try:
            batch = list(rows)
        except (ValueError, TypeError, OverflowError):
            raise Unreadable(Revision, self._number + 1) from None
        for revision in batch:
            if not isinstance(revision.recorded_at, datetime.datetime):
                raise Unreadable(Revision, revision.number)
        return batch

    def _batch(self, batch: Sequence[Revision]) -> Iterator[Fault]:
        first, last = self._number, batch[-1].number
        lines: dict[int, list[Change]] = defaultdict(list)
        found = Change.objects.filter(revision_id__gt=first, revision_id__lte=last)
        for line in found.order_by("revision_id", "position"):
            lines[line.revision_id].append(line)
        self._read_reseals(first, last)
        span = Span(first, last, names=self._names)
        agreements = {line.agreement_id for held in lines.values() for line in held}
        span.names.learn(Agreement, agreements)
        for revision in batch:
            yield from self._revision(revision, lines.pop(revision.number, []), span)
        for number, held in lines.items():
            yield _of(held[0], f"its revision {number} is not in the log")
        for (noun, slug, number), written in span.wrote.items():
            table, copy = written[0]
            words = f"{table}: no line of the log tells of this version"
            yield Fault(noun, slug or f"({table} {copy['id']})", words, copy["version"], number)

    def _read_reseals(self, first: int, last: int) -> None:
        """Read what the revisions redacted, by number, and what was redacted of them, by line."""
        found = Reseal.objects.select_related("change").order_by(*RESEALED)
        self._reseals = defaultdict(list)
        for reseal in found.filter(revision_id__gt=first, revision_id__lte=last):
            self._reseals[reseal.revision_id].append(reseal)
        touched = found.filter(change__revision_id__gt=first, change__revision_id__lte=last)
        self._resealed = {reseal.change_id: reseal for reseal in touched}

    def _revision(self, revision: Revision, lines: Sequence[Change], span: Span) -> Iterator[Fault]:
        number = revision.number
        if number != self._number + 1:
            yield _in(revision, f"follows revision {self._number}", "number")
        if self._instant is not None and revision.recorded_at <= self._instant:
            yield _in(revision, "is not later than the revision before it", "recorded_at")
        if revision.previous_digest != self._digest:
            yield _in(revision, "does not follow the revision before it", "previous_digest")
        if not lines:
            yield _in(revision, "tells of no row")
        for position, line in enumerate(lines):
            if line.position != position:
                yield _of(line, f"stands where position {position} should", "position")
            yield from self._line(line, revision, span)
        reseals = self._reseals.get(number, [])
        private = internal(revision, lines, reseals)
        public = statement(revision, [line.digest for line in lines], reseals)
        if not revision.digest:
            yield _in(revision, UNSEALED, "digest")
        elif _salted(revision.internal_salt, private) != revision.internal_digest:
            yield _in(revision, "its author or a line's keys are not those sealed", "internal")
        elif digested(public) != revision.digest:
            yield _in(revision, "is not what was sealed", "digest")
        self._number, self._digest = number, revision.digest
        self._instant = revision.recorded_at

    def _line(self, line: Change, revision: Revision, span: Span) -> Iterator[Fault]:
        if line.noun not in MODEL_OF:
            yield _of(line, "names no noun of the record", "noun")
            return
        written = stored(line, span)
        told = payload(line, span)
        copies_of = span.wrote.pop((line.noun, line.row, line.revision_id), [])
        if told["version"] is None:
            yield _of(line, "the revision stored no version of this row", "row")
            return
        for table, copy in copies_of:
            if copy["history_date"] != revision.recorded_at:
                words = f"{table}: is not dated by its revision"
                yield _of(line, words, "history_date", copy["version"])
        seal: Change | Reseal = self._resealed.get(line.pk, line)
        if seal is not line and (line.salt or told["state"] != "redacted"):
            yield _of(line, "was redacted, and has content or a salt", "salt", told["version"])
        elif _salted(seal.salt, told) != seal.digest:
            yield _of(line, "what it says is not what was sealed", "", told["version"])
        elif _salted(seal.salt, written) != seal.inner_digest:
            words = "what is stored of it or its ties is not what was sealed"
            yield _of(line, words, "", told["version"])


def _salted(salt: str, value: Any) -> str:
    """Return the salted digest; nothing that matches where the salt itself is no salt."""
    try:
        return salted(salt, value) if len(salt) == 32 else "no salt"
    except (ValueError, TypeError):
        return "no salt"


def _in(revision: Revision, words: str, column: str = "") -> Fault:
    return Fault("revision", str(revision.number), words, revision=revision.number, column=column)


def _of(line: Change, words: str, column: str = "", version: int | None = None) -> Fault:
    return Fault(line.noun, line.row, words, version, line.revision_id, column)
