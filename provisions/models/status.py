"""Dated statements of how an article, the agreement or a party stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry
from provisions.models.party import Actor, Party
from provisions.models.source import Source
from provisions.text import ProseField
from provisions.vocabulary import (
    ACT,
    ARTICLE_STATUS,
    ASPECT,
    BASIS,
    CONFIDENCE,
    RULE,
    STAGE,
    STATUS_OF_ASPECT,
    VOICE,
)


class StatusEntry(Entry):
    """One dated statement of status of one subject: a party's, a source's, or our reading."""

    # Nothing a status names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="status_entries")
    aspect = models.CharField("about", max_length=10, choices=ASPECT.choices)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="status_entries"
    )
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acts",
        help_text="Whose act it is (acts of a party only)",
    )
    status = models.CharField(
        max_length=30,
        choices=[
            ("Article", ARTICLE_STATUS.choices),
            ("Stage of the agreement", STAGE.choices),
            ("Act of a party", [word for word in ACT.choices if word[0] not in STAGE]),
        ],
    )
    voice = models.CharField("whose word", max_length=10, choices=VOICE.choices)
    according_to = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        help_text="The party whose account this is",
    )
    according_to_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        help_text="The source whose account this is",
    )
    speaker = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="status_entries"
    )
    rule = models.CharField(
        max_length=20, blank=True, choices=RULE.choices, help_text="For the tracker's reading"
    )
    basis = models.CharField(
        max_length=10, blank=True, choices=BASIS.choices, help_text="For the tracker's reading"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField(help_text="Public: why the record says so, in plain words")

    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "status entry"
        verbose_name_plural = "status entries"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *(
                        Q(aspect=aspect, status__in=words.codes)
                        for aspect, words in STATUS_OF_ASPECT.items()
                    ),
                    _connector=Q.OR,
                ),
                name="status_word_fits_aspect",
                violation_error_message="This word does not fit what the entry is about.",
            ),
            models.CheckConstraint(
                condition=Q(aspect="article", article__isnull=False, party__isnull=True)
                | Q(aspect="stage", article__isnull=True, party__isnull=True)
                | Q(aspect="act", article__isnull=True, party__isnull=False),
                name="status_subject_fits_aspect",
                violation_error_message="An entry about an article names the article, one about "
                "an act names the party whose act it is, one about the stage names neither.",
            ),
            models.CheckConstraint(
                condition=Q(voice="party", according_to__isnull=False)
                | Q(~Q(voice="party"), according_to__isnull=True),
                name="status_party_voice_names_party",
                violation_error_message="A party's account names that party; no other does.",
            ),
            models.CheckConstraint(
                condition=Q(voice="source", according_to_source__isnull=False)
                | Q(~Q(voice="source"), according_to_source__isnull=True),
                name="status_source_voice_names_source",
                violation_error_message="A source's account names that source; no other does.",
            ),
            models.CheckConstraint(
                condition=Q(voice="reading", rule__in=RULE.codes, basis__in=BASIS.codes)
                | Q(~Q(voice="reading"), rule="", basis=""),
                name="status_reading_has_rule_and_basis",
                violation_error_message="The tracker's reading needs its rule and its basis; "
                "other accounts have none.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=CONFIDENCE.codes), name="status_confidence_known"
            ),
            models.UniqueConstraint(
                fields=("supersedes",),
                condition=Q(state="published"),
                name="status_corrected_once",
                violation_error_message="This entry has already been corrected.",
            ),
        ]
        indexes = [
            models.Index(fields=("agreement", "aspect", "sort_day"), name="status_by_day"),
        ]

    def __str__(self) -> str:
        subject = self.article or self.party or "Stage"
        return f"{subject}: {self.get_status_display()}, {self.date}"

    def slug_words(self) -> str:
        subject = self.article.slug if self.article else f"{self.agreement.slug} {self.aspect}"
        whose = self.party.slug if self.party else ""
        voice = self.according_to or self.according_to_source
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{subject} {whose} {self.status} {day} {voice.slug if voice else ''}"
