"""Claims of movement with their denials: who is said to have moved, by whom, who denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from provisions.models import Article, Movement, Party


@dataclass(frozen=True, slots=True)
class Claimed:
    """All that is claimed and denied about one kind of movement of one party on an article."""

    article: Article
    kind: str
    mover: Party
    claims: tuple[Movement, ...]
    denials: tuple[Movement, ...]

    @property
    def voices(self) -> set[int | None]:
        """The keys of the parties that claim or deny it."""
        return {row.according_to_id for row in (*self.claims, *self.denials)}


def claimed(movements: Iterable[Movement]) -> list[Claimed]:
    """Put each claim beside what denies it: same article, same kind, same party said to move."""
    alike: dict[tuple[object, ...], list[Movement]] = defaultdict(list)
    for row in movements:
        alike[row.article_id, row.kind, row.mover_id].append(row)
    return [
        Claimed(
            rows[0].article,
            rows[0].kind,
            rows[0].mover,
            tuple(row for row in rows if row.claim == "claims"),
            tuple(row for row in rows if row.claim == "denies"),
        )
        for rows in alike.values()
    ]
