"""Redaction: nothing of the content is left anywhere, and the record still verifies."""

import importlib.util
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from provisions.guards import missing
from provisions.models import (
    NOUNS,
    Change,
    Maintenance,
    Position,
    Reseal,
    Revision,
    StatusEntry,
)
from provisions.record import revise
from provisions.redaction import redact
from provisions.refusals import RecordRefused
from provisions.transfer.columns import FILES
from provisions.verify import faults
from tests.builders import add_position, add_precondition, add_source, add_status, small_record
from tests.crawl import body_of, by_route
from tests.provisions.integrity.forging import run

CANARY = "qzxcanaryqzx"
PLAIN = "avaria-position"
SCRIPT = Path(__file__).parents[2] / "scripts" / "check_record.py"
ADDRESSES = tuple(f"{name}/" for name in (*FILES.values(), "revisions", "overview", "matrix"))


@pytest.fixture
def small(db):
    return small_record()


@pytest.fixture
def position(small):
    """A statement with the canary in every text of it and its citations, in three versions."""
    with revise(reason="A statement") as edit:
        row = add_position(
            edit,
            small,
            slug=PLAIN,
            subject="article",
            article=small.articles[0],
            summary=f"{CANARY} summary",
            note=f"{CANARY} note",
            ties=small.cited(quotation=f"{CANARY} said", locator=f"{CANARY} page"),
        )
    with revise(reason="Better words") as edit:
        edit.amend(
            row,
            note=f"{CANARY} later note",
            ties=small.cited(quotation=f"{CANARY} later", locator=f"{CANARY} 2"),
        )
    return row


