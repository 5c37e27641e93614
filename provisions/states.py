"""What a read of a day returns: an article's state, the agreement's, each party's acts."""

from __future__ import annotations

from dataclasses import dataclass

from provisions.dates import VagueDate
from provisions.models import Agreement, Article, ArticleText, Party, StatusEntry, Tally
from provisions.vocabulary import ARTICLE_STATUS, BASIS, DISCLOSURE, RULE, STAGE, Word


@dataclass(frozen=True, slots=True)
class ArticleState:
    """One article on one day: its text's voice, each account of it, and the reading."""

    article: Article
    text: ArticleText | None
    reading: StatusEntry | None
    accounts: tuple[StatusEntry, ...]

    @property
    def status(self) -> Word:
        """The tracker's reading; “undisclosed” where no entry says more."""
        return ARTICLE_STATUS[self.reading.status if self.reading else "undisclosed"]

    @property
    def since(self) -> VagueDate | None:
        return self.reading.date if self.reading else None

    @property
    def basis(self) -> Word | None:
        return BASIS[self.reading.basis] if self.reading else None

    @property
    def rule(self) -> Word | None:
        return RULE[self.reading.rule] if self.reading else None

    @property
    def disclosure(self) -> Word:
        return DISCLOSURE[self.text.disclosure if self.text else "undisclosed"]

    @property
    def number(self) -> str:
        """The number as printed; empty while it was not yet public."""
        return self.text.number if self.text else ""

    @property
    def accounts_differ(self) -> bool:
        """Say whether the parties' latest accounts of the article contradict each other."""
        parties = {entry.status for entry in self.accounts if entry.voice == "party"}
        return len(parties) > 1 or self.status.code == "accounts_differ"


@dataclass(frozen=True, slots=True)
class PartyActs:
    """What one negotiating party has done towards being bound, by whose account."""

    party: Party
    acts: tuple[StatusEntry, ...]


@dataclass(frozen=True, slots=True)
class AgreementState:
    """The agreement as a whole on one day."""

    agreement: Agreement
    stage: StatusEntry | None
    stage_accounts: tuple[StatusEntry, ...]
    acts: tuple[PartyActs, ...]
    tallies: tuple[Tally, ...]
    stages: tuple[StatusEntry, ...] = ()  # every reading of the stage so far, oldest first

    @property
    def stage_word(self) -> Word | None:
        return STAGE[self.stage.status] if self.stage else None

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(acts.party for acts in self.acts)

    @property
    def signed(self) -> bool:
        """Say whether any account holds that the agreement was signed."""
        entries = [*self.stage_accounts, *([self.stage] if self.stage else [])]
        return any(entry.status in ("signed", "in_force") for entry in entries)
