"""Requirements that a party has stated, and calls by others: who asks what of whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.agreement import Agreement
from provisions.models.article import Article
from provisions.models.base import Row, Tracked, unless_redacted
from provisions.models.party import Party
from provisions.models.source import Source
from provisions.text import LineField, ProseField
from provisions.vocabulary import (
    CONDITION,
    CONFIDENCE,
    DRAFT_RELATION,
    FORM,
    LEFT_OUT_BASIS,
    ORDER,
    REQUIREMENT_LIST,
)


class Precondition(Row):
    """A stated requirement. The record says who states it, never whether it is required."""

    # Nothing a precondition names is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="preconditions")
    key = models.SlugField(max_length=60, help_text="Neutral words for the address")
    title = LineField(
        max_length=200, help_text="Neutral: what is asked, not what one side calls it"
    )
    summary = ProseField()
    list = models.CharField(max_length=12, choices=REQUIREMENT_LIST.choices)
    form = models.CharField(max_length=20, choices=FORM.choices)
    # Null, not empty: seals leave out what is null, so that rows sealed before hold as they are.
    second_form = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        choices=FORM.choices,
        help_text="Where one source has it in two forms",
    )
    condition_of_signature = models.CharField(
        "made a condition of signature",
        max_length=10,
        choices=CONDITION.choices,
        default="not_stated",
    )
    draft_relation = models.CharField(
        "relation to the draft", max_length=10, choices=DRAFT_RELATION.choices, default="not_stated"
    )
    draft_relation_basis = LineField(max_length=500, blank=True, help_text="Who says so")
    left_out_basis = models.CharField(
        "how that is known",
        max_length=8,
        null=True,
        blank=True,
        choices=LEFT_OUT_BASIS.choices,
        help_text="Only of what was left out of the draft",
    )
    order = models.CharField(max_length=12, choices=ORDER.choices, default="not_stated")
    order_relative_to = LineField(max_length=120, blank=True)
    would_meet = ProseField(max_length=1000, help_text="What would meet it, according to whom")
    certified_by = LineField(max_length=200, blank=True, help_text="Who would certify it")
    inferred_by = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inferred_preconditions",
        help_text="The source whose author infers it; then nobody states it",
    )
    paired_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pairs"
    )
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "agreement", "key")
    needs_citation = True
    ties = {
        "stated_by": ("party",),
        "addressed_to": ("party",),
        "articles": ("article",),
        "names": ("name", "used_by"),
        "citations": ("source", "locator"),
    }

    class Meta:
        ordering = ("agreement", "key")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="precondition_key_once"),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(
                        list__in=REQUIREMENT_LIST.codes,
                        form__in=FORM.codes,
                        condition_of_signature__in=CONDITION.codes,
                        draft_relation__in=DRAFT_RELATION.codes,
                        order__in=ORDER.codes,
                        confidence__in=CONFIDENCE.codes,
                    )
                ),
                name="precondition_words_known",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(second_form__isnull=True)
                    | Q(second_form__in=FORM.codes) & ~Q(second_form=models.F("form"))
                ),
                name="precondition_second_form_known",
                violation_error_message="The second form is another than the first.",
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(left_out_basis__isnull=True)
                    | Q(left_out_basis__in=LEFT_OUT_BASIS.codes, draft_relation="left_out")
                ),
                name="precondition_left_out_basis_known",
                violation_error_message="Only of what was left out of the draft is it told how "
                "that is known.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def name_in_words(self) -> str:
        return self.title

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class StatedBy(Tracked):
    """A party that states a precondition."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    precondition = models.ForeignKey(Precondition, models.PROTECT, related_name="stated_by")
    party = models.ForeignKey(Party, models.PROTECT, related_name="preconditions_stated")

    permanent = ("precondition", "party")

    class Meta:
        verbose_name_plural = "stated by"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("precondition", "party"), name="stated_by_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class AddressedTo(Tracked):
    """A party to which a precondition is addressed."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    precondition = models.ForeignKey(Precondition, models.PROTECT, related_name="addressed_to")
    party = models.ForeignKey(Party, models.PROTECT, related_name="preconditions_received")

    permanent = ("precondition", "party")

    class Meta:
        verbose_name_plural = "addressed to"
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("precondition", "party"), name="addressed_to_once"),
        ]

    def __str__(self) -> str:
        return str(self.party)


class PreconditionArticle(Tracked):
    """An article that bears on a precondition."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    precondition = models.ForeignKey(Precondition, models.PROTECT, related_name="articles")
    article = models.ForeignKey(Article, models.PROTECT, related_name="preconditions")

    permanent = ("precondition", "article")

    class Meta:
        ordering = ("article__position",)
        constraints = [
            models.UniqueConstraint(
                fields=("precondition", "article"), name="precondition_article_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)
