"""The form of the commonest act: who said what about what, on which day, by which source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import capfirst

from provisions import rules
from provisions.admin.choices import (
    FindInput,
    SubjectSelect,
    offer_sources,
    party_field,
    source_field,
    speaker_field,
)
from provisions.admin.forms import ReasonForm, Told
from provisions.admin.last import ShowsLast
from provisions.admin.lists import searched
from provisions.admin.subjects import subject_fields, subject_groups
from provisions.models import Citation, Position, Source

BLANK = [("", "---------")]
NEW = ("publisher", "title", "url", "date", "kind", "perspective", "language")
SAID = ("party", "speaker", "date", "stance", "summary", "confidence")
CITED = ("locator", "quotation")
REASON = "A statement newly recorded from its source"
DATE_HELP = (
    "As the source has it: 2025-03-13, 2025-03 or 2025; ../DATE on or before; DATE/.. on or "
    "after; DATE/DATE some time between; ? at the end where it was inferred."
)
NO_PARTY = "Name the party, or the speaker: the party is then the one he or she speaks for."
NO_SOURCE = "Choose a source, or describe a new one."
TWO_SOURCES = "Choose a source or describe a new one, not both."


def _text(model: type[Model], name: str, **kwargs: Any) -> Any:
    """Return the input for a field of a noun; the noun itself checks what is typed."""
    field: Any = model._meta.get_field(name)
    given = {"label": capfirst(field.verbose_name), "help_text": field.help_text}
    return forms.CharField(required=False, **given | kwargs)


def _words(model: type[Model], name: str, **kwargs: Any) -> forms.ChoiceField:
    field: Any = model._meta.get_field(name)
    choices = [*BLANK, *field.flatchoices]
    return forms.ChoiceField(choices=choices, label=capfirst(field.verbose_name), **kwargs)


class StatementForm(ShowsLast, ReasonForm):
    """Collects one statement, its citation, and its source where that is new."""

    version = None  # type: ignore[assignment]
    party = party_field(required=False, help_text="May stay empty where the speaker is named.")
    speaker = speaker_field(required=False)
    subject = forms.ChoiceField(
        label="About",
        widget=SubjectSelect,
        help_text="An article, a precondition or call, the agreement, or a stage.",
    )
    stance = _words(Position, "stance")
    date = forms.CharField(help_text=DATE_HELP)
    summary = forms.CharField(
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text="What was said, in our own words, without judging.",
    )
    source = source_field(required=False)
    source_find = forms.CharField(
        required=False,
        label="Find a source",
        widget=FindInput,
        max_length=200,
        help_text="Words of its publisher, title or address, in any spelling.",
    )
    locator = _text(Citation, "locator")
    quotation = _text(Citation, "quotation")
    new_publisher = _text(Source, "publisher")
    new_title = _text(Source, "title")
    new_url = _text(Source, "url")
    new_date = _text(Source, "date")
    new_kind = _words(Source, "kind", required=False)
    new_perspective = _words(Source, "perspective", required=False)
    new_language = _text(Source, "language")
    confidence = _words(Position, "confidence", initial="medium")

    def __init__(
        self, *args: Any, may_add_sources: bool, told: Told | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.told = told or Told()
        self.fields["subject"].choices = [*BLANK, *subject_groups()]  # type: ignore[attr-defined]
        self.fields["reason"].initial = REASON
        if not may_add_sources:
            for name in NEW:
                del self.fields[f"new_{name}"]
        chosen, asked = self.typed("source"), searched(self.typed("source_find"))
        self.found = offer_sources(self.fields["source"], chosen, asked)  # type: ignore[arg-type]
        if asked:
            self.fields["source_find"].help_text = f"{self.found or 'None'} found."
        self.show_last()
        self.statement: dict[str, Any] = {}
        self.new_source: dict[str, Any] = {}
        self.citation: dict[str, Any] = {}

    # ── Checking ────────────────────────────────────────────────────────────────────
    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        self._settle_party(cleaned)
        said = {name: cleaned.get(name) for name in SAID}
        subject = subject_fields(cleaned["subject"]) if cleaned.get("subject") else {}
        self.statement = said | subject
        self._take(Position, self.statement, {name: name for name in SAID})
        self.citation = {name: cleaned.get(name, "") for name in CITED}
        self._take(Citation, self.citation, {name: name for name in CITED})
        self._tell("quotation", rules.quotation_problems(cleaned.get("quotation") or ""))
        self._settle_source(cleaned)
        self.settle_replaced(self.statement)
        self.say(self.told)
        return cleaned

    def _settle_party(self, cleaned: dict[str, Any]) -> None:
        speaker = cleaned.get("speaker")
        if speaker and not cleaned.get("party") and "party" not in self.errors:
            cleaned["party"] = speaker.party
        elif not cleaned.get("party") and not {"party", "speaker"} & set(self.errors):
            self.add_error("party", NO_PARTY)

    def _settle_source(self, cleaned: dict[str, Any]) -> None:
        new = {name: cleaned.get(f"new_{name}") or "" for name in NEW}
        new["date"] = new["date"] or None
        described = any(self.typed(f"new_{n}") for n in NEW if f"new_{n}" in self.fields)
        if described and self.typed("source"):
            self.add_error("source", TWO_SOURCES)
        elif described:
            self.new_source = new
            self._take(Source, self.new_source, {name: f"new_{name}" for name in NEW})
            self._look_for_address(self.new_source["url"])
        elif not cleaned.get("source") and "source" not in self.errors:
            asked = self.typed("source_find")
            found = f"Choose one of the {self.found} sources found, or describe a new one."
            self.add_error("source", found if asked and self.found else NO_SOURCE)

    def _look_for_address(self, address: str) -> None:
        known = Source.objects.published().filter(url=address).first() if address else None
        if known:
            self.add_error("new_url", f"The record has a source at this address: {known}.")

    def _take(self, model: type[Model], values: dict[str, Any], places: Mapping[str, str]) -> None:
        """Settle values by the fields of their noun; tell what those refuse on ours."""
        row = model(**values)
        apart = {field.name for field in model._meta.fields if field.name not in places}
        try:
            row.clean_fields(exclude=apart)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if places[name] not in self.errors:
                    self._tell(places[name], messages)
        values |= {name: getattr(row, name, None) for name in places if name != "party"}

    def _tell(self, place: str, problems: Iterable[str]) -> None:
        for problem in problems:
            self.add_error(place, capfirst(problem))

    def say(self, said: Told, satellites: Any = ()) -> None:
        """Tell what the record refused, each on the field that it speaks of."""
        for refusal in said.refusals:
            place = place_of(refusal.noun, refusal.field, refusal.reason)
            self.add_error(place if place in self.fields else None, capfirst(refusal.reason))


def place_of(noun: str, field: str, reason: str) -> str:
    """Return the field of this form that a refusal of the record speaks of."""
    if noun == "source":
        return f"new_{field}" if field else "source"
    if field in ("article", "precondition", "agreement"):
        return "subject"
    if field == "citations":
        named = reason.partition(":")[0]
        return named if named in CITED else "source"
    return field
