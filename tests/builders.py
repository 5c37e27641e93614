"""Small records built through the one writer. Two invented countries, no real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisions.edit import Edit
from provisions.models import (
    Actor,
    Agreement,
    Article,
    Movement,
    Party,
    Position,
    Precondition,
    Source,
    StatusEntry,
)
from provisions.record import revise


@dataclass
class Small:
    """An agreement of two invented countries with one source and a few articles."""

    agreement: Agreement
    avaria: Party
    borduria: Party
    source: Source
    articles: list[Article]

    def cited(self, **values: Any) -> dict[str, list[dict[str, Any]]]:
        """Return ties that cite the one source."""
        return {"citations": [{"source": self.source, **values}]}


def small_record(articles: int = 3, slug: str = "avaria-borduria") -> Small:
    """Build an agreement with two parties, a source and some articles, in one revision."""
    with revise(reason="Build a small record") as edit:
        parties = [
            Party.objects.filter(slug=name.lower()).first()
            or edit.add(Party, slug=name.lower(), name=name, kind="state")
            for name in ("Avaria", "Borduria")
        ]
        source = add_source(edit, f"{slug}-gazette")
        agreement = edit.add(
            Agreement,
            slug=slug,
            title="Treaty of Invented Peace",
            short_title="Avaria–Borduria",
            expected_articles=articles,
            ties={
                "participations": [
                    {"party": party, "role": "negotiating_party"} for party in parties
                ],
                "citations": [{"source": source}],
            },
        )
        made = [
            edit.add(
                Article,
                slug=f"{slug}-{number}",
                agreement=agreement,
                key=str(number),
                position=number,
            )
            for number in range(1, articles + 1)
        ]
    return Small(agreement, *parties, source, made)


def add_source(edit: Edit, slug: str, **values: Any) -> Source:
    return edit.add(
        Source,
        slug=slug,
        **{
            "publisher": "Gazette",
            "title": f"Report {slug}",
            "url": f"https://example.org/{slug}",
            "kind": "news",
            "perspective": "international",
            **values,
        },
    )


def add_actor(edit: Edit, party: Party, name: str = "A. Speaker") -> Actor:
    return edit.add(Actor, name=name, office=f"Minister of {party}", party=party)


def add_status(edit: Edit, small: Small, article: Article, **values: Any) -> StatusEntry:
    """Add an account of Avaria about an article; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "aspect": "article",
        "article": article,
        "status": "open",
        "date": "2025-01-10",
        "voice": "party",
        "according_to": small.avaria,
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(StatusEntry, **fields)


def add_precondition(
    edit: Edit, small: Small, key: str = "ferry-toll", **values: Any
) -> Precondition:
    """Add a requirement of Avaria addressed to Borduria; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "key": key,
        "title": "End of the ferry toll",
        "list": "requirement",
        "form": "stated",
        "condition_of_signature": "yes",
        "confidence": "high",
        "ties": {
            **small.cited(),
            "stated_by": [{"party": small.avaria}],
            "addressed_to": [{"party": small.borduria}],
        },
        **values,
    }
    return edit.add(Precondition, **fields)


def add_step(
    edit: Edit,
    small: Small,
    precondition: Precondition,
    aspect: str,
    status: str,
    date: str,
    **values: Any,
) -> StatusEntry:
    """Add a line to a precondition's ledger, as the tracker's reading."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "aspect": aspect,
        "precondition": precondition,
        "status": status,
        "date": date,
        "voice": "reading",
        "rule": "single_account",
        "basis": "stated",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(StatusEntry, **fields)


def add_position(edit: Edit, small: Small, **values: Any) -> Position:
    """Add a statement of Avaria about the agreement; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "subject": "agreement",
        "party": small.avaria,
        "stance": "asserts",
        "summary": "Said that the text is ready.",
        "date": "2025-03-13",
        "confidence": "high",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Position, **fields)


def add_movement(edit: Edit, small: Small, article: Article, **values: Any) -> Movement:
    """Add a claim of Avaria that Borduria moved on an article; values override any field."""
    fields: dict[str, Any] = {
        "agreement": small.agreement,
        "article": article,
        "kind": "moved",
        "mover": small.borduria,
        "claim": "claims",
        "date": "2025-03-13",
        "according_to": small.avaria,
        "summary": "Said that Borduria took its wording.",
        "confidence": "medium",
        "ties": small.cited(),
        **values,
    }
    return edit.add(Movement, **fields)
