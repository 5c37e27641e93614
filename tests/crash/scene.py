"""A small fictional record for processes to fight over."""

from django.core.management import call_command

from provisions.models import Agreement, Article, Party, Source
from provisions.record import revise

ARTICLES = 20
SOURCES = 4
KIND = {"kind": "official", "perspective": "international"}


def run(_variant: str) -> dict[str, int]:
    """Migrate the empty database and write an agreement, its articles and sources to cite."""
    call_command("migrate", verbosity=0)
    with revise(reason="Lay the scene") as edit:
        sources = [
            edit.add(Source, slug=f"source-{n}", publisher="Ministry", title=f"Page {n}", **KIND)
            for n in range(SOURCES)
        ]
        parties = [
            edit.add(Party, slug=slug, name=slug.title(), kind="state")
            for slug in ("eastland", "westland")
        ]
        agreement = edit.add(
            Agreement,
            slug="eastland-westland",
            title="Treaty",
            short_title="Eastland–Westland",
            expected_articles=ARTICLES,
            ties={
                "citations": [{"source": sources[0]}],
                "participations": [
                    {"party": party, "role": "negotiating_party"} for party in parties
                ],
            },
        )
        for n in range(ARTICLES):
            edit.add(Article, agreement=agreement, key=str(n + 1), position=n)
    return {"revision": edit.number}
