"""One row of every noun, for walks over the whole desk."""

from __future__ import annotations

from provisions.edit import Edit
from provisions.models import (
    NOUNS,
    Agreement,
    Article,
    ArticleText,
    DraftVersion,
    Event,
    Instrument,
    Movement,
    Position,
    Precondition,
    Row,
    Tally,
)
from provisions.record import revise
from tests.around import add_around, add_proposal
from tests.builders import Small, add_actor, add_source, add_status
from tests.translations import add_translation


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
        _add_statements(edit, small)
        add_around(edit, small)
        # Of the agreement, which the walks leave as it is.
        add_translation(edit, small.agreement, "title", "Պայմանագիր")
        # Unanswered: a correction of the other would take its answer along.
        add_proposal(edit, small, "another-offer")
    rows = {model: model.objects.order_by("-pk").first() for model in NOUNS}
    return rows | {Agreement: small.agreement, Article: small.articles[0]}


def _add_statements(edit: Edit, small: Small) -> None:
    dated = {"agreement": small.agreement, "date": "2025-01-10", "confidence": "high"}
    add_precondition(edit, small)
    add_statement(edit, small)
    edit.add(
        Movement,
        article=small.articles[0],
        kind="moved",
        mover=small.borduria,
        claim="claims",
        according_to=small.avaria,
        summary="Said that the other side came nearer.",
        ties=small.cited(),
        **dated,
    )
    parties = {"parties": [{"party": small.avaria}, {"party": small.borduria}]}
    edit.add(
        Instrument,
        title="Joint appeal",
        kind="appeal",
        ties=small.cited() | parties,
        **dated,
    )
    edit.add(DraftVersion, number=1, sent_by=small.avaria, ties=small.cited(), **dated)


def add_precondition(edit: Edit, small: Small, key: str = "ferry-toll", **values) -> Precondition:
    stated = {
        "stated_by": [{"party": small.avaria}],
        "addressed_to": [{"party": small.borduria}],
        "articles": [{"article": small.articles[0]}],
        "names": [{"name": "The unjust toll", "used_by": small.avaria}],
    }
    fields = {
        "agreement": small.agreement,
        "key": key,
        "title": "End of the ferry toll",
        "list": "requirement",
        "form": "stated",
        "confidence": "high",
        "ties": small.cited() | stated,
        **values,
    }
    return edit.add(Precondition, **fields)


def add_statement(edit: Edit, small: Small, **values) -> Position:
    fields = {
        "agreement": small.agreement,
        "subject": "agreement",
        "party": small.avaria,
        "stance": "asserts",
        "summary": "Said that the text is ready.",
        "date": "2025-01-10",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Position, **fields)
