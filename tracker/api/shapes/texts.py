"""What is known of an article's text from a day on."""

from __future__ import annotations

from rest_framework import serializers

from provisions.vocabulary import DISCLOSURE
from tracker.api.shapes.fields import Items, Text, code
from tracker.api.shapes.row import EntryShape


class ArticleTextShape(EntryShape):
    """What is known of an article's text from a day on, in our own words."""

    address = "api:article-text"

    agreement = serializers.CharField(source="article.agreement.slug", read_only=True)
    article = serializers.CharField(source="article.slug")
    disclosure = code(DISCLOSURE)
    number = Text(help_text="As printed: VII; null while it was not public.")
    subject = Text()
    summary = Text(help_text="In our own words; the official text is linked, not copied.")
    terms = Items(help_text="What it would oblige to if in force.")
    trigger = Text(help_text="What starts its obligations, by its own terms.")
    deadlines = Items()
    blanks = Items(help_text="Blanks left in the published text.")
    instruments = Items(help_text="Documents it refers to.")
    secondary = serializers.BooleanField(
        help_text="True: the wording was not seen; sources summarise it."
    )
    official_text = Text()
