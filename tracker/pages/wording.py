"""Sentences in the tracker's own voice, composed from the record. No database, no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provisions.models import Agreement, Article, ArticleText, Row, StatusEntry, Tally
from provisions.progress import ArticleState
from provisions.timeline import Moment
from provisions.vocabulary import ARTICLE_STATUS, STAGE, Word
from tracker.clock import Clock

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST_NAMED = 3
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


def publisher_of(entry: StatusEntry) -> str:
    source = entry.according_to_source
    return source.publisher if source else ""


def moment_title(moment: Moment, numbers: Mapping[int, str]) -> str:
    """Give a short line for an event, a count or status entries that say the same."""
    if moment.event:
        return moment.event.title
    if moment.tally:
        return f"{moment.tally.according_to}: {tally_words(moment.tally)}"
    return f"{subject_words(moment.entries, numbers)}: {moment.entries[0].get_status_display()}"


def subject_words(entries: Sequence[StatusEntry], numbers: Mapping[int, str]) -> str:
    """Name what status entries that say the same are about."""
    if entries[0].aspect == "stage":
        return "Stage of the agreement"
    if entries[0].aspect == "act":
        return _listed([str(entry.party) for entry in entries])
    articles = [entry.article for entry in entries if entry.article]
    if len(articles) == 1:
        return article_name(articles[0], numbers.get(articles[0].pk, ""))
    numbered = [article for article in articles if article.key.isdigit()]
    named = [article.key for article in articles if not article.key.isdigit()]
    if len(numbered) > _MOST_NAMED:
        named.append(f"{len(numbered)} articles")
    else:
        named += [_spelled(article_name(a, numbers.get(a.pk, ""))) for a in numbered]
    words = _listed(named)
    return f"{words[:1].upper()}{words[1:]}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _spelled(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def row_words(row: Row, numbers: Mapping[int, str]) -> str:
    """Name a row in a list of what rests on a source."""
    match row:
        case StatusEntry():
            subject = subject_words([row], numbers)
            return f"{subject}: {row.get_status_display()}, {row.date}, {voice_words(row)}"
        case Tally():
            return f"Count by {row.according_to}: {tally_words(row)}, {row.date}"
        case ArticleText():
            name = article_name(row.article, numbers.get(row.article_id, ""))
            return f"Text of {_spelled(name)}: {row.get_disclosure_display()}, {row.date}"
        case Agreement():
            return "The agreement itself: title, languages, reach of the record"
    return str(row)
