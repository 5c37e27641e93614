"""How answers that put rows side by side are put into words. No database, no markup."""

from __future__ import annotations

from provisions.answers.accounts import Contrast
from provisions.answers.silence import Unanswered
from tracker.pages.wording import listed

# The figures of a count, as sentences name them.
FIGURES = {
    "agreed": "agreed",
    "partly": "agreed in part",
    "open": "not agreed",
    "total": "out of",
    "percent_low": "per cent, from",
    "percent_high": "per cent, to",
}
ANSWERS = {"answer_substance": "to the substance", "answer_linkage": "to the linkage"}


def days_words(days: int) -> str:
    """Say how many days, in full."""
    return f"{days:,} day{'' if days == 1 else 's'}"


def contrast_words(contrast: Contrast) -> str:
    """Say how the figures of two counts compare."""
    if contrast.word == "not_comparable":
        return "not comparable: they have no figure in common"
    if contrast.word == "same":
        return "the figures that both give are the same"
    pairs = [
        f"{FIGURES[name]} ({contrast.shared[name][0]} and {contrast.shared[name][1]})"
        for name in contrast.differing
    ]
    return f"the figures differ: {listed(pairs)}"


def asked_words(one: Unanswered) -> str:
    """Say which answer is missing."""
    return ANSWERS[one.aspect]
