"""The turns of phrase that answers share: lists, numbers, voices, and how a milestone stands."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from provisions.sequence.values import Held, Milestone, Voice

HELD_WORDS = {
    Held.OPEN: pgettext_lazy("how a milestone stands", "open"),
    Held.REACHED: pgettext_lazy("how a milestone stands", "done"),
    Held.WAIVED: gettext_lazy("no longer stands as a requirement"),
}
_COUNTS = (
    pgettext_lazy("how many", "no"),
    pgettext_lazy("how many", "one"),
    pgettext_lazy("how many", "two"),
    pgettext_lazy("how many", "three"),
    pgettext_lazy("how many", "four"),
    pgettext_lazy("how many", "five"),
    pgettext_lazy("how many", "six"),
    pgettext_lazy("how many", "seven"),
    pgettext_lazy("how many", "eight"),
    pgettext_lazy("how many", "nine"),
    pgettext_lazy("how many", "ten"),
)


def listed(words: Iterable[str]) -> str:
    """Join words as a list in a sentence."""
    *most, last = list(words)
    return (
        _("%(most)s and %(last)s") % {"most": ", ".join(map(str, most)), "last": last}
        if most
        else last
    )


def counted(number: int) -> str:
    return str(_COUNTS[number] if number < len(_COUNTS) else number)


def says(voices: Iterable[Voice], clause: str, basis: str = "stated") -> str:
    """Say a clause in its voices: “Armenia and Azerbaijan say that …”."""
    names = [voice.name for voice in sorted(set(voices))]
    said = {"names": listed(names), "clause": clause}
    if basis == "stated":
        return (
            ngettext("%(names)s says that %(clause)s", "%(names)s say that %(clause)s", len(names))
            % said
        )
    return (
        ngettext(
            "%(names)s says, as inferred, that %(clause)s",
            "%(names)s say, as inferred, that %(clause)s",
            len(names),
        )
        % said
    )


def state_words(milestone: Milestone) -> str:
    """Say how a milestone stands: by the reading and by every account."""
    if not milestone.is_followed:
        return _("the record does not follow whether it was done")
    if milestone.accounts_differ:
        return _("accounts differ on whether it is done")
    if milestone.waived_by:
        names = listed(voice.name for voice in milestone.waived_by)
        return _("no longer stands as a requirement of %(names)s") % {"names": names}
    return str(HELD_WORDS[Held.REACHED if milestone.reached else Held.OPEN])
