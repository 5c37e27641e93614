"""The units of the draft and what is known of their text from a day on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from provisions.models.agreement import Agreement
from provisions.models.base import Entry, Row, unless_redacted
from provisions.text import ItemsField, LineField, ProseField, WebAddressField
from provisions.vocabulary import CONFIDENCE, DISCLOSURE

_PARTS = {
    "title": pgettext_lazy("part of an agreement", "Title"),
    "preamble": pgettext_lazy("part of an agreement", "Preamble"),
}


def part_name(key: str) -> str:
    """Name a part of an agreement by its key: an article by its number, another by what it is."""
    if key.isdigit():
        return _("Article %(number)s") % {"number": key}
    return str(_PARTS.get(key, key.capitalize()))


class Article(Row):
    """One unit of the draft under a permanent key; everything else about it is dated."""

    # Never deleted; PROTECT says so to the database layer.
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="articles")
    key = LineField(max_length=20, help_text="title, preamble, or a number that never changes")
    position = models.PositiveSmallIntegerField(help_text="Place in the draft, from 0")

    permanent = ("slug", "agreement", "key")

    class Meta:
        ordering = ("agreement", "position")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "key"), name="article_key_once"),
            models.UniqueConstraint(fields=("agreement", "position"), name="article_place_once"),
        ]

    def __str__(self) -> str:
        return part_name(self.key)

    def name_in_words(self) -> str:
        return str(self)

    def slug_words(self) -> str:
        return f"{self.agreement.slug} {self.key}"


class ArticleText(Entry):
    """What is known of an article from a date on: the text's own voice, summarised."""

    # Never deleted; PROTECT says so to the database layer.
    article = models.ForeignKey(Article, models.PROTECT, related_name="texts")
    disclosure = models.CharField(max_length=12, choices=DISCLOSURE.choices)
    number = LineField(max_length=20, blank=True, help_text="As printed in the published text: VII")
    subject = LineField(max_length=200, blank=True)
    summary = ProseField(help_text="In our own words; the official text is linked, not copied")
    terms = ItemsField(help_text="What it would oblige to if in force, one per line")
    trigger = LineField(
        max_length=300, blank=True, help_text="What starts its obligations, by its own terms"
    )
    deadlines = ItemsField(help_text="One per line")
    blanks = ItemsField(help_text="Blanks left in the published text, one per line")
    instruments = ItemsField(help_text="Documents it refers to, one per line")
    secondary = models.BooleanField(
        "rests on secondary summaries",
        default=False,
        help_text="The record's sources summarise this text; its wording was not seen",
    )
    official_text = WebAddressField(help_text="Address of the official text")
    confidence = models.CharField(max_length=6, choices=CONFIDENCE.choices)
    note = ProseField()

    permanent = ("slug", "supersedes", "article")
    agreement_path = "article.agreement_id"
    needs_citation = True
    ties = {"citations": ("source", "locator")}

    class Meta:
        ordering = ("sort_day", "slug")
        constraints = [
            models.CheckConstraint(
                condition=unless_redacted(Q(disclosure__in=DISCLOSURE.codes)),
                name="text_disclosure_known",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(confidence__in=CONFIDENCE.codes)),
                name="text_confidence_known",
            ),
            models.CheckConstraint(
                condition=unless_redacted(Q(number="") | Q(disclosure="published")),
                name="text_number_published",
            ),
        ]

    def slug_words(self) -> str:
        return f"{self.article.slug} text {self.date.text if self.date else ''}"
