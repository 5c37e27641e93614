"""Pages ask the database no more often for fifty rows than for one."""

import pytest

from provisions.models import (
    ArticleText,
    DraftVersion,
    Event,
    Instrument,
    Movement,
    Source,
    StatusEntry,
    Tally,
)
from provisions.record import revise
from tests.around import add_incident
from tests.builders import (
    add_position,
    add_precondition,
    add_source,
    add_status,
    add_step,
    small_record,
)
from tests.statements import Sent

HOME = "/avaria-borduria/"


def add_words(edit, small, number, article, cited):
    """Add a precondition with its ledger and pair, statements, a denied claim and documents."""
    own = {"agreement": small.agreement, "confidence": "high", "date": "2025-01-10", "ties": cited}
    parties = {
        "stated_by": [{"party": small.avaria}],
        "addressed_to": [{"party": small.borduria}],
        "articles": [{"article": article}],
        "names": [{"name": f"Name {number}", "used_by": small.avaria}],
    }
    row = add_precondition(edit, small, key=f"toll-{number}", ties=cited | parties)
    told = add_incident(edit, small, counting="total", count=2, ties=cited)
    add_incident(edit, small, part_of=told, ties=cited)
    add_incident(edit, small, kind="denial", by=small.borduria, answers=told, ties=cited)
    fields = {"list": "call", "form": "call", "condition_of_signature": "not_stated"}
    call = {**fields, "inferred_by": small.source, "paired_with": row, "ties": cited}
    add_precondition(edit, small, key=f"call-{number}", **call)
    add_step(edit, small, row, "standing", "stated", "2025-01-10", ties=cited)
    add_step(
        edit,
        small,
        row,
        "answer_linkage",
        "rejected",
        "2025-01-11",
        party=small.borduria,
        ties=cited,
    )
    account = {"voice": "party", "rule": "", "basis": "", "according_to": small.avaria}
    add_step(edit, small, row, "fulfilment", "not_begun", "2025-01-10", ties=cited, **account)
    for target in ({"precondition": row}, {"article": article}):
        [subject] = target
        first = add_position(edit, small, subject=subject, ties=cited, **target)
        later = {"date": "2025-03-14", "replaces": first, "ties": cited}
        add_position(edit, small, subject=subject, **later, **target)
    claim = {
        **own,
        "article": article,
        "kind": "moved",
        "mover": small.borduria,
        "summary": "Moved",
    }
    made = edit.add(Movement, claim="claims", according_to=small.avaria, **claim)
    edit.add(Movement, claim="denies", denies=made, according_to=small.borduria, **claim)
    document = {"title": f"Document {number}", "kind": "treaty"}
    both = cited | {"parties": [{"party": small.avaria}]}
    edit.add(Instrument, **{**own, "ties": both}, **document)
    edit.add(DraftVersion, **own, sent_by=small.avaria, received_by=small.borduria)


def grow(rows):
    """Build a record with as many articles, texts, entries, counts and events as wanted."""
    small = small_record(articles=rows)
    with revise(reason="Grow") as edit:
        for number, article in enumerate(small.articles):
            source = add_source(edit, f"source-{number}")
            cited = {"citations": [{"source": source}]}
            own = {"agreement": small.agreement, "confidence": "high"}
            edit.add(
                ArticleText,
                slug=f"text-{number}",
                article=article,
                date="2025-01-01",
                disclosure="published",
                number=f"N{number}",
                confidence="high",
                ties=cited,
            )
            add_status(edit, small, article, ties=cited)
            add_words(edit, small, number, article, cited)
            reading = {"voice": "reading", "according_to": None, "rule": "last_reported"}
            add_status(edit, small, article, **reading, basis="stated", ties=cited)
            edit.add(
                Tally,
                slug=f"tally-{number}",
                according_to=small.avaria,
                date="2025-01-10",
                agreed=1,
                ties=cited | {"articles": [{"article": article, "status": "open"}]},
                **own,
            )
            ties = cited | {
                "parties": [{"party": small.avaria}],
                "articles": [{"article": article}],
            }
            event = edit.add(
                Event,
                slug=f"event-{number}",
                kind="meeting",
                title=f"Meeting {number}",
                date="2025-01-10",
                ties=ties,
                **own,
            )
            edit.add(
                Event,
                slug=f"account-{number}",
                kind="meeting",
                title=f"Account {number}",
                date="2025-01-11",
                differs_from=event,
                ties=ties,
                **own,
            )
        for party in (small.avaria, small.borduria):
            act = {"aspect": "act", "party": party, "status": "initialled"}
            add_status(edit, small, None, **act)
        stage = {"aspect": "stage", "status": "negotiating"}
        reading = {"voice": "reading", "according_to": None, "rule": "both_parties"}
        add_status(edit, small, None, **stage, **reading, basis="stated")
    with revise(reason="Correct and retract", kind="correction") as edit:
        for number, article in enumerate(small.articles):
            entry = StatusEntry.objects.get(article=article, voice="party")
            edit.correct(entry, note="Corrected")
            wrong = add_status(edit, small, article, according_to=small.borduria)
            edit.amend(Source.objects.get(slug=f"source-{number}"), note="Amended")
            edit.retract(wrong)
    return small


