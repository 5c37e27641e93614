"""Groups of accounts that may be of the same incidents, and how many they make. No database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from provisions.models import Incident, Party
from provisions.vocabulary import INCIDENT_KIND, Word

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Count:
    """Accounts of one kind, by one voice (None: by anybody), of one side (None: not named).

    ``items`` are rows about one incident each, ``series`` rows that give no number, ``told``
    the sum of the numbers that totals give. ``at_least`` and ``at_most`` count no incident
    twice; at most is None where nobody gave a bound.
    """

    kind: Word
    voice: Party | None
    of: Party | None
    accounts: int
    items: int
    series: int
    told: int
    at_least: int
    at_most: int | None


def connected(
    rows: Sequence[Incident], joined: Callable[[Incident, Incident], bool]
) -> list[list[Incident]]:
    """Return the rows in groups: two stand in one where a chain of joined rows leads across."""
    groups: list[list[Incident]] = []
    for row in rows:
        touching = [group for group in groups if any(joined(row, other) for other in group)]
        merged = [row, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def together(pairs: Pairs) -> Callable[[Incident, Incident], bool]:
    """Return whether two accounts may overlap, or one is part of the other."""

    def joined(one: Incident, other: Incident) -> bool:
        part = one.part_of_id == other.pk or other.part_of_id == one.pk
        return part or (one.pk, other.pk) in pairs

    return joined


def bounds(group: Sequence[Incident], pairs: Pairs) -> tuple[int, int | None]:
    """Return how many incidents a group tells of: at least, and at most where it is bounded."""
    items = [row for row in group if row.counting == "item"]
    apart = connected(items, lambda one, other: (one.pk, other.pk) in pairs)
    numbers = [row.count or 0 for row in group if row.counting == "total"]
    series = [row for row in group if row.counting == "series"]
    low = max([len(apart), *numbers, *(1 for _ in series)])
    totals = {row.pk for row in group if row.counting == "total"}
    free = [row for row in group if row.part_of_id not in totals]
    if any(row.counting == "series" for row in free):
        return low, None
    return low, sum(1 if row.counting == "item" else row.count or 0 for row in free)


def counts_of(rows: Sequence[Incident], pairs: Pairs, *, by_voice: bool) -> list[Count]:
    groups: dict[tuple[str, Party | None, Party | None], list[Incident]] = defaultdict(list)
    for row in rows:
        voice = voice_of(row.by) if by_voice else None
        groups[row.kind, voice, voice_of(row.against)].append(row)
    counts = [_count(of, pairs, *key) for key, of in groups.items()]
    order = INCIDENT_KIND.codes
    return sorted(counts, key=lambda c: (order.index(c.kind.code), str(c.voice), str(c.of)))


def _count(
    rows: Sequence[Incident],
    pairs: Pairs,
    kind: str,
    voice: Party | None,
    of: Party | None,
) -> Count:
    found = [bounds(group, pairs) for group in connected(rows, together(pairs))]
    most = [high for _, high in found]
    return Count(
        kind=INCIDENT_KIND[kind],
        voice=voice,
        of=of,
        accounts=len(rows),
        items=sum(row.counting == "item" for row in rows),
        series=sum(row.counting == "series" for row in rows),
        told=sum(row.count or 0 for row in rows),
        at_least=sum(low for low, _ in found),
        at_most=None if None in most else sum(high or 0 for high in most),
    )


def voice_of(party: Party | None) -> Party | None:
    """Return the party whose voice it is: the state where an organ or force of it speaks."""
    return (party.parent or party) if party else None
