"""The tables of the record that the plain project shows, as they are."""

from __future__ import annotations

from typing import Any

from django.db import models


def to(model: Any, name: str = "+") -> Any:
    return models.ForeignKey(model, models.PROTECT, null=True, related_name=name)


def words() -> Any:
    return models.TextField()


class Table(models.Model):
    """A table that the site made and this project reads."""

    slug = words()
    state = words()
    note = words()

    class Meta:
        abstract = True
        managed = False


class Agreement(Table):
    title, short_title, annexes = words(), words(), words()
    known_until = models.DateField()

    class Meta(Table.Meta):
        db_table = "provisions_agreement"


class Party(Table):
    name, short_name, kind = words(), words(), words()

    class Meta(Table.Meta):
        db_table = "provisions_party"


class Actor(Table):
    name, office = words(), words()

    class Meta(Table.Meta):
        db_table = "provisions_actor"


class Source(Table):
    publisher, title, url, date = words(), words(), words(), words()
    kind, perspective, language = words(), words(), words()

    class Meta(Table.Meta):
        db_table = "provisions_source"


class Article(Table):
    note = None  # type: ignore[assignment]
    agreement = to(Agreement, "articles")
    key = words()
    position = models.IntegerField()

    class Meta(Table.Meta):
        db_table = "provisions_article"


class Dated(Table):
    """What counts from a day on."""

    date, confidence = words(), words()
    sort_day = models.DateField()

    class Meta(Table.Meta):
        abstract = True


class ArticleText(Dated):
    article = to(Article, "texts")
    disclosure, number, subject, summary = words(), words(), words(), words()
    terms, trigger, deadlines, blanks = words(), words(), words(), words()
    instruments, official_text = words(), words()

    class Meta(Dated.Meta):
        abstract = False
        db_table = "provisions_articletext"


class Precondition(Table):
    agreement = to(Agreement, "preconditions")
    key, title, summary, form, confidence = words(), words(), words(), words(), words()

    class Meta(Table.Meta):
        db_table = "provisions_precondition"


class StatusEntry(Dated):
    agreement = to(Agreement)
    article = to(Article, "status_entries")
    precondition = to(Precondition, "status_entries")
    aspect, status, voice, rule, basis = words(), words(), words(), words(), words()
    according_to, according_to_source, speaker = to(Party), to(Source), to(Actor)

    class Meta(Dated.Meta):
        abstract = False
        db_table = "provisions_statusentry"


class Movement(Dated):
    article = to(Article, "movements")
    kind, claim, summary = words(), words(), words()
    mover, according_to, according_to_source, speaker = to(Party), to(Party), to(Source), to(Actor)

    class Meta(Dated.Meta):
        abstract = False
        db_table = "provisions_movement"


class Position(Dated):
    agreement, article, precondition = to(Agreement), to(Article), to(Precondition)
    subject, stance, summary = words(), words(), words()
    party, speaker, reported_by, reported_by_source = to(Party), to(Actor), to(Party), to(Source)
    replaces = to("self", "replaced_by")

    class Meta(Dated.Meta):
        abstract = False
        db_table = "provisions_position"


class Citation(models.Model):
    """Where a row is found said."""

    locator, quotation = words(), words()
    source = to(Source)
    article_text = to(ArticleText, "citations")
    status_entry = to(StatusEntry, "citations")
    movement = to(Movement, "citations")
    position = to(Position, "citations")
    precondition = to(Precondition, "citations")

    class Meta:
        managed = False
        db_table = "provisions_citation"
