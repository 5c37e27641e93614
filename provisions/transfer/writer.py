"""Writes an agreement's record to a folder in the exchange format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from provisions.models import NOUNS, Agreement, Conflict, Row, Translation
from provisions.transfer.columns import COLUMNS, FILES
from provisions.transfer.written import row_values, tie_targets, whole
from provisions.versions import MODEL_OF


def dump_folder(agreement: Agreement, path: Path) -> dict[str, int]:
    """Write all published rows of the agreement and the rows they name; return counts by file.

    Every file is written anew; a folder loaded, dumped and loaded again is the same.
    """
    wanted: dict[type[Row], dict[str, Row]] = {model: {} for model in NOUNS}
    for model in NOUNS:
        if model.agreement_path:
            lookup = model.agreement_path.replace(".", "__")
            for row in whole(model).published().filter(**{lookup: agreement.pk}):
                _collect(row, wanted)
    for row in whole(Translation).published().filter(agreement=None):
        if row.of_row in wanted[MODEL_OF[row.of_noun]]:
            _collect(row, wanted)
    path.mkdir(parents=True, exist_ok=True)
    counts = {}
    for model, rows in wanted.items():
        name = f"{FILES[model]}.json"
        if rows:
            lines = [row_values(rows[slug]) for slug in sorted(rows)]
            text = json.dumps(lines, ensure_ascii=False, indent=2)
            (path / name).write_text(text + "\n", encoding="utf-8")
            counts[name] = len(lines)
        else:
            (path / name).unlink(missing_ok=True)
    return counts


def _collect(row: Row, wanted: dict[type[Row], dict[str, Row]]) -> None:
    """Take a row and every row it names."""
    if row.slug in wanted[type(row)]:
        return
    wanted[type(row)][row.slug] = row
    for name in COLUMNS[type(row)]:
        target = getattr(row, name)
        if isinstance(target, Row) and target.state != "redacted":
            _collect(target, wanted)
    for tie_name in row.ties:
        for tie in getattr(row, tie_name).all():
            for target_name in tie_targets(type(tie)):
                target = getattr(tie, target_name)
                if tie.state == "published" and isinstance(target, Row):
                    _collect(target, wanted)
    if isinstance(row, Conflict):
        for target in _shared_in(row):
            _collect(target, wanted)


def _shared_in(conflict: Conflict) -> Iterator[Row]:
    """Yield the rows that all agreements share and the conflict touches."""
    for tie in conflict.about.all():
        model = MODEL_OF[tie.noun]
        if tie.state == "published" and not model.agreement_path:
            yield from whole(model).published().filter(slug=tie.row)
