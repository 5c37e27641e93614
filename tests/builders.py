"""Small records built through the one writer. Two invented countries, no real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisions.edit import Edit
from provisions.models import Actor, Agreement, Article, Party, Source, StatusEntry
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
