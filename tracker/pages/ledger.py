"""How a precondition's ledger is put into words and shapes. No database, no markup."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provisions.models import Precondition, StatusEntry
from provisions.requirements import PreconditionState
from provisions.vocabulary import STATUS_OF_ASPECT

# By form: who it is from, and what that party did. “Stated” only of what was stated.
_DONE = {
    "stated": (gettext_lazy("Stated by"), gettext_lazy("stated it as a requirement")),
    "conveyed": (
        gettext_lazy("Conveyed by"),
        gettext_lazy("conveyed it through criticism, not as a requirement"),
    ),
    "negotiated": (gettext_lazy("Pursued by"), gettext_lazy("pursued it inside the talks")),
    "counter_condition": (
        gettext_lazy("Attached by"),
        gettext_lazy("attached it as a counter-condition"),
    ),
    "request": (
        gettext_lazy("Asked for by"),
        gettext_lazy("asked for it without calling it a condition"),
    ),
    "call": (gettext_lazy("Called for by"), gettext_lazy("called for it")),
}


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
    return str(_DONE[row.form][0]) if state.stated or row.list == "call" else _("Raised by")


def form_words(row: Precondition) -> str:
    """Say what the party it is from did, no more than its form allows."""
    return str(_DONE[row.form][1])


def stating_words(row: Precondition) -> str:
    """Say what that party did, as known today: what it made a condition carries no day."""
    before = row.order == "before" and row.order_relative_to == "signature"
    if row.condition_of_signature == "yes" and before:
        return _("said that it must precede signature")
    return form_words(row)
