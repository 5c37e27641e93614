"""The instrument being negotiated, its parties' roles and its language versions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.models.base import Row, Tracked, unless_redacted
from provisions.models.party import Party
from provisions.text import LineField, ProseField
from provisions.vocabulary import ANNEXES, AUTHENTIC, ROLE


class Agreement(Row):
    """A treaty under negotiation, and how far the record about it reaches."""

    title = LineField(max_length=300)
    short_title = LineField(max_length=80)
    expected_articles = models.PositiveSmallIntegerField()
    annexes = models.CharField(max_length=12, choices=ANNEXES.choices, default="unknown")
    dense_until = models.DateField(
        null=True, blank=True, help_text="Last day up to which sources were found in number"
    )
    known_until = models.DateField(
        null=True, blank=True, help_text="Day of the latest source found; after it: not known"
    )
    checked_on = models.DateField(
        null=True, blank=True, help_text="Day on which sources were last searched"
    )
    note = ProseField()

    agreement_path = "pk"
    needs_citation = True
    ties = {
        "participations": ("party",),
        "language_versions": ("language",),
        "citations": ("source", "locator"),
    }

    class Meta:
        ordering = ("short_title", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(annexes__in=ANNEXES.codes)),
                name="agreement_annexes_known",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return self.short_title.replace("–", " ")


class Participation(Tracked):
    """The role of a party towards an agreement."""

    # Neither end is ever deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="participations")
    role = models.CharField(max_length=20, choices=ROLE.choices)

    permanent = ("agreement", "party")

    class Meta:
        ordering = ("party__slug",)
        constraints = [
            models.UniqueConstraint(fields=("agreement", "party"), name="participation_once"),
            models.CheckConstraint(
                condition=unless_redacted(Q(role__in=ROLE.codes)), name="participation_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.get_role_display()}"


class LanguageVersion(Tracked):
    """The agreement in one language (compare Vienna Convention, Article 33)."""

    # Never deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="language_versions")
    language = LineField(max_length=35, help_text="BCP 47 tag, for example en or hy")
    title = LineField(max_length=300, blank=True)
    authentic = models.CharField(max_length=10, choices=AUTHENTIC.choices, default="unknown")
    prevailing = models.CharField(max_length=10, choices=AUTHENTIC.choices, default="unknown")
    note = ProseField(max_length=1000)

    permanent = ("agreement",)

    class Meta:
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "language"), name="one_version_a_language"
            ),
            models.CheckConstraint(
                condition=unless_redacted(
                    Q(authentic__in=AUTHENTIC.codes, prevailing__in=AUTHENTIC.codes)
                ),
                name="language_version_words_known",
            ),
        ]

    def __str__(self) -> str:
        return self.language
