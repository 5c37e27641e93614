"""Texts of the record in other languages, each made from one wording of one field of one row."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from provisions.models.agreement import Agreement, LanguageVersion
from provisions.models.article import ArticleText
from provisions.models.assessment import Assessment
from provisions.models.base import Row, unless_redacted
from provisions.models.conflict import Conflict, ConflictReading
from provisions.models.contested import ContestedName
from provisions.models.document import DraftVersion, Instrument
from provisions.models.event import Event
from provisions.models.incident import Incident
from provisions.models.milestone import Dependency, Milestone
from provisions.models.party import Actor, Party
from provisions.models.position import Movement, Position
from provisions.models.precondition import Precondition
from provisions.models.presence import Presence, PresenceName
from provisions.models.proceeding import Proceeding, ProceedingStage
from provisions.models.proposal import Proposal, ProposalAnswer
from provisions.models.reaction import Reaction
from provisions.models.revision import Revision
from provisions.models.scope import ScopeReading
from provisions.models.source import Citation, Source
from provisions.models.status import StatusEntry
from provisions.models.tally import Tally
from provisions.spoken import SpokenText, StandingText, as_written
from provisions.text import ProseField, validate_public_id
from provisions.vocabulary import TRANSLATION_REVIEW

# The languages into which the record is translated, by code.
LANGUAGES = {
    "hy": pgettext_lazy("a language", "Armenian"),
    "az": pgettext_lazy("a language", "Azerbaijani"),
    "ru": pgettext_lazy("a language", "Russian"),
}

# What of each noun is said in the record's own words. Quotations, names that somebody uses,
# titles of sources and addresses stay as they are in every language.
TRANSLATED: dict[type[Row], tuple[str, ...]] = {
    Party: ("name", "short_name", "note"),
    Actor: ("name", "office", "note"),
    Source: ("note",),
    Agreement: ("title", "short_title", "note"),
    ArticleText: (
        "subject",
        "summary",
        "terms",
        "trigger",
        "deadlines",
        "blanks",
        "instruments",
        "note",
    ),
    Precondition: (
        "title",
        "summary",
        "draft_relation_basis",
        "order_relative_to",
        "would_meet",
        "certified_by",
        "note",
    ),
    StatusEntry: ("note",),
    Tally: ("note",),
    Event: ("title", "summary", "place", "note"),
    Position: ("summary", "note"),
    Movement: ("summary", "note"),
    Instrument: ("title", "summary", "note"),
    DraftVersion: ("summary", "note"),
    Proceeding: ("title", "summary", "note"),
    ProceedingStage: ("summary", "note"),
    Presence: ("title", "place", "summary", "note"),
    ScopeReading: ("summary", "note"),
    Incident: ("district", "summary", "note"),
    Reaction: ("collective", "summary", "note"),
    Proposal: ("title", "summary", "note"),
    ProposalAnswer: ("summary", "note"),
    Milestone: ("title", "note"),
    Dependency: ("summary", "note"),
    Assessment: ("summary", "note"),
    Conflict: ("title", "summary", "note"),
}

# What stays as it is in every language, and the field that names its language; "" is English.
STANDING: dict[Any, dict[str, str]] = {
    Revision: {"reason": ""},
    # The record describes what has no English title of its own in English.
    Source: {"publisher": "", "title": ""},
    Citation: {"locator": ""},
    LanguageVersion: {"title": "language", "note": ""},
    ContestedName: {"name": "", "note": ""},
    PresenceName: {"name": ""},
    ConflictReading: {"summary": ""},
    Tally: {"subject_words": ""},
}

validate_digest = RegexValidator(
    r"\A[0-9a-f]{16}\Z", "The digest of a wording is 16 hexadecimal digits."
)


class Translation(Row):
    """One field of a row in another language, and which wording of it that was made from.

    The row is named by its noun and public id, which never change.
    """

    # Never deleted; PROTECT says so to the database layer. Empty for what all agreements share.
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="translations"
    )
    of_noun = models.CharField(
        "noun", max_length=40, validators=[validate_public_id], help_text="precondition"
    )
    of_row = models.CharField(
        "row", max_length=100, validators=[validate_public_id], help_text="The row's public id"
    )
    field = models.CharField(max_length=40, help_text="The field of the row: title")
    language = models.CharField(max_length=35, choices=list(LANGUAGES.items()))
    text = ProseField(blank=False)
    review = models.CharField(max_length=10, choices=TRANSLATION_REVIEW.choices)
    made_from = models.CharField(
        "made from",
        max_length=16,
        validators=[validate_digest],
        help_text="Digest of the English wording that it was made from",
    )

    permanent = ("slug", "agreement", "of_noun", "of_row", "field", "language")

    class Meta:
        ordering = ("language", "of_noun", "of_row", "field")
        constraints = [
            models.UniqueConstraint(
                fields=("of_noun", "of_row", "field", "language"),
                condition=Q(state="published"),
                name="translation_once",
                violation_error_message="This field has a translation into this language already.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(language__in=list(LANGUAGES), review__in=TRANSLATION_REVIEW.codes)
                ),
                name="translation_words_known",
            ),
        ]

    def __str__(self) -> str:
        field = self.field.replace("_", " ")
        return f"{self.get_language_display()}: {field} of {self.of_noun} {self.of_row}"

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return f"{self.of_row[:60]} {self.field} {self.language}"


def let_speak() -> None:
    """Let every translated field be read in a reader's language, and the rest name its own."""
    for model, names in TRANSLATED.items():
        for name in names:
            setattr(model, name, SpokenText(model._meta.get_field(name), model.noun()))
        # What a row is called is one of its texts, or is put together from them.
        model.__str__ = as_written(model.__str__)  # type: ignore[method-assign]
    for model, fields in STANDING.items():
        for name, language in fields.items():
            setattr(model, name, StandingText(model._meta.get_field(name), language))


let_speak()
