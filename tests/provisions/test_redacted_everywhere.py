"""One row of every noun, telling in every text and in its id: once redacted it is nowhere."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import CharField, TextField

from provisions.backups import back_up, put_back
from provisions.dates import VagueDateField
from provisions.models import (
    NOUNS,
    Actor,
    Agreement,
    Article,
    ArticleText,
    Assessment,
    Conflict,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Milestone,
    Party,
    Presence,
    Proceeding,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    Revision,
    ScopeReading,
    Source,
    Tally,
    Translation,
)
from provisions.record import revise
from provisions.redaction import redact
from provisions.spoken import wording_digest
from provisions.transfer.columns import FILES
from provisions.verify import faults
from tests.builders import (
    add_movement,
    add_position,
    add_precondition,
    add_status,
    small_record,
)
from tests.crawl import addresses, body_of
from tests.provisions.test_redaction import tables_with

CANARY = "qzxcanaryqzx"
COLLECTIONS = {name: model for model, name in FILES.items()}
# Texts of a form of their own, too short or too strict to hold the word.
STRICT = {"language", "number", "key", "slug", "url"}


def tell(name, longest):
    """Return what a text of a row tells, by the field's name and how long it may be."""
    return f"{CANARY} {name}"


def texts_of(model, tell=tell):
    """Return the word for every text of a noun that can hold it."""
    return {
        field.name: tell(field.name, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not (field.choices or isinstance(field, VagueDateField) or field.name in STRICT)
    }


def telling_rows(small, named=CANARY, tell=tell, position=9, url=f"https://example.org/{CANARY}"):
    """Return one row of every noun but the agreement, each with the word wherever it can be.

    ``named`` is the id and the key of each; ``tell`` says what each text holds.
    """
    told = {"slug": named}
    short, long = tell("note", 200), tell("note", 4000)
    with revise(reason="Rows that tell") as edit:
        source = {**told, "kind": "news", "perspective": "international", "url": url}
        source = edit.add(Source, **source, **texts_of(Source, tell))
        party = edit.add(Party, **told, kind="state", **texts_of(Party, tell))
        actor = edit.add(Actor, **told, party=party, **texts_of(Actor, tell))
        article = edit.add(
            Article, **told, agreement=small.agreement, key=named[:20], position=position
        )
        cited = {
            "citations": [{"source": source, "locator": short, "quotation": tell("quotation", 120)}]
        }
        about = {**told, "confidence": "high", "date": "2025-01-10"}
        within = {**about, "agreement": small.agreement}
        names = [{"name": tell("name", 120), "used_by": party, "note": tell("note", 300)}]
        asked = {"stated_by": [{"party": party}], "addressed_to": [{"party": small.avaria}]}
        counted = {**cited, "articles": [{"article": article, "status": "agreed"}]}
        told_of = {**cited, "articles": [{"article": article}]}
        toll = add_precondition(
            edit,
            small,
            **told,
            key=named,
            **texts_of_precondition(tell),
            ties={**told_of, **asked, "names": names},
        )
        said = {"party": party, "speaker": actor, "article": article, "subject": "article"}
        by = {"according_to": party, "speaker": actor}
        rows = [
            source,
            party,
            actor,
            article,
            toll,
            edit.add(
                ArticleText,
                **about,
                article=article,
                disclosure="described",
                **{**texts_of(ArticleText, tell), "official_text": url},
                ties=cited,
            ),
            add_status(edit, small, article, **about, **by, note=long, ties=cited),
            edit.add(
                Tally, **within, **by, agreed=1, total=2, **texts_of(Tally, tell), ties=counted
            ),
            edit.add(
                Event,
                **within,
                **by,
                kind="meeting",
                **texts_of(Event, tell),
                ties={**told_of, "parties": [{"party": party}]},
            ),
            add_position(edit, small, **about, **said, summary=long, note=long, ties=cited),
            add_movement(edit, small, article, **about, **by, summary=long, note=long, ties=cited),
            edit.add(
                Instrument,
                **within,
                kind="other",
                **{**texts_of(Instrument, tell), "official_text": url},
                ties={**cited, "parties": [{"party": party}]},
            ),
            edit.add(
                DraftVersion,
                **within,
                **by,
                sent_by=party,
                **texts_of(DraftVersion, tell),
                ties=cited,
            ),
            *around_the_talks(edit, small, within, by, article, cited, tell),
            edit.add(
                Translation,
                **told,
                of_noun="party",
                of_row=named,
                field="name",
                language="hy",
                text=f"{tell('text', 200)} հայերեն",
                review="machine",
                made_from=wording_digest(party.name),
            ),
        ]
    with revise(reason="Better words") as edit:
        return [edit.amend(row, **later(row, tell)) for row in rows]


def around_the_talks(edit, small, within, by, article, cited, tell):
    """Return a telling row of each noun of what goes on around the talks."""
    party, source = by["according_to"], cited["citations"][0]["source"]
    named = within["slug"]
    undated = {name: value for name, value in within.items() if name != "date"} | {"key": named}
    dated = {name: value for name, value in within.items() if name != "agreement"}

    def add(model, values, ties=None, **more):
        given = {**values, **texts_of(model, tell), **more}
        return edit.add(model, **given, ties={**cited, **(ties or {})})

    case = add(Proceeding, undated, kind="arbitration", forum=party, article=article)
    sent = {"senders": [{"party": party}], "names": [{"party": party, "name": tell("name", 120)}]}
    asked = {"addressed_to": [{"party": small.avaria}]}
    offer = add(Proposal, within, asked, key=named, proposed_by=party)
    act = add(Milestone, undated, kind="act")
    other = edit.add(
        Milestone,
        **{**undated, "slug": f"plain-act-{article.position}", "key": f"plain-{article.position}"},
        kind="act",
        title="Plain act",
        ties=small.cited(),
    )
    readings = [{"place": n, "summary": tell("summary", 1000), "source": source} for n in (1, 2)]
    touched = {"readings": readings, "about": [{"noun": "party", "row": named}]}
    return [
        case,
        add(ProceedingStage, {**dated, "according_to": party}, proceeding=case, stage="filed"),
        add(Presence, undated, sent, kind="border_guard"),
        add(ScopeReading, {**within, **by}, article=article, proceeding=case, reading="covers"),
        add(
            Incident,
            within,
            kind="allegation",
            by=party,
            speaker=by["speaker"],
            counting="item",
        ),
        add(
            Reaction,
            within,
            {"asks": [{"ask": "sign"}]},
            party=party,
            speaker=by["speaker"],
            tone="notes",
            collective="",
        ),
        offer,
        add(
            ProposalAnswer,
            {**dated, "according_to": party},
            proposal=offer,
            party=small.avaria,
            answer="declined",
        ),
        act,
        add(
            Dependency,
            {**within, **by},
            kind="requires",
            dependent=act,
            needs=other,
            basis="stated",
        ),
        add(Assessment, within, kind="inference", source=source, article=article),
        add(Conflict, undated, touched, kind="date"),
    ]


def texts_of_precondition(tell):
    return texts_of(apps.get_model("provisions", "precondition"), tell)


def later(row, tell):
    return {"note": f"{tell('note', 200)} later"} if hasattr(row, "note") else {}


# Today, as known before the redaction, and a day as known then.
CLOCKS = ("", "known_at=2", "as_of=2025-06-01&known_at=3")


def filling(small, rows, named=CANARY):
    """Return how routes are filled so that they are about the rows, by their ids."""
    by_model = {type(row)._meta.model_name: row for row in [small.agreement, *rows]}
    numbers = [revision.number for revision in Revision.objects.all()]
    changes = apps.get_model("provisions", "change").objects.values_list("pk", flat=True)
    fills = {
        "agreement": [small.agreement.slug],
        "key": sorted({named, *(r.key for r in map(fresh, rows) if hasattr(r, "key"))}),
        "slug": [named, fresh(by_model["party"]).slug],
        "number": numbers,
        "party": [named, fresh(by_model["party"]).slug],
        "subject": ["agreement", named],
        "app_label": ["provisions"],
        "url": ["nowhere"],
    }

    def fill(route, name):
        if route.startswith("admin/"):
            if name in ("object_id", "id"):
                place = route.split("/")[2]
                logs = {"revision": numbers, "change": list(changes), "user": [user_key()]}
                return logs.get(place) or ([by_model[place].pk] if place in by_model else [1])
            return fills[name]
        if route.startswith("api/v1/") and name == "id":
            noun = COLLECTIONS.get(route.split("/")[2])
            return [named, fresh(by_model[noun._meta.model_name]).slug] if noun else numbers
        return fills[name]

    return fill


def every_address(small, rows, named=CANARY):
    """Return each address of the site about the rows, under every clock."""
    found = addresses(filling(small, rows, named))
    desk = [address for address in found if address.startswith("/admin/")]
    numbers = [revision.number for revision in Revision.objects.all()]
    chosen = f"/admin/autocomplete/?app_label=provisions&term={CANARY[:5]}&model_name="
    desk += [
        f"{chosen}{model._meta.model_name}&field_name={field.name}"
        for model in NOUNS
        for field in model._meta.concrete_fields
        if field.related_model in NOUNS
    ]
    seen = [address for address in found if not address.startswith("/admin/")]
    pair = f"from_revision=0&to_revision={numbers[0]}"
    compared = [f"{a}?{pair}" for a in seen if "compare" in a]
    pages = [a for a in seen if not re.match(r"/(api/v1/|sitemap|robots|healthz|readyz)", a)]
    in_armenian = [f"/hy{address}" for address in pages]
    with_clock = [f"{a}{'?' if clock else ''}{clock}" for a in seen for clock in CLOCKS]
    return desk + with_clock + compared + in_armenian


def user_key():
    return User.objects.get(username="chief").pk


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def crawled(client, found):
    """Return where the word is told beyond the address itself, and what broke."""
    told, broken = set(), set()
    for address in found:
        response = client.get(address)
        body = body_of(response)
        # An image holds no words; its drawing, the same in letters, is among the addresses.
        text = body.decode(errors="replace").lower()
        if response.status_code >= 500:
            broken.add(address)
        # A page of an error may name the address that was asked for.
        if CANARY in text and not (CANARY in address and response.status_code >= 300):
            told.add(address)
    return told, broken


@pytest.fixture
def desk(db, client):
    client.force_login(User.objects.create_superuser("chief"))
    return client


@pytest.fixture
def small(db):
    return small_record(articles=1)


def redact_all(rows):
    new_ids = {row: f"withheld-{place}" for place, row in enumerate(rows)}
    return redact(rows, reason="A court ordered it", by="an operator", new_ids=new_ids)


@pytest.mark.walk
@pytest.mark.once  # what lies in the tables is looked for on each database (test_redaction.py)
def test_what_was_redacted_is_at_no_address_under_any_clock(desk, small, tmp_path):
    rows = telling_rows(small)
    assert {type(row) for row in rows} == set(NOUNS) - {Agreement}
    told, broken = crawled(desk, every_address(small, rows))
    assert broken == set()
    kinds = {address.split("?")[0].split("/")[1] for address in told}
    assert kinds == {"", "admin", "api", "hy", "sitemap.xml", small.agreement.slug}
    assert len(told) > 100
    redact_all(rows)
    assert list(faults()) == []
    assert tables_with(CANARY) == []
    assert crawled(desk, every_address(small, rows)) == (set(), set())
    call_command("dump_record", small.agreement.slug, str(tmp_path / "dump"), stdout=StringIO())
    dumped = {path.name: path.read_text() for path in (tmp_path / "dump").iterdir()}
    assert (len(dumped) > 3, [name for name, text in dumped.items() if CANARY in text]) == (
        True,
        [],
    )


def test_route_that_nobody_has_filled_stops_the_walk(small):
    with pytest.raises(KeyError):
        addresses(lambda route, name: {"agreement": [small.agreement.slug]}[name])


@pytest.mark.django_db(transaction=True)
def test_backup_made_after_a_redaction_holds_none_of_it_and_verifies(tmp_path):
    small = small_record(articles=1)
    rows = telling_rows(small)
    back_up(tmp_path / "before")
    redact_all(rows)
    back_up(tmp_path / "after")
    with_word = {path.name: CANARY.encode() in path.read_bytes() for path in tmp_path.iterdir()}
    assert with_word["after"] is False
    put_back(tmp_path / "after", replace=True)
    assert list(faults()) == []
    assert Revision.objects.first().kind == "redaction"
    assert tables_with(CANARY) == []
