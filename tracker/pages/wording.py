"""Sentences in the tracker's own voice, composed from the record. No database, no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provisions.models import Agreement, Article, Movement, StatusEntry, Tally
from provisions.progress import ArticleState
from provisions.vocabulary import ARTICLE_STATUS, STAGE, Word
from tracker.clock import Clock

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SIGNED = frozenset({"signed", "in_force"})


@dataclass(frozen=True, slots=True)
class Share:
    """So many of the numbered articles read alike: the same word by the same rule."""

    count: int
    total: int
    word: Word
    rule: Word | None

    @property
    def reading_words(self) -> str:
        if self.rule is None:
            return "no reading on this day"
        return self.rule.label


def small_number(number: int) -> str:
    """Write a number up to nine as a word."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def shares(states: Iterable[ArticleState]) -> list[Share]:
    """Count the numbered articles by reading and rule, agreed first."""
    numbered = [state for state in states if state.article.key.isdigit()]
    counts = Counter((state.status, state.rule) for state in numbered)
    order = ["agreed", *ARTICLE_STATUS.codes]
    return sorted(
        (Share(count, len(numbered), word, rule) for (word, rule), count in counts.items()),
        key=lambda share: (order.index(share.word.code), -share.count),
    )


def status_words(state: ArticleState) -> str:
    """Say an article's status with what the rule and the text add to it."""
    words = state.status.label
    rule = state.rule.code if state.rule else ""
    if rule == "elimination":
        words = f"{words}, inferred by elimination"
    elif rule == "last_reported":
        words = f"{words} (last reported)"
    elif state.basis and state.basis.code == "inferred":
        words = f"{words}, inferred"
    blanks = len(state.text.blanks.splitlines()) if state.text else 0
    if blanks:
        words += f", {small_number(blanks)} blank{'s' * (blanks > 1)} in the published text"
    return words


def status_shape(state: ArticleState) -> str:
    """Name the glyph of a status; an inferred agreement has one of its own."""
    inferred = state.basis is not None and state.basis.code == "inferred"
    code = state.status.code.replace("_", "-")
    return f"{code}-inferred" if inferred and code == "agreed" else code


def number_shown(state: ArticleState) -> str:
    """Return the printed number, or the key under which the tracker files the article."""
    key = state.article.key
    return state.number or (key if key.isdigit() else key.capitalize())


def article_name(article: Article, number: str) -> str:
    """Name an article as it could be named on the day; ``number`` is empty before it was public."""
    if not article.key.isdigit():
        return article.key.capitalize()
    return f"Article {number}" if number else f"Article filed at {article.key}"


def stage_sentence(stages: Sequence[StatusEntry], signed: bool, until: str) -> str:
    """Say in one sentence how far the agreement has come. ``until`` ends the knowledge."""
    latest = {entry.status: entry for entry in stages}
    reached = [latest[word.code] for word in STAGE if word.code in latest]
    later = [entry for entry in reached if entry.status != "negotiating"]
    parts = [f"{STAGE[entry.status].label} {entry.date}" for entry in later]
    if not parts and reached:
        parts = [f"being negotiated since {reached[0].date}"]
    if not signed and not _SIGNED & latest.keys():
        parts.append(f"no signature is recorded{until}")
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def known_until_words(agreement: Agreement, clock: Clock) -> str:
    """Say up to which day the record can speak for what did not happen."""
    until = agreement.known_until
    if until is None:
        return ""
    if clock.day <= until:
        return " up to this day"
    return f" up to {until.day} {until:%B %Y}, the day of the latest source"


def tally_words(tally: Tally) -> str:
    """Say a count as it was given."""
    parts = []
    if tally.agreed is not None:
        of = f" of {tally.total}" if tally.total is not None else ""
        parts.append(f"{tally.agreed}{of} articles agreed")
    if tally.partly:
        parts.append(f"{tally.partly} in part")
    if tally.open:
        parts.append(f"{tally.open} not agreed")
    if tally.percent_low is not None:
        low, high = tally.percent_low, tally.percent_high
        parts.append(f"{low} per cent" if low == high else f"{low} to {high} per cent agreed")
    if tally.agreed is not None and tally.total is None:
        parts.append("no total given")
    return ", ".join(parts)


def voice_words(entry: StatusEntry) -> str:
    """Say whose word a status entry is."""
    if entry.voice == "reading":
        return "the tracker's reading"
    return f"according to {entry.according_to or publisher_of(entry)}"


def publisher_of(entry: StatusEntry | Movement) -> str:
    source = entry.according_to_source
    return source.publisher if source else ""


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: “one, two and three”."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
