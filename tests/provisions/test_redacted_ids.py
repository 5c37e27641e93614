"""A public id that tells something itself: replaced with the redaction, or honestly refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from provisions.models import Change, Maintenance, Position, Revision
from provisions.record import revise
from provisions.redaction import redact
from provisions.refusals import RecordRefused
from provisions.verify import faults
from tests.builders import add_position, add_status, small_record
from tests.crawl import body_of
from tests.provisions.test_redaction import checker, everything_public, tables_with

TELLING = "qzxcanaryqzx-said-so"
NEW = "withheld-1"


@pytest.fixture
def small(db):
    return small_record()


@pytest.fixture
def telling(small):
    """A statement in two versions whose id is telling."""
    with revise(reason="A statement") as edit:
        row = add_position(edit, small, slug=TELLING, subject="stage")
    with revise(reason="A note") as edit:
        return edit.amend(row, note="A note")


def redacted(*rows, **new_ids):
    return redact(rows, reason="A court ordered it", by="an operator", **new_ids)


def refusal(*rows, new_ids):
    """Return why it was refused; nothing was written then."""
    before = (Revision.objects.count(), Maintenance.objects.count())
    with pytest.raises(RecordRefused) as caught:
        redacted(*rows, new_ids=new_ids)
    assert (Revision.objects.count(), Maintenance.objects.count()) == before
    assert list(faults()) == []
    return str(caught.value)


def test_old_id_is_in_no_table_and_no_answer(client, telling):
    assert len(tables_with("qzxcanary")) == 3  # the row, its history, its lines
    redacted(telling, new_ids={telling: NEW})
    assert tables_with("qzxcanary") == []
    answers = everything_public(client, f"positions/{NEW}/")
    assert [key for key, it in answers.items() if b"qzxcanary" in body_of(it).lower()] == []
    assert client.get(f"/api/v1/positions/{TELLING}/").status_code == 404
    assert client.get(f"/api/v1/positions/{TELLING}/", {"known_at": 2}).status_code == 404
    assert client.get(f"/api/v1/positions/{NEW}/", {"known_at": 2}).json()["redacted_in"] == 4


def test_every_digest_stays_and_the_chain_verifies(client, telling):
    before = list(Change.objects.values_list("pk", "digest", "inner_digest"))
    chain = list(Revision.objects.values_list("digest", flat=True))
    number = redacted(telling, new_ids={telling: NEW})
    assert list(Change.objects.values_list("pk", "digest", "inner_digest"))[:-1] == before
    assert list(Revision.objects.values_list("digest", flat=True))[1:] == chain
    told = Change.objects.filter(row=NEW).order_by("revision_id")
    assert [(it.revision_id, it.action) for it in told] == [
        (2, "added"),
        (3, "changed"),
        (4, "redacted"),
    ]
    assert list(faults()) == []
    assert checker(client).check("http://testserver")[0] == number == 4


def test_id_that_a_correction_seals_is_replaced_only_with_it(telling):
    with revise(reason="Wrong day", kind="correction") as edit:
        new = edit.correct(telling, slug="other", date="2025-03-12")
    words = refusal(telling, new_ids={telling: NEW})
    assert words == (
        f"position {TELLING}, new id: is sealed in the lines of {new.slug}, its correction: "
        "redact both."
    )
    redacted(telling, new, new_ids={telling: NEW, new: "withheld-2"})
    assert tables_with("qzxcanary") == []
    assert list(faults()) == []


def test_id_that_a_reason_tells_stays(small):
    with revise(reason=f"The statement {TELLING.upper()} was found") as edit:
        row = add_position(edit, small, slug=TELLING)
    assert refusal(row, new_ids={row: NEW}) == (
        f"position {TELLING}, new id: would leave the old id in the reason of revision 2, which "
        "stay as they were sealed."
    )


def test_id_that_other_rows_tell_or_told_stays(small, telling):
    with revise(reason="A status") as edit:
        one = add_status(edit, small, small.articles[0], note=f"See {TELLING}.")
        two = add_status(
            edit, small, small.articles[1], ties=small.cited(locator=f"positions/{TELLING}/")
        )
        three = add_position(edit, small, slug=f"{TELLING}-2", summary="Another", subject="stage")
    with revise(reason="Without") as edit:
        edit.amend(one, note="")
    words = refusal(telling, new_ids={telling: NEW})
    assert {one.slug, two.slug, three.slug} == {
        it.split()[-1] for it in words.split(" in ")[1].split(", which")[0].split(", ")
    }


def test_longer_word_is_not_the_id(small):
    with revise(reason="Statements 1234 and 12") as edit:
        row = add_position(edit, small, slug="state", summary="One")
        add_status(edit, small, small.articles[0], note="States and estates")
    redacted(row, new_ids={row: NEW})
    assert Position.objects.get(slug=NEW).state == "redacted"


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("Withheld 1", "lower-case"),
        ("", "is empty."),
        ("taken", "taken is the id of another row; none is used twice."),
        (f"not-{TELLING}", f"not-{TELLING} holds the old one."),
        (TELLING, f"{TELLING} is the id of another row"),
    ],
)
def test_new_id_is_one_that_a_row_could_have(small, telling, new, problem):
    with revise(reason="Another") as edit:
        add_position(edit, small, slug="taken", summary="Another")
    assert problem in refusal(telling, new_ids={telling: new})


def test_id_of_a_row_that_was_redacted_before_stays(telling):
    redacted(telling)
    assert "has been redacted already" in refusal(telling, new_ids={telling: NEW})


def test_id_of_an_agreement_that_earlier_redactions_seal_stays(small):
    with revise(reason="A statement") as edit:
        row = add_position(edit, small, slug="statement")
    redacted(row)
    words = refusal(small.agreement, *small.articles, new_ids={small.agreement: NEW})
    assert "is sealed in the lines of rows that were redacted before." in words


def test_whole_agreement_takes_another_id(small):
    others = [small.agreement, *small.articles, small.source]
    new_ids = {row: f"withheld-{place}" for place, row in enumerate(others)}
    redacted(*others, new_ids=new_ids)
    assert list(faults()) == []


def test_command_gives_new_ids_in_order(small, telling):
    with revise(reason="Wrong day", kind="correction") as edit:
        edit.correct(telling, date="2025-03-12", slug=f"{TELLING}-2")
    rows = ["position", TELLING, f"{TELLING}-2", "--reason", "A court ordered it"]
    with pytest.raises(CommandError, match="1 new ids for 2 rows: give one for each"):
        call_command("redact_row", *rows, "--new-id", NEW)
    out = StringIO()
    call_command("redact_row", *rows, "--new-id", NEW, "withheld-2", stdout=out)
    assert (out.getvalue()[:23], TELLING in out.getvalue()) == ("Redacted in revision 5.", False)
    assert tables_with("qzxcanary") == []
