"""What a row rested on in a revision, and what a line of a ledger followed, from history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from provisions.asking import side_by_side
from provisions.differences import Pair
from provisions.known import known_at
from provisions.models import Citation, Row, StatusEntry
from provisions.rounds import begun
from provisions.ties import root_field

# Entries that agree in these, in aspect and in voice are about the same, by the same word.
_LANE = ("article", "precondition", "party", "according_to", "according_to_source")


def cited_in(model: type[Row], heads: Sequence[Pair]) -> dict[tuple[int, int], list[Any]]:
    """Return the citations that stood after each row's revision, by row and revision.

    A withdrawn row is given those on which it rested until then.
    """
    if "citations" not in model.ties:
        return {}
    root = f"{root_field(model, 'citations')}_id"
    versions: dict[int, list[Any]] = defaultdict(list)
    for record in _citations(root, heads):
        versions[getattr(record, root)].append(record)
    found = {}
    for pair in heads:
        until = _rested_until(pair)
        latest = {r.id: r for r in versions[pair.after.id] if r.revision_id <= until}
        standing = [record for record in latest.values() if record.state == "published"]
        found[pair.after.id, pair.after.revision_id] = standing
    return found


def _rested_until(head: Pair) -> int:
    """Return the last revision whose citations a row rests on in its own."""
    number: int = head.after.revision_id
    return number if head.after.state == "published" else number - 1


def _citations(root: str, heads: Sequence[Pair]) -> list[Any]:
    """Return the versions of the rows' citations that any of the revisions knew, oldest first.

    Of those from before the first of the revisions only the newest, found by its key, so that
    the length of a history does not matter.
    """
    rows = {f"{root}__in": {pair.after.id for pair in heads}}
    asked = [_rested_until(pair) for pair in heads]
    first, last = min(asked, default=0), max(asked, default=0)
    history = Citation.history.order_by()
    with known_at(None):
        newest = history.filter(id=OuterRef("pk"), revision_id__lte=first)
        latest = newest.order_by("-revision_id", "-version").values("history_id")[:1]
        before = Citation._base_manager.filter(**rows).values_list(Subquery(latest))
        since = history.filter(**rows, revision_id__gt=first, revision_id__lte=last)
        found = history.filter(history_id__in=before).union(since)
        return list(side_by_side(found.order_by("version")))


def lines_before(heads: Iterable[Pair]) -> dict[tuple[int, int], Any]:
    """Return, by row and revision, the entry that each new status entry followed.

    That is the last one of an earlier day about the same, in the same voice, as it stood
    after the same revision. Entries without one are left out.
    """
    new = {p.after.history_id for p in heads if p.before is None and p.after.state == "published"}
    if not new:
        return {}
    records = StatusEntry.history.filter(history_id__in=new).annotate(line=Subquery(_line_before()))
    of_lines = StatusEntry.history.filter(id__in=records.order_by().values("line"))
    read = begun(list, side_by_side(of_lines.order_by("version")))
    followed = [row for row in side_by_side(records) if row.line]
    versions: dict[int, list[Any]] = defaultdict(list)
    for version in read():
        versions[version.id].append(version)
    found = {}
    for row in followed:
        stood = [one for one in versions[row.line] if one.revision_id <= row.revision_id]
        if stood:
            found[row.id, row.revision_id] = stood[-1]
    return found


def _line_before() -> Any:
    """Return the key of the line before the outer history row, read by day from an index."""
    then = {"revision_id__lte": OuterRef(OuterRef("revision_id"))}
    states = StatusEntry.history.filter(id=OuterRef("pk"), **then).order_by("-version")
    corrections = StatusEntry.history.filter(
        supersedes_id=OuterRef("pk"), state="published", **then
    )
    lines = StatusEntry.objects.filter(
        *(_same(name) for name in _LANE),
        agreement_id=OuterRef("agreement_id"),
        aspect=OuterRef("aspect"),
        voice=OuterRef("voice"),
        sort_day__lt=OuterRef("sort_day"),
    )
    stood = lines.annotate(then=Subquery(states.values("state")[:1])).filter(then="published")
    latest = stood.filter(~Exists(corrections)).order_by("-sort_day", "-slug")
    return latest.values("pk")[:1]


def _same(name: str) -> Any:
    """Say that two entries name the same row in a field, or none."""
    return Exact(Coalesce(f"{name}_id", 0), Coalesce(OuterRef(f"{name}_id"), 0))


def add_corrected(model: type[Row], heads: Sequence[Pair]) -> None:
    """Give each new correction, as its “before”, the entry that it replaces."""
    new = [p for p in heads if p.before is None and getattr(p.after, "supersedes_id", None)]
    if not new:
        return
    replaced = {}
    wanted = {pair.after.supersedes_id for pair in new}
    held = model.history.filter(id__in=wanted).exclude(state="redacted")
    for record in side_by_side(held.order_by("version")):
        replaced[record.id] = record
    for pair in new:
        pair.before = replaced.get(pair.after.supersedes_id)