def tables_with(word):
    """Return each column of each table of the database that holds a word."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = connection.ops.quote_name(column.name)
                cursor.execute(
                    f"SELECT count(*) FROM {connection.ops.quote_name(table)} "
                    f"WHERE lower(CAST({name} AS text)) LIKE %s",
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.append((table, column.name))
    return found


def pages():
    """Return a page of each route below the agreement, an image by the drawing it is made of."""
    given = {"agreement": ["avaria-borduria"], "key": ["1"], "slug": ["avaria"], "number": [1]}
    given |= {"party": ["avaria"], "subject": ["agreement"]}
    found = by_route(lambda route, name: given.get(name, []))
    return [
        address
        for route, addresses in found.items()
        # No precondition stands in this record.
        if route.startswith("%(agreement)s") and not re.search("preconditions/%|png|report", route)
        for address in addresses
    ] + ["/", "/search/?q=qzx", "/avaria-borduria/compare/?from=2025-01-01&to=2025-12-31"]


def everything_public(client, *rows):
    """Return every answer of the site about the small record, now and as known before."""
    head = Revision.objects.first().number
    answers, shown = {}, pages()
    for known in (None, *range(1, head + 1)):
        query = {} if known is None else {"known_at": known}
        for number in range(1, head + 1):
            for part in ("", "changes/", "leaves/"):
                path = f"/api/v1/revisions/{number}/{part}"
                answers[path, known] = client.get(path, query)
            path = f"/avaria-borduria/changes/{number}/"
            answers[path, known] = client.get(path, query)
        for path in (*ADDRESSES, *rows):
            answers[f"/api/v1/{path}", known] = client.get(f"/api/v1/{path}", query)
        # Every page by every clock is walked in test_redacted_everywhere.
        for path in shown if known in (None, 2) else ():
            clock = "" if known is None else f"{'&' if '?' in path else '?'}known_at={known}"
            answers[path, known] = client.get(f"{path}{clock}")
    return answers


def leaks(client, *rows):
    answers = everything_public(client, *rows)
    # Of the present record every address answers; an earlier one may not know a row yet.
    broken = [
        key
        for key, answer in answers.items()
        if answer.status_code != 200 and (key[1] is None or answer.status_code != 404)
    ]
    found = [key for key, answer in answers.items() if CANARY.encode() in body_of(answer).lower()]
    return broken, found


def checker(client):
    """Return the standalone verifier, asking this site."""
    spec = importlib.util.spec_from_file_location("check_record", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.ask = lambda address: client.get(address, headers={"Accept": "application/json"}).json()
    return script


def test_canary_is_found_before_the_redaction(client, position):
    broken, found = leaks(client, f"positions/{PLAIN}/")
    assert broken == []
    assert len(found) > 20
    assert {column for _, column in tables_with(CANARY)} == {
        "summary",
        "note",
        "quotation",
        "locator",
    }


def test_redacted_content_is_in_no_table_and_no_answer(client, position, tmp_path):
    redact([position], reason="A court ordered it", by="an operator")
    assert tables_with(CANARY) == []
    assert leaks(client, f"positions/{PLAIN}/") == ([], [])
    call_command("dump_record", "avaria-borduria", str(tmp_path), stdout=StringIO())
    dumped = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert [name for name, text in dumped.items() if CANARY in text or PLAIN in text] == []


def test_redaction_is_one_revision_that_verifies(position):
    before = list(Change.objects.values_list("digest", "inner_digest"))
    number = redact([position], reason="A court ordered it", by="an operator")
    assert list(faults()) == []
    assert missing() == []
    assert list(Change.objects.values_list("digest", "inner_digest"))[: len(before)] == before
    row = Position.objects.get(pk=position.pk)
    assert (row.slug, row.state, row.revision_id, number) == (PLAIN, "redacted", 4, 4)
    assert set(row.history.values_list("state", flat=True)) == {"redacted"}
    assert Revision.objects.get(number=4).kind == "redaction"
    lines = Change.objects.filter(row=PLAIN).order_by("revision_id")
    told = [(line.revision_id, line.action, bool(line.salt)) for line in lines]
    assert told == [(2, "added", False), (3, "changed", False), (4, "redacted", True)]
    assert list(Reseal.objects.values_list("revision", "change__revision")) == [(4, 2), (4, 3)]
    assert Maintenance.objects.get().by == "an operator"


def test_stranger_verifies_a_redacted_record(client, position):
    redact([position], reason="A court ordered it", by="an operator")
    number, head, _ = checker(client).check("http://testserver")
    assert (number, head) == (4, Revision.objects.get(number=4).digest)


def test_stranger_finds_a_line_blanked_without_a_redaction(client, position):
    redact([position], reason="A court ordered it", by="an operator")
    run("DELETE FROM provisions_reseal WHERE id = (SELECT max(id) FROM provisions_reseal)")
    script = checker(client)
    with pytest.raises(script.Wrong):
        script.check("http://testserver")


@pytest.mark.parametrize(
    "table, change",
    [
        ("provisions_position", "note = 'put back'"),
        ("provisions_historicalposition", "note = 'put back'"),
        ("provisions_historicalposition", "party_id = party_id + 1"),
        ("provisions_historicalcitation", "quotation = 'put back'"),
        ("provisions_citation", "quotation = 'put back'"),
        ("provisions_reseal", "salt = '00112233445566778899aabbccddeeff'"),
        ("provisions_reseal", "digest = 'f'"),
        ("provisions_reseal", "inner_digest = 'f'"),
        ("provisions_change", "salt = '00112233445566778899aabbccddeeff'"),
    ],
)
def test_tampering_with_what_is_left_is_found(position, table, change):
    redact([position], reason="A court ordered it", by="an operator")
    of = {"position": f"id = {position.pk}", "citation": f"position_id = {position.pk}"}
    where = next((words for name, words in of.items() if table.endswith(name)), "1 = 1")
    where = f"row = '{PLAIN}'" if table == "provisions_change" else where
    run(f"UPDATE {table} SET {change} WHERE {where}")
    assert list(faults()) != []


def test_tombstone_says_when_and_why_under_every_clock(client, position):
    redact([position], reason="A court ordered it", by="an operator")
    address = f"/api/v1/positions/{PLAIN}/"
    tombstone = client.get(address).json()
    assert tombstone.pop("redacted_at")
    assert tombstone == {
        "id": PLAIN,
        "state": "redacted",
        "redacted_in": 4,
        "reason": "A court ordered it",
    }
    assert client.get(address, {"known_at": 2}).json()["redacted_in"] == 4
    assert client.get(address, {"known_at": 1}).status_code == 404
    [leaf] = client.get("/api/v1/revisions/2/leaves/").json()["results"]
    assert (leaf["salt"], leaf["payload"], leaf["resealed_by"]) == (None, None, 4)
    [line] = client.get("/api/v1/revisions/2/changes/").json()["results"]
    assert (line["action"], line["row_state"], line["fields"], line["ties"]) == (
        "added",
        "redacted",
        [],
        [],
    )
    reseals = client.get("/api/v1/revisions/4/").json()["reseals"]
    assert [(it["revision"], it["position"]) for it in reseals] == [(2, 0), (3, 0)]


def test_second_redaction_reaches_answers_kept_after_the_first(client, small, position):
    clocks = {"as_of": "2025-12-31", "known_at": 4}
    asked = ("/avaria-borduria/positions/", f"/api/v1/positions/{PLAIN}/")
    with revise(reason="Another statement") as edit:
        other = add_position(
            edit, small, slug="another", subject="article", article=small.articles[1]
        )
    redact([other], reason="A court ordered it", by="an operator")
    assert [CANARY in client.get(it, clocks).content.decode() for it in asked] == [True, True]
    redact([position], reason="A court ordered it", by="an operator")
    assert [CANARY in client.get(it, clocks).content.decode() for it in asked] == [False, False]


def test_log_says_redacted_and_nothing_of_before(client, position):
    redact([position], reason="A court ordered it", by="an operator")
    page = client.get("/avaria-borduria/changes/4/").content.decode()
    assert "m-redacted" in page
    assert "Field by field" not in page
    earlier = client.get("/avaria-borduria/changes/2/", {"known_at": 2}).content.decode()
    assert '<a href="/avaria-borduria/changes/4/' in earlier
    [line] = client.get("/api/v1/revisions/4/changes/").json()["results"]
    assert line["summary"] == f"Position “{PLAIN}”: redacted"


def test_entry_that_was_corrected_is_redacted_and_its_correction_stands(client, small):
    with revise(reason="A status") as edit:
        old = add_status(edit, small, small.articles[0], note=CANARY)
    with revise(reason="Wrong day", kind="correction") as edit:
        new = edit.correct(old, date="2025-01-09", note="")
    redact([old], reason="A court ordered it", by="an operator")
    assert list(faults()) == []
    assert tables_with(CANARY) == []
    assert list(StatusEntry.objects.in_force()) == [new]
    answer = client.get(f"/api/v1/status-entries/{new.slug}/").json()
    assert (answer["supersedes"], answer["id"]) == (old.slug, new.slug)
    assert leaks(client) == ([], [])


def test_middle_of_a_chain_goes_after_what_it_corrected(small):
    with revise(reason="A status") as edit:
        first = add_status(edit, small, small.articles[0])
    with revise(reason="Wrong day", kind="correction") as edit:
        second = edit.correct(first, date="2025-01-09")
    with revise(reason="Wrong again", kind="correction") as edit:
        edit.correct(second, date="2025-01-08")
    with pytest.raises(RecordRefused, match="which would stand again"):
        redact([second], reason="A court ordered it", by="an operator")
    redact([first, second], reason="A court ordered it", by="an operator")
    assert StatusEntry.objects.in_force().count() == 1
    assert list(faults()) == []


def test_row_that_others_name_or_named_is_not_redacted(small):
    with revise(reason="A source and a statement") as edit:
        source = add_source(edit, "other", title=CANARY)
        row = add_status(edit, small, small.articles[0], ties={"citations": [{"source": source}]})
    with revise(reason="Another source") as edit:
        edit.amend(row, ties=small.cited())
    with pytest.raises(RecordRefused, match=f"while status-entry {row.slug} name it"):
        redact([source], reason="A court ordered it", by="an operator")
    assert Revision.objects.count() == 3
    redact([source, row], reason="A court ordered it", by="an operator")
    assert list(faults()) == []
    assert tables_with(CANARY) == []


def test_retracted_row_is_redacted_once(small, position):
    with revise(reason="Not said", kind="retraction") as edit:
        edit.retract(position)
    redact([position], reason="A court ordered it", by="an operator")
    assert list(faults()) == []
    with pytest.raises(RecordRefused, match="redacted already"):
        redact([position], reason="A court ordered it", by="an operator")


def test_precondition_with_names_is_redacted(small):
    with revise(reason="A requirement") as edit:
        row = add_precondition(
            edit,
            small,
            title=CANARY,
            would_meet=CANARY,
            slug="requirement",
            key="toll",
            ties={
                **small.cited(quotation=CANARY),
                "stated_by": [{"party": small.avaria}],
                "names": [{"name": CANARY, "used_by": small.avaria, "note": CANARY}],
            },
        )
    redact([row], reason="A court ordered it", by="an operator")
    assert (tables_with(CANARY), list(faults())) == ([], [])


def test_rows_of_every_kind_are_redacted_and_verify(sample):
    """One row of each noun that nothing names, with whatever columns and ties it has."""
    done = set()
    for noun in NOUNS:
        for row in noun.objects.published()[:12]:
            try:
                redact([row], reason="A court ordered it", by="an operator")
            except RecordRefused:
                continue
            done.add(noun)
            break
    assert len(done) > 8
    assert list(faults()) == []


def test_command_redacts_and_names_what_it_refuses(position):
    told = StringIO()
    call_command("redact_row", "position", PLAIN, "--reason", "A court ordered it", stdout=told)
    assert told.getvalue().startswith("Redacted in revision 4.")
    with pytest.raises(CommandError, match="redacted already"):
        call_command("redact_row", "position", PLAIN, "--reason", "Again")
    with pytest.raises(CommandError, match="holds no position nothing"):
        call_command("redact_row", "position", "nothing", "--reason", "Again")