# What a page asks waits for what it asked before at most five times.
MOST = 6
QUERIES = {
    "/": 4,
    "/?as_of=2025-01-10": 4,
    HOME: 4,
    f"{HOME}articles/": 2,
    f"{HOME}articles/1/": 3,
    f"{HOME}preconditions/": 2,
    f"{HOME}preconditions/toll-0/": 3,
    f"{HOME}preconditions/none/": 2,
    f"{HOME}timeline/": 4,
    f"{HOME}sources/": 2,
    f"{HOME}accounts/": 2,
    f"{HOME}unanswered/": 2,
    f"{HOME}evidence/": 2,
    f"{HOME}positions/": 2,
    f"{HOME}positions/avaria/toll-0/": 5,
    f"{HOME}incidents/": 3,
    f"{HOME}brief/": 3,
    f"{HOME}articles.svg": 3,
    f"{HOME}positions.svg": 2,
    f"{HOME}preconditions.svg": 2,
    f"{HOME}incidents.svg": 3,
    f"{HOME}sequence.svg": 3,
    f"{HOME}positions.csv": 2,
    f"{HOME}compare/": 2,
    f"{HOME}compare/?from=2025-01-10&to=2025-03-14": 2,
    f"{HOME}compare/?from_revision=3&to_revision=4": 2,
    f"{HOME}changes/": 5,
    f"{HOME}changes/3/": 5,
    f"{HOME}changes/4/": 5,
    "/about/": 3,
    "/method/": 2,
    "/api/": 2,
    "/corrections/": 3,
    "/privacy/": 2,
    f"{HOME}report/": 3,
    f"{HOME}?as_of=2020-01-01": 2,
    f"{HOME}articles/none/": 2,
    "/none/": 2,
    f"{HOME}parties/": 2,
    f"{HOME}parties/avaria/": 4,
    f"{HOME}sequence/": 3,
    f"{HOME}proceedings/": 2,
    f"{HOME}presences/": 2,
    f"{HOME}proposals/": 2,
    f"{HOME}reactions/": 2,
    f"{HOME}assessments/": 2,
    f"{HOME}differences/": 2,
    f"{HOME}timeline.ics": 2,
    f"{HOME}brief.atom": 5,
    f"{HOME}changes.atom": 5,
    f"{HOME}articles/1.atom": 4,
    f"{HOME}parties/avaria.atom": 4,
    f"{HOME}card/": 2,
    f"{HOME}?as_of=2025-03-14&known_at=3": 5,
    f"{HOME}articles/1/?known_at=3": 4,
    f"{HOME}evidence/?known_at=3": 3,
    f"{HOME}brief/?known_at=3": 4,
}


def queries_of(client, address):
    with Sent() as captured:
        assert client.get(address).status_code == (404 if "none" in address else 200)
    return len(captured)


@pytest.mark.parametrize("rows", [1, 50])
def test_page_asks_no_more_often_for_fifty_rows_than_for_one(client, record, rows):
    grow(rows)
    assert {address: queries_of(client, address) for address in QUERIES} == QUERIES
    assert max(QUERIES.values()) <= MOST


@pytest.mark.parametrize("edits", [1, 49])
def test_log_asks_as_often_for_fifty_edits_as_for_one(client, record, edits):
    small = small_record()
    for number in range(edits):
        with revise(reason=f"Edit {number}") as edit:
            edit.amend(small.source, note=f"Note {number}")
    assert queries_of(client, f"{HOME}changes/") == 3
