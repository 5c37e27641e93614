"""What must come before what: the points of a sequence, and who states their order."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, Row, unless_redacted
from provisions.models.event import Event
from provisions.models.party import Actor, Party
from provisions.models.precondition import Precondition
from provisions.models.presence import Presence
from provisions.models.proceeding import Proceeding
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import BASIS, CONFIDENCE, DEPENDENCY_KIND, MILESTONE_KIND

_SUBJECTS = ("precondition", "article", "proceeding", "presence")
# What a milestone of each kind is about; an act may be about any one of them, or none.
SUBJECT_OF = {
    "signature": "",
    "ratification": "",
    "entry_into_force": "",
    "precondition_met": "precondition",
    "article_in_force": "article",
    "proceeding_ended": "proceeding",
    "presence_ended": "presence",
}


def _about(subject: str) -> Q:
    """Return the condition that a milestone names just this subject."""
    return Q(**{f"{name}__isnull": name != subject for name in _SUBJECTS})


_SUBJECT_FITS_KIND = Q(
    *(Q(kind=kind) & _about(subject) for kind, subject in SUBJECT_OF.items()),
    *(Q(kind="act") & _about(subject) for subject in ("", *_SUBJECTS)),
    _connector=Q.OR,
)


class Milestone(Row):
    """A point that can be reached. Whether it was is derived, never stored."""

    # Nothing a milestone names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="milestones")
    key = models.SlugField(max_length=60, help_text="Neutral words for the address")
    title = LineField(max_length=200, help_text="Neutral: what would be reached")
    kind = models.CharField(max_length=20, choices=MILESTONE_KIND.choices)
    precondition = models.ForeignKey(
        Precondition, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    proceeding = models.ForeignKey(
        Proceeding, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    presence = models.ForeignKey(
        Presence, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        help_text="For another act: the event by which it was done",
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "agreement", "key", *_SUBJECTS)
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("agreement", "key")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="milestone_key_once"),
            models.CheckConstraint(
                condition=unless_redacted(_SUBJECT_FITS_KIND),
                name="milestone_subject_fits_kind",
                violation_error_message="A milestone names what its kind is about and nothing "
                "else: the precondition, the article, the proceeding or the presence; another "
                "act may name one of them.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(event__isnull=True) | Q(kind="act")),
                name="milestone_event_is_of_an_act",
                violation_error_message="Only another act is done by an event; every other kind "
                "follows its own ledger.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=MILESTONE_KIND.codes, confidence__in=CONFIDENCE.codes)
                ),
                name="milestone_words_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def name_in_words(self) -> str:
        return self.title

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class Dependency(Entry):
    """The order of two milestones as one account states it, or as it follows from it."""

    # Nothing a dependency names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="dependencies")
    kind = models.CharField(max_length=20, choices=DEPENDENCY_KIND.choices)
    dependent = models.ForeignKey(
        Milestone, models.PROTECT, related_name="waits", help_text="What waits, or is brought about"
    )
    needs = models.ForeignKey(
        Milestone, models.PROTECT, related_name="awaited_by", help_text="What it waits for"
    )
    according_to = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="dependencies_stated"
    )
    according_to_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="dependencies_stated"
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="dependencies_stated"
    )
    basis = models.CharField(max_length=10, choices=BASIS.choices)
    summary = ProseField(blank=False, help_text="What was said about the order, in our words")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "agreement", "dependent", "needs")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name_plural = "dependencies"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(~Q(dependent=F("needs"))),
                name="dependency_of_two",
                violation_error_message="A milestone does not wait for itself.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(according_to__isnull=False, according_to_source__isnull=True)
                    | Q(according_to__isnull=True, according_to_source__isnull=False)
                ),
                name="dependency_is_attributed",
                violation_error_message="An order is according to one party or source.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(kind__in=DEPENDENCY_KIND.codes, basis__in=BASIS.codes)
                    & Q(confidence__in=CONFIDENCE.codes)
                ),
                name="dependency_words_known",
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="dependency_corrected_once",
                violation_error_message="This order has already been corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dependent}, {self.get_kind_display()}, {self.needs}, {self.date}"

    def slug_words(self) -> str:
        voice = self.according_to or self.according_to_source
        words = (self.agreement.slug, self.dependent.key, self.kind, self.needs.key)
        return f"{' '.join(words)} {self.day_words()} {voice.slug if voice else ''}"
