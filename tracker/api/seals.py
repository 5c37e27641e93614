"""What a stranger needs to check the record: each revision's leaves, and the signed head."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from provisions.canonical import canonical
from provisions.checkpoint import Inconsistent, sign_head
from provisions.known import known_at
from provisions.models import Agreement, Change, Reseal, Revision
from provisions.rounds import begun
from provisions.seal import payload
from provisions.slugs import Names
from provisions.versions import MODEL_OF, Span
from tracker.api.log import Changes
from tracker.api.parameters import Asked
from tracker.api.shapes.seals import CheckpointShape, LeafShape
from tracker.api.view import RecordView


class Leaves(Changes):
    """The leaves of one revision: for each row it touched, what its digest covers.

    `digest` is the SHA-256 of the salt's bytes followed by `payload`, byte for byte.
    """

    subject = "leaf"
    shape = LeafShape

    def shown(self, rows: Iterable[Change], asked: Asked) -> list[dict[str, Any]]:
        rows = list(rows)
        if not rows:
            return []
        number = rows[0].revision_id
        redacted_by = begun(_redacted_by, [line.pk for line in rows if not line.salt])
        names = Names()
        learning = begun(names.learn, Agreement, [line.agreement_id for line in rows])
        span = Span(number - 1, number, {MODEL_OF[line.noun] for line in rows}, names)
        learning()
        redacted = redacted_by()
        return [
            {
                "position": line.position,
                "noun": line.noun,
                "row": line.row,
                "digest": line.digest,
                "salt": line.salt or None,
                "payload": canonical(payload(line, span)).decode() if line.salt else None,
                "resealed_by": redacted.get(line.pk),
            }
            for line in rows
        ]


def _redacted_by(lines: list[int]) -> dict[int, int]:
    """Return which revision redacted the rows of these lines, whatever state is read."""
    with known_at(None):
        reseals = Reseal.objects.filter(change__in=lines).order_by()
        return dict(reseals.values_list("change", "revision"))


class NotContinued(APIException):
    """The record does not continue what was signed: an operator has to look."""

    status_code = 409


class Checkpoint(RecordView):
    """The head of the chain of revisions, signed: keep it, and compare it later.

    Refused (409) where the record does not continue the checkpoint that was signed last.
    """

    subject = "checkpoint"
    shape = CheckpointShape
    also = (404, 409)
    parameters = ()
    # What was signed last, which is not in the record, has its say each time.
    caching = "no-cache"

    def get(self, request: Request) -> Response:
        return self.answer(request, self.parameters, self._signed)

    def _signed(self, asked: Asked) -> Any:
        try:
            signed = sign_head()
        except Inconsistent as problem:
            raise NotContinued(f"Nothing was signed: {problem}.") from None
        if signed is None:
            raise NotFound("The record is empty, so there is nothing to sign.")
        head = Revision.objects.get(number=signed.head.number)
        return CheckpointShape(
            {
                "note": signed.note,
                "public_key": signed.public_key,
                "number": signed.head.number,
                "digest": signed.head.digest,
                "recorded_at": head.recorded_at,
            }
        ).data
