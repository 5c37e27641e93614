"""Dated statements of how an article, the agreement or a party stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Entry, unless_redacted
from provisions.models.party import Actor, Party
from provisions.models.precondition import Precondition
from provisions.models.source import Source
from provisions.text import ProseField
from provisions.vocabulary import (
    ACT,
    ANSWER,
    ARTICLE_STATUS,
    ASPECT,
    BASIS,
    CONFIDENCE,
    FULFILMENT,
    RULE,
    STAGE,
    STANDING,
    STATUS_OF_ASPECT,
    VOICE,
)


def _names(*present: str) -> Q:
    """Return the condition that of article, precondition and party just these are named."""
    every = ("article", "precondition", "party")
    return Q(**{f"{name}__isnull": name not in present for name in every})


_SUBJECT_FITS_ASPECT = (
    Q(aspect="article") & _names("article")
    | Q(aspect="stage") & _names()
    | Q(aspect="act") & _names("party")
    | Q(aspect__in=("standing", "fulfilment")) & _names("precondition")
    | Q(aspect__in=("answer_substance", "answer_linkage")) & _names("precondition", "party")
)


class StatusEntry(Entry):
    """One dated statement of status of one subject: a party's, a source's, or our reading."""

    # Nothing a status names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="status_entries")
    aspect = models.CharField("about", max_length=20, choices=ASPECT.choices)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="status_entries"
    )
    precondition = models.ForeignKey(
        Precondition, models.PROTECT, null=True, blank=True, related_name="status_entries"
    )
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acts",
        help_text="Whose act, or whose answer, it is",
    )
    status = models.CharField(
        max_length=30,
        choices=[
            ("Article", ARTICLE_STATUS.choices),
            ("Stage of the agreement", STAGE.choices),
            ("Act of a party", [word for word in ACT.choices if word[0] not in STAGE]),
            ("Standing of a precondition", STANDING.choices),
            ("Answer to a precondition", ANSWER.choices),
            (
                "Fulfilment of a precondition",
                [word for word in FULFILMENT.choices if word[0] not in ARTICLE_STATUS],
            ),
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

    permanent = ("slug", "supersedes", "agreement", "article", "precondition")
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        verbose_name = "status entry"
        verbose_name_plural = "status entries"
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(
                    models.Q(
                        *(
                            Q(aspect=aspect, status__in=words.codes)
                            for aspect, words in STATUS_OF_ASPECT.items()
                        ),
                        _connector=Q.OR,
                    )
                ),
                name="status_word_fits_aspect",
                violation_error_message="This word does not fit what the entry is about.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(_SUBJECT_FITS_ASPECT),
                name="status_subject_fits_aspect",
                violation_error_message="An entry about an article names the article, one about "
                "an act the party whose act it is, one about the stage neither; one about a "
                "precondition names it, and an answer also the party that answers.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(voice="party", according_to__isnull=False)
                    | Q(~Q(voice="party"), according_to__isnull=True)
                ),
                name="status_party_voice_names_party",
                violation_error_message="A party's account names that party; no other does.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(voice="source", according_to_source__isnull=False)
                    | Q(~Q(voice="source"), according_to_source__isnull=True)
                ),
                name="status_source_voice_names_source",
                violation_error_message="A source's account names that source; no other does.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(voice="reading", rule__in=RULE.codes, basis__in=BASIS.codes)
                    | Q(~Q(voice="reading"), rule="", basis="")
                ),
                name="status_reading_has_rule_and_basis",
                violation_error_message="The tracker's reading needs its rule and its basis; "
                "other accounts have none.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="status_confidence_known",
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
        subject = self.article or self.precondition or self.party or "Stage"
        return f"{subject}: {self.get_status_display()}, {self.date}"

    def slug_words(self) -> str:
        about = self.article or self.precondition
        subject = about.slug if about else self.agreement.slug
        subject += "" if self.article else f" {self.aspect}"
        whose = self.party.slug if self.party else ""
        voice = self.according_to or self.according_to_source
        day = self.date.text.replace("/", " ").replace("..", "") if self.date else ""
        return f"{subject} {whose} {self.status} {day} {voice.slug if voice else ''}"
