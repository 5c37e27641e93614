"""How a precondition's ledger is put into words and shapes. No database, no markup."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.models import StatusEntry
from provisions.requirements import PreconditionState
from provisions.spoken import in_english
from provisions.vocabulary import STATUS_OF_ASPECT

# By form: who it is from. “Stated” only of what was stated.
_FROM = {
    "stated": gettext_lazy("Stated by"),
    "conveyed": gettext_lazy("Conveyed by"),
    "negotiated": gettext_lazy("Pursued by"),
    "counter_condition": gettext_lazy("Attached by"),
    "request": gettext_lazy("Asked for by"),
    "call": gettext_lazy("Called for by"),
}
# By form: what the party it is from did, no more than the form allows; then the same with whom
# it is addressed to. A sentence each, so that every language orders its own.
_DONE = {
    "stated": (
        gettext_lazy("%(voices)s stated it as a requirement."),
        gettext_lazy("%(voices)s stated it as a requirement, addressed to %(addressed)s."),
    ),
    "conveyed": (
        gettext_lazy("%(voices)s conveyed it through criticism, not as a requirement."),
        gettext_lazy(
            "%(voices)s conveyed it through criticism, not as a requirement, addressed to "
            "%(addressed)s."
        ),
    ),
    "negotiated": (
        gettext_lazy("%(voices)s pursued it inside the talks."),
        gettext_lazy("%(voices)s pursued it inside the talks, addressed to %(addressed)s."),
    ),
    "counter_condition": (
        gettext_lazy("%(voices)s attached it as a counter-condition."),
        gettext_lazy("%(voices)s attached it as a counter-condition, addressed to %(addressed)s."),
    ),
    "request": (
        gettext_lazy("%(voices)s asked for it without calling it a condition."),
        gettext_lazy(
            "%(voices)s asked for it without calling it a condition, addressed to %(addressed)s."
        ),
    ),
    "call": (
        gettext_lazy("Called for by %(voices)s."),
        gettext_lazy("Called for by %(voices)s, addressed to %(addressed)s."),
    ),
}
_BEFORE = (
    gettext_lazy("%(voices)s said that it must precede signature."),
    gettext_lazy("%(voices)s said that it must precede signature, addressed to %(addressed)s."),
)
_RAISED = (
    gettext_lazy("%(voices)s raised it; the record has no line on its standing."),
    gettext_lazy(
        "%(voices)s raised it, addressed to %(addressed)s; the record has no line on its standing."
    ),
)


def aspect_words(entry: StatusEntry) -> str:
    """Name what a line of the ledger is about; an answer with the party that gives it."""
    words = entry.get_aspect_display()
    if not entry.party:
        return words
    return _("%(aspect)s by %(party)s") % {"aspect": words, "party": entry.party}


def step_subject(entry: StatusEntry) -> str:
    """Name a precondition and the aspect of it that a line of its ledger is about."""
    return f"{entry.precondition}, {aspect_words(entry)}"


def steps_words(entries: Sequence[StatusEntry]) -> str:
    """Say in one line what several lines of a ledger say together."""
    return "; ".join(f"{aspect_words(e)} {e.get_status_display()}" for e in entries)


def step_shape(entry: StatusEntry) -> str:
    """Name the glyph of a line: a square for standing, a bubble for answers, a circle."""
    return f"{step_vocabulary(entry)}-{entry.status}".replace("_", "-")


def step_vocabulary(entry: StatusEntry) -> str:
    """Name the vocabulary from which a line's word is."""
    return STATUS_OF_ASPECT[entry.aspect].code


def from_label(state: PreconditionState) -> str:
    """Label the party a precondition is from, by its form."""
    row = state.precondition
    if row.inferred_by_id:
        return _("Stated by")
    return str(_FROM[row.form]) if state.stated or row.list == "call" else _("Raised by")


def stating_form(state: PreconditionState, *, today: bool, addressed: bool) -> str:
    """Return the sentence that says what the party it is from did, with its places named.

    ``today``: as known today, since what a party made a condition carries no day of its own.
    """
    row = state.precondition
    if row.list != "call" and not state.stated:
        return str(_RAISED[addressed])
    with in_english():  # the record's own word, not a translation of it
        before = row.order == "before" and row.order_relative_to == "signature"
    if row.list != "call" and today and row.condition_of_signature == "yes" and before:
        return str(_BEFORE[addressed])
    return str(_DONE["call" if row.list == "call" else row.form][addressed])
