"""How others responded to the talks, and who asked for what."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from provisions.alphabet import alphabetical
from provisions.ledgers import dated
from provisions.models import Agreement, Party, Reaction, ReactionAsk
from provisions.vocabulary import REACTION_ASK, Word

ASKS = Prefetch("asks", queryset=ReactionAsk.objects.published())


@dataclass(frozen=True, slots=True)
class Asking:
    """What one party asked for: for each word of the vocabulary, the reactions that ask it."""

    party: Party
    cells: tuple[tuple[Word, tuple[Reaction, ...]], ...]


@dataclass(frozen=True, slots=True)
class Reactions:
    """The reactions of a day: all of them, who asked for what, and those only counted.

    ``named`` are the parties that reacted by name; ``counted`` the reactions of several taken
    together, of which some may be among the named ones: they are never added up.
    """

    rows: tuple[Reaction, ...]
    words: tuple[Word, ...]
    asking: tuple[Asking, ...]
    named: tuple[Party, ...]
    counted: tuple[Reaction, ...]


def reactions_on(day: datetime.date, *, superseded: bool = False) -> QuerySet[Reaction]:
    """Return the reactions that count on the day, with all they name."""
    return (
        dated(Reaction.objects.all(), day, superseded=superseded)
        .select_related(
            "agreement", "party", "speaker", "event__agreement", "reported_by_source", "supersedes"
        )
        .prefetch_related(ASKS)
    )


def reactions_of(agreement: Agreement, day: datetime.date) -> Reactions:
    """Return the reactions to an agreement by the day, and who asked for what."""
    rows = tuple(reactions_on(day).filter(agreement=agreement))
    asked = {tie.ask for row in rows if row.party for tie in row.asks.all()}  # type: ignore[attr-defined]
    words = tuple(word for word in REACTION_ASK if word.code in asked)
    by_party: dict[Party, list[Reaction]] = defaultdict(list)
    for row in rows:
        if row.party:
            by_party[row.party].append(row)
    named = sorted(by_party, key=alphabetical)
    asking = (Asking(party, _cells(by_party[party], words)) for party in named)
    return Reactions(
        rows=rows,
        words=words,
        asking=tuple(row for row in asking if any(found for _, found in row.cells)),
        named=tuple(named),
        counted=tuple(row for row in rows if not row.party),
    )


def _cells(
    rows: Sequence[Reaction], words: Iterable[Word]
) -> tuple[tuple[Word, tuple[Reaction, ...]], ...]:
    return tuple((word, tuple(row for row in rows if _asks(row, word))) for word in words)


def _asks(row: Reaction, word: Word) -> bool:
    return word.code in {tie.ask for tie in row.asks.all()}  # type: ignore[attr-defined]
