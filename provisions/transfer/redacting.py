"""Redacts the rows that the lines of a load name, all of them in one revision or none."""

from __future__ import annotations

from collections.abc import Sequence

from provisions.models import Row
from provisions.redaction import redact
from provisions.transfer.files import Line, LoadRefused, Problem
from provisions.transfer.loader import LineRefused, refuse_if_staff_changed, withdrawn_by


def redact_lines(
    lines: Sequence[Line], *, reason: str, by: str
) -> tuple[int | None, list[tuple[str, str, str]]]:
    """Redact what the lines name, and return the revision and each row; none twice.

    Raises LoadRefused with each line that cannot be done, RecordRefused with each row that
    others still name.
    """
    going: list[Row] = []
    problems: list[Problem] = []
    for line in lines:
        try:
            row = _named_by(line)
        except LineRefused as refused:
            problems.append(refused.problem)
            continue
        if row.state != "redacted":
            going.append(row)
    if problems:
        raise LoadRefused(problems)
    if not going:
        return None, []
    number = redact(going, reason=reason, by=by)
    return number, [(row.noun(), row.slug, "redacted") for row in going]


def _named_by(line: Line) -> Row:
    found = line.model.objects.select_related("revision").filter(slug=line.slug).first()
    row = withdrawn_by(line, "redacted", found)
    if row.state != "redacted":
        refuse_if_staff_changed(line, row, "redacted", "redacting would discard")
    return row
