"""Sentences in the tracker's own voice, composed from the record. No database, no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from provisions.dates import VagueDate
from provisions.models import Agreement, Article, Movement, StatusEntry, Tally
from provisions.nouns import begun
from provisions.progress import ArticleState
from provisions.vocabulary import ARTICLE_STATUS, STAGE, Word
from tracker.clock import Clock

_SMALL = (
    pgettext_lazy("small number", "no"),
    pgettext_lazy("small number", "one"),
    pgettext_lazy("small number", "two"),
    pgettext_lazy("small number", "three"),
    pgettext_lazy("small number", "four"),
    pgettext_lazy("small number", "five"),
    pgettext_lazy("small number", "six"),
    pgettext_lazy("small number", "seven"),
    pgettext_lazy("small number", "eight"),
    pgettext_lazy("small number", "nine"),
)
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
            return _("no reading on this day")
        return self.rule.label


def small_number(number: int) -> str:
    """Write a number up to nine as a word."""
    return str(_SMALL[number]) if number < len(_SMALL) else str(number)


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
    words = str(state.status.label)
    rule = state.rule.code if state.rule else ""
    if rule == "elimination":
        words = _("%(status)s, inferred by elimination") % {"status": words}
    elif rule == "last_reported":
        words = _("%(status)s (last reported)") % {"status": words}
    elif state.basis and state.basis.code == "inferred":
        words = _("%(status)s, inferred") % {"status": words}
    blanks = len(state.text.blanks.splitlines()) if state.text else 0
    if blanks:
        words = ngettext(
            "%(status)s, %(count)s blank in the published text",
            "%(status)s, %(count)s blanks in the published text",
            blanks,
        ) % {"status": words, "count": small_number(blanks)}
    return words


def status_shape(state: ArticleState) -> str:
    """Name the glyph of a status; an inferred agreement has one of its own."""
    inferred = state.basis is not None and state.basis.code == "inferred"
    code = state.status.code.replace("_", "-")
    return f"{code}-inferred" if inferred and code == "agreed" else code


def number_shown(state: ArticleState) -> str:
    """Return the printed number, or the key under which the tracker files the article."""
    key = state.article.key
    return state.number or (key if key.isdigit() else unit_name(key))


def unit_name(key: str) -> str:
    """Name what of a draft bears no number: its title or its preamble."""
    named = {"title": pgettext("part of a treaty", "Title"), "preamble": _("Preamble")}
    return named.get(key) or key.capitalize()


def article_label(key: str) -> str:
    """Name an article by its address alone, whatever was known of it on the day."""
    return _("Article %(number)s") % {"number": key} if key.isdigit() else unit_name(key)


def article_name(article: Article, number: str) -> str:
    """Name an article as it could be named on the day; ``number`` is empty before it was public."""
    if not article.key.isdigit():
        return unit_name(article.key)
    if number:
        return _("Article %(number)s") % {"number": number}
    return _("Article filed at %(key)s") % {"key": article.key}


def stage_sentence(stages: Sequence[StatusEntry], signed: bool, until: str) -> str:
    """Say in one sentence how far the agreement has come. ``until`` says up to when."""
    latest = {entry.status: entry for entry in stages}
    reached = [latest[word.code] for word in STAGE if word.code in latest]
    later = [entry for entry in reached if entry.status != "negotiating"]
    parts = [
        _("%(stage)s %(date)s") % {"stage": STAGE[entry.status].label, "date": entry.date}
        for entry in later
    ]
    if not parts and reached:
        parts = [_("being negotiated since %(date)s") % {"date": reached[0].date}]
    if not signed and not _SIGNED & latest.keys():
        parts.append(until)
    return _("%(sentence)s.") % {"sentence": begun("; ".join(parts))}


def known_until_words(agreement: Agreement, clock: Clock) -> str:
    """Say that no signature is recorded, and up to which day the record can speak for that."""
    until = agreement.known_until
    if until is None:
        return _("no signature is recorded")
    if clock.day <= until:
        return _("no signature is recorded up to this day")
    day = VagueDate.parse(until.isoformat())
    return _("no signature is recorded up to %(day)s, the day of the latest source") % {"day": day}


def tally_words(tally: Tally) -> str:
    """Say a count as it was given."""
    parts = []
    if tally.agreed is not None:
        if tally.total is not None:
            figures: dict[str, int | None] = {"agreed": tally.agreed, "total": tally.total}
            parts.append(_("%(agreed)s of %(total)s articles agreed") % figures)
        else:
            parts.append(_("%(agreed)s articles agreed") % {"agreed": tally.agreed})
    if tally.partly:
        parts.append(_("%(partly)s in part") % {"partly": tally.partly})
    if tally.open:
        parts.append(_("%(open)s not agreed") % {"open": tally.open})
    if tally.percent_low is not None:
        figures = {"low": tally.percent_low, "high": tally.percent_high}
        if tally.percent_low == tally.percent_high:
            parts.append(_("%(low)s per cent") % figures)
        else:
            parts.append(_("%(low)s to %(high)s per cent agreed") % figures)
    if tally.agreed is not None and tally.total is None:
        parts.append(_("no total given"))
    return ", ".join(parts)


def voice_words(entry: StatusEntry) -> str:
    """Say whose word a status entry is."""
    if entry.voice == "reading":
        return _("the tracker's reading")
    return _("according to %(whose)s") % {"whose": entry.according_to or publisher_of(entry)}


def publisher_of(entry: StatusEntry | Movement) -> str:
    source = entry.according_to_source
    return source.publisher if source else ""


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: “one, two and three”."""
    if len(names) < 2:
        return "".join(map(str, names))
    parts = {"first": ", ".join(map(str, names[:-1])), "last": names[-1]}
    return pgettext("list", "%(first)s and %(last)s") % parts
