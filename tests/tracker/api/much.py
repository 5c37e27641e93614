"""Much of everything: an agreement with fifty rows of every noun, and one with one of each."""

from provisions.models import (
    Agreement,
    ArticleText,
    DraftVersion,
    Event,
    Instrument,
    Party,
    Tally,
)
from provisions.record import revise
from tests.builders import (
    add_actor,
    add_movement,
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)

MANY = 50


def much_of_everything():
    """Write both agreements, their rows in one revision."""
    fifty, single = small_record(MANY), small_record(1, slug="single")
    with revise(reason="Much of everything") as edit:
        fill(edit, fifty)
        fill(edit, single)


def fill(edit, small):
    """Add a row of every noun for each article."""
    fill_statements(edit, small)
    prefix = small.agreement.slug
    sources = [add_source(edit, f"{prefix}-{n}") for n, _ in enumerate(small.articles)]
    sources.append(small.source)
    for n, article in enumerate(small.articles):
        ties = {"citations": [{"source": sources[n]}, {"source": sources[n - 1]}]}
        name = f"{prefix}-{n}"
        party = edit.add(Party, slug=name, name=f"Many {n}", kind="organisation")
        speaker = add_actor(edit, small.avaria, name=f"Speaker {name}")
        about = {"agreement": small.agreement, "date": "2025-01-01", "confidence": "low"}
        add_status(edit, small, article, speaker=speaker, ties=ties)
        edit.add(
            ArticleText,
            slug=name,
            article=article,
            date="2025-01-01",
            disclosure="described",
            confidence="low",
            ties=ties,
        )
        edit.add(
            Tally,
            slug=name,
            according_to=small.avaria,
            agreed=n,
            ties={**ties, "articles": [{"article": article, "status": "open"}]},
            **about,
        )
        edit.add(
            Event,
            slug=name,
            kind="meeting",
            title=f"Meeting {n}",
            according_to=small.borduria,
            ties={
                **ties,
                "parties": [{"party": party}, {"party": small.avaria}],
                "articles": [{"article": article}],
            },
            **about,
        )
        edit.add(
            Agreement,
            slug=name,
            title=f"Treaty {n}",
            short_title=f"Treaty {n}",
            expected_articles=1,
            ties={
                "citations": ties["citations"],
                "participations": [{"party": party, "role": "third_party"}],
                "language_versions": [{"language": "en"}],
            },
        )


def fill_statements(edit, small):
    """Add a precondition with its ledger, statements, claims and documents for each article."""
    prefix, row = small.agreement.slug, None
    speaker = add_actor(edit, small.avaria, name=f"Speaker of {prefix}")
    account = {"voice": "party", "rule": "", "basis": "", "according_to": small.borduria}
    about = {"agreement": small.agreement, "date": "2025-01-01", "confidence": "low"}
    for n, article in enumerate(small.articles):
        name = f"{prefix}-statement-{n}"
        party = edit.add(Party, slug=name, name=f"Speaks {n}", kind="organisation")
        ties = {
            **small.cited(),
            "stated_by": [{"party": small.avaria}, {"party": party}],
            "addressed_to": [{"party": small.borduria}],
            "articles": [{"article": article}],
            "names": [{"name": f"Name {n}", "used_by": party}],
        }
        row = add_precondition(edit, small, key=f"toll-{n}", paired_with=row, ties=ties)
        add_step(edit, small, row, "standing", "stated", "2025-01-01", speaker=speaker)
        add_step(edit, small, row, "answer_linkage", "rejected", "2025-01-02", party=small.borduria)
        add_step(edit, small, row, "fulfilment", "met", "2025-01-03", **account)
        asked = {"subject": "precondition", "precondition": row}
        first = add_position(
            edit, small, slug=name, party=party, reported_by=small.borduria, **asked
        )
        add_position(edit, small, speaker=speaker, stance="rejects", **asked)
        add_position(edit, small, party=party, replaces=first, date="2025-04-01", **asked)
        add_position(edit, small, subject="article", article=article)
        claim = add_movement(edit, small, article, speaker=speaker)
        denial = {"claim": "denies", "denies": claim, "according_to": small.borduria}
        add_movement(edit, small, article, **denial)
        ties = {**small.cited(), "parties": [{"party": party}]}
        edit.add(Instrument, title=f"Appeal {n}", kind="appeal", ties=ties, **about)
        draft = edit.add(DraftVersion, sent_by=party, ties=small.cited(), speaker=speaker, **about)
        edit.add(
            DraftVersion,
            sent_by=party,
            received_by=small.avaria,
            differs_from=draft,
            ties=small.cited(),
            **about,
        )
