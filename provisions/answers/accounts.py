"""Who counts what as agreed on a day, where the counts differ, which name no article."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from provisions.alphabet import alphabetical
from provisions.ledgers import counts_in
from provisions.models import Agreement, Party, StatusEntry, Tally
from provisions.progress import latest_tallies, negotiating_parties, states_of
from provisions.rounds import begun
from provisions.states import ArticleState

FIGURES = ("agreed", "partly", "open", "total", "percent_low", "percent_high")
CONTRASTS = ("same", "differ", "not_comparable")


@dataclass(frozen=True, slots=True)
class Counting:
    """One party's counts: the latest (several where those of one day differ), the earlier ones.

    Both stand newest first.
    """

    party: Party
    latest: tuple[Tally, ...]
    earlier: tuple[Tally, ...]

    @property
    def differs_itself(self) -> bool:
        """Say whether accounts of its latest count give other figures."""
        return len({figures(tally) for tally in self.latest}) > 1


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two latest counts beside each other, and the figures that both give."""

    one: Tally
    other: Tally

    @property
    def shared(self) -> dict[str, tuple[int, int]]:
        """The figures that both give, by name: what each gives."""
        pairs = {name: (getattr(self.one, name), getattr(self.other, name)) for name in FIGURES}
        return {name: pair for name, pair in pairs.items() if None not in pair}

    @property
    def word(self) -> str:
        """“same” where every figure that both give is the same, “differ” where one is not.

        Counts without a common figure (a number of articles, a percentage of the text) are
        not comparable; nor is a total alone a count of what is agreed.
        """
        shared = self.shared
        if not shared.keys() - {"total"}:
            return "not_comparable"
        return "same" if all(one == other for one, other in shared.values()) else "differ"

    @property
    def differing(self) -> list[str]:
        """The names of the figures that are not the same."""
        return [name for name, (one, other) in self.shared.items() if one != other]

    @property
    def days_apart(self) -> int:
        """How many days lie between the days from which the two count."""
        one, other = _day(self.one), _day(self.other)
        return abs((one - other).days)


@dataclass(frozen=True, slots=True)
class ArticleAccounts:
    """One article and what each negotiating party last said of it, None where it has not."""

    state: ArticleState
    by_party: tuple[StatusEntry | None, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Everything that is counted as agreed on a day, by whose account."""

    parties: tuple[Party, ...]
    counting: tuple[Counting, ...]
    contrasts: tuple[Contrast, ...]
    articles: tuple[ArticleAccounts, ...]

    @property
    def differing(self) -> tuple[Contrast, ...]:
        return tuple(contrast for contrast in self.contrasts if contrast.word == "differ")

    @property
    def differing_articles(self) -> tuple[ArticleAccounts, ...]:
        """The articles on which the parties' latest accounts contradict each other."""
        return tuple(row for row in self.articles if row.state.accounts_differ)

    @property
    def spoken_articles(self) -> tuple[ArticleAccounts, ...]:
        """The articles of which a negotiating party has given an account."""
        return tuple(row for row in self.articles if any(row.by_party))

    @property
    def unnamed(self) -> tuple[Tally, ...]:
        """The counts that name no article, newest first."""
        every = [t for by in self.counting for t in (*by.latest, *by.earlier)]
        return tuple(sorted((t for t in every if not names_articles(t)), key=_newest))


def figures(tally: Tally) -> tuple[int | None, ...]:
    """Return the figures of a count, None for those that it does not give."""
    return tuple(getattr(tally, name) for name in FIGURES)


def names_articles(tally: Any) -> bool:
    """Say whether a count names any article as agreed or open."""
    return bool(tally.articles.all())


def accounts_on(agreement: Agreement, day: datetime.date) -> Accounts:
    """Return who counts what as agreed on the day, parties in alphabetical order."""
    counted = begun(counts_in, agreement.pk, day)
    taking_part = begun(negotiating_parties, agreement)
    states = states_of(agreement, day)
    tallies, negotiating = counted(), taking_part()
    parties = sorted({*negotiating, *(tally.according_to for tally in tallies)}, key=alphabetical)
    counting = tuple(_counting(party, tallies) for party in parties)
    return Accounts(
        parties=tuple(negotiating),
        counting=counting,
        contrasts=tuple(_contrasts(counting)),
        articles=tuple(_accounts_of(state, negotiating) for state in states),
    )


def _counting(party: Party, tallies: Iterable[Tally]) -> Counting:
    own = [tally for tally in tallies if tally.according_to_id == party.pk]
    latest = sorted(latest_tallies(own), key=_newest)
    earlier = sorted((tally for tally in own if tally not in latest), key=_newest)
    return Counting(party, tuple(latest), tuple(earlier))


def _contrasts(counting: Sequence[Counting]) -> list[Contrast]:
    """Put each party's latest counts beside those of each other party, and beside each other."""
    latest = [tally for by in counting for tally in by.latest]
    return [Contrast(one, other) for one, other in combinations(latest, 2)]


def _accounts_of(state: ArticleState, parties: Iterable[Party]) -> ArticleAccounts:
    by_party = {entry.according_to_id: entry for entry in state.accounts if entry.according_to_id}
    return ArticleAccounts(state, tuple(by_party.get(party.pk) for party in parties))


def _day(tally: Tally) -> datetime.date:
    day: datetime.date = tally.sort_day
    return day


def _newest(tally: Tally) -> tuple[int, str]:
    return -_day(tally).toordinal(), tally.slug
