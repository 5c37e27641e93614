"""The statement that a new one would replace: the party's last on the same subject."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from provisions.admin.subjects import subject_fields
from provisions.admin.words import linked
from provisions.dates import VagueDate
from provisions.models import Position
from provisions.stances import last_statement

LAST = "last"
CHOICES = [("", "nothing"), (LAST, "the party's last statement on this subject")]
HELP = "Choose it where the party has put this statement in the place of that one."
NOTHING_BEFORE = "The record holds no earlier statement of this party on this subject."
NEWER = "Another statement has become the last one meanwhile. Look below, then save again."


class ShowsLast(forms.Form):
    """Says what the last statement is, and takes it only while it is the one that was seen."""

    replaces = forms.ChoiceField(required=False, choices=CHOICES, help_text=HELP)
    last_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    initial: dict[str, Any]

    def typed(self, name: str) -> str:
        """Return what stands in a field, whether it was sent or comes from the address."""
        value = self.data.get(name, "") if self.is_bound else self.initial.get(name, "")
        return str(value or "").replace("\x00", " ").strip()

    def show_last(self) -> None:
        """Look the last statement up, and put it under the field as it is now."""
        self.seen, self.last = self.typed("last_seen"), self._find_last()
        self.last_words = format_html(
            "{} {}", HELP, _in_words(self.last) if self.last else self._nothing()
        )
        self.fields["replaces"].help_text = self.last_words
        now = str(self.last.pk) if self.last else ""
        if self.is_bound:
            self.data = {**self.data.dict(), "last_seen": now}  # type: ignore[attr-defined]
        else:
            self.initial["last_seen"] = now

    def settle_replaced(self, statement: dict[str, Any]) -> None:
        if self.cleaned_data.get("replaces") != LAST:
            return
        if self.last is None:
            self.add_error("replaces", NOTHING_BEFORE)
        elif self.seen and self.seen != str(self.last.pk):
            self.add_error("replaces", NEWER)
        statement["replaces"] = self.last

    def _find_last(self) -> Position | None:
        speaker, subject = self._chosen("speaker"), self._chosen("subject")
        party = self._chosen("party") or (speaker.party if speaker else None)
        if not (party and subject):
            return None
        try:
            day = VagueDate.parse(self.typed("date")).sort_day
        except ValueError:
            day = timezone.now().date()
        return last_statement(party, subject_fields(subject), day)

    def _chosen(self, name: str) -> Any:
        try:
            return self.fields[name].clean(self.typed(name))
        except ValidationError:
            return None

    def _nothing(self) -> str:
        return NOTHING_BEFORE if self.typed("subject") and self.typed("date") else ""


def _in_words(last: Position) -> str:
    return format_html(
        'The last one is: <a href="{}" target="_blank" rel="noopener">{}</a>: <bdi>{}</bdi>',
        linked(last),
        str(last),
        last.summary,
    )
