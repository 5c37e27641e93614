"""How answers that put rows side by side are put into words. No database, no markup."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provisions.answers.accounts import Contrast
from provisions.answers.silence import Unanswered
from tracker.pages.wording import listed

# The figures of a count, as sentences name them.
FIGURES = {
    "agreed": gettext_lazy("agreed (%(one)s and %(other)s)"),
    "partly": gettext_lazy("agreed in part (%(one)s and %(other)s)"),
    "open": gettext_lazy("not agreed (%(one)s and %(other)s)"),
    "total": gettext_lazy("out of (%(one)s and %(other)s)"),
    "percent_low": gettext_lazy("per cent, from (%(one)s and %(other)s)"),
    "percent_high": gettext_lazy("per cent, to (%(one)s and %(other)s)"),
}
ANSWERS = {
    "answer_substance": gettext_lazy("to the substance"),
    "answer_linkage": gettext_lazy("to the linkage"),
}


def days_words(days: int) -> str:
    """Say how many days, in full."""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": f"{days:,}"}


def contrast_words(contrast: Contrast) -> str:
    """Say how the figures of two counts compare."""
    if contrast.word == "not_comparable":
        return _("not comparable: they have no figure in common")
    if contrast.word == "same":
        return _("the figures that both give are the same")
    pairs = [
        str(FIGURES[name]) % {"one": contrast.shared[name][0], "other": contrast.shared[name][1]}
        for name in contrast.differing
    ]
    return _("the figures differ: %(pairs)s") % {"pairs": listed(pairs)}


def asked_words(one: Unanswered) -> str:
    """Say which answer is missing."""
    return str(ANSWERS[one.aspect])
