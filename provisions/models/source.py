"""Sources and the citations that tie rows to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from provisions.dates import VagueDateField
from provisions.models.base import Row, Tracked, unless_redacted
from provisions.text import LineField, ProseField, WebAddressField
from provisions.vocabulary import PERSPECTIVE, SOURCE_KIND

CITED = (
    "agreement",
    "article_text",
    "status_entry",
    "tally",
    "event",
    "precondition",
    "position",
    "movement",
    "instrument",
    "draft_version",
    "proceeding",
    "proceeding_stage",
    "presence",
    "scope_reading",
    "incident",
    "reaction",
    "proposal",
    "proposal_answer",
    "milestone",
    "dependency",
    "assessment",
    "conflict",
)


class Source(Row):
    """A document or page on which rows of the record rest."""

    publisher = LineField(max_length=200)
    title = LineField(max_length=300)
    url = WebAddressField("address")
    date = VagueDateField(
        "published",
        null=True,
        blank=True,
        help_text="As printed: 2025-03-13, 2025-03 or 2025; empty when not printed",
    )
    kind = models.CharField(max_length=20, choices=SOURCE_KIND.choices)
    perspective = models.CharField(max_length=20, choices=PERSPECTIVE.choices)
    language = LineField(max_length=35, blank=True, help_text="BCP 47 tag, for example en or hy")
    note = ProseField()

    agreement_path = ""

    class Meta:
        ordering = ("publisher", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(kind__in=SOURCE_KIND.codes)), name="source_kind_known"
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(perspective__in=PERSPECTIVE.codes)),
                name="source_perspective_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return f"{self.publisher} {self.date.text if self.date else ''} {self.title}"[:60]


class Citation(Tracked):
    """A row's tie to a source: where in it, and its exact words."""

    # A cited source cannot go while rows rest on it.
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    locator = LineField(
        max_length=200, blank=True, help_text="Where in the source: page, paragraph, minute"
    )
    quotation = LineField(
        max_length=300, blank=True, help_text="Exact words, fifteen at most, in their language"
    )
    # Exactly one of these; rows are never deleted, PROTECT says so to the database layer.
    agreement = models.ForeignKey(
        "provisions.Agreement", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    article_text = models.ForeignKey(
        "provisions.ArticleText", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    status_entry = models.ForeignKey(
        "provisions.StatusEntry", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    tally = models.ForeignKey(
        "provisions.Tally", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    event = models.ForeignKey(
        "provisions.Event", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    precondition = models.ForeignKey(
        "provisions.Precondition", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    position = models.ForeignKey(
        "provisions.Position", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    movement = models.ForeignKey(
        "provisions.Movement", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    instrument = models.ForeignKey(
        "provisions.Instrument", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    draft_version = models.ForeignKey(
        "provisions.DraftVersion", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    proceeding = models.ForeignKey(
        "provisions.Proceeding", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    proceeding_stage = models.ForeignKey(
        "provisions.ProceedingStage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
    )
    presence = models.ForeignKey(
        "provisions.Presence", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    scope_reading = models.ForeignKey(
        "provisions.ScopeReading", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    incident = models.ForeignKey(
        "provisions.Incident", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    reaction = models.ForeignKey(
        "provisions.Reaction", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    proposal = models.ForeignKey(
        "provisions.Proposal", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    proposal_answer = models.ForeignKey(
        "provisions.ProposalAnswer", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    milestone = models.ForeignKey(
        "provisions.Milestone", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    dependency = models.ForeignKey(
        "provisions.Dependency", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    assessment = models.ForeignKey(
        "provisions.Assessment", models.PROTECT, null=True, blank=True, related_name="citations"
    )
    conflict = models.ForeignKey(
        "provisions.Conflict", models.PROTECT, null=True, blank=True, related_name="citations"
    )

    permanent = ("source", *CITED)

    class Meta:
        ordering = ("source__slug", "locator", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *(
                        Q(**{f"{other}__isnull": other != name for other in CITED})
                        for name in CITED
                    ),
                    _connector=Q.OR,
                ),
                name="citation_of_exactly_one_row",
            ),
            *(
                models.UniqueConstraint(
                    fields=(name, "source", "locator"),
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"citation_once_a_{name}",
                )
                for name in CITED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}{', ' if self.locator else ''}{self.locator}"
