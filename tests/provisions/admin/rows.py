"""One row of every noun, for walks over the whole desk."""

from __future__ import annotations

from provisions.models import NOUNS, Agreement, Article, ArticleText, Event, Row, Tally
from provisions.record import revise
from tests.builders import Small, add_actor, add_source, add_status


def one_of_each(small: Small) -> dict[type[Row], Row]:
    """Add what the small record lacks, and return one row of every noun."""
    with revise(reason="One of each") as edit:
        add_actor(edit, small.avaria)
        add_source(edit, "unused")
        add_status(edit, small, small.articles[0])
        edit.add(
            ArticleText,
            article=small.articles[0],
            date="2025-01-10",
            disclosure="described",
            subject="Borders",
            confidence="high",
            ties=small.cited(),
        )
        edit.add(
            Tally,
            agreement=small.agreement,
            according_to=small.avaria,
            date="2025-01-10",
            agreed=2,
            total=3,
            confidence="high",
            ties=small.cited(),
        )
        edit.add(
            Event,
            agreement=small.agreement,
            kind="meeting",
            title="Talks",
            date="2025-01-10",
            confidence="high",
            ties=small.cited() | {"parties": [{"party": small.avaria}]},
        )
    rows = {model: model.objects.order_by("-pk").first() for model in NOUNS}
    return rows | {Agreement: small.agreement, Article: small.articles[0]}
