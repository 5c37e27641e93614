"""The feed across a redaction: whoever held the row before it, or starts after it, ends alike."""

import pytest

from provisions.models import Event, StatusEntry
from provisions.record import revise
from provisions.redaction import redact
from tests.builders import add_position, add_precondition, add_status, small_record
from tests.tracker.api.following import Partner, assert_holds, phantoms

CANARY = "qzxcanaryqzx"


@pytest.fixture
def followed(record, walk):
    """Partners who had followed to each state of a record, and the rows that are to go."""
    small = small_record()
    partners = [Partner(walk)]
    told = small.cited(quotation=f"{CANARY} said", locator=CANARY)

    def somebody_has_followed():
        partners.append(Partner(walk))
        for partner in partners[1:]:
            partner.follow()

    with revise(reason="Rows of every fate") as edit:
        wrong = add_status(edit, small, small.articles[0], note=CANARY, ties=told)
        wrong_too = add_position(edit, small, summary=CANARY, note=CANARY, ties=told)
        doomed = add_status(edit, small, small.articles[1], note="so so")
        doomed_too = add_position(edit, small, summary=f"{CANARY} said", stance="urges", ties=told)
        standing = add_precondition(edit, small, title=CANARY, slug="toll", key="toll")
        telling = edit.add(
            Event,
            slug=f"{CANARY}-talks",
            agreement=small.agreement,
            kind="meeting",
            title=CANARY,
            date="2025-01-02",
            place=CANARY,
            confidence="high",
            ties={**told, "parties": [{"party": small.avaria}]},
        )
    somebody_has_followed()
    with revise(reason="Wrong", kind="correction") as edit:
        edit.correct(wrong, date="2025-01-09", note="", ties=small.cited())
        edit.correct(wrong_too, summary="Said less.", note="", ties=small.cited())
        edit.amend(standing, note=CANARY)
    somebody_has_followed()
    with revise(reason="Not said", kind="retraction") as edit:
        edit.retract(doomed)
        edit.retract(doomed_too)
        edit.amend(telling, title=f"{CANARY} again", ties={"parties": []})
    somebody_has_followed()
    return small, partners, [wrong, wrong_too, doomed_too, standing, telling]


def held(partner):
    """Return what a partner holds; what is told as empty is as what is not told."""
    return {
        key: {name: value for name, value in row.items() if value is not None}
        for key, row in partner.rows.items()
    }


def redact_all(rows):
    first, *others, telling = rows
    redact([first], reason="A court ordered it", by="an operator")
    new_ids = {telling: "withheld-1"}
    redact([*others, telling], reason="It named a person", by="an operator", new_ids=new_ids)


@pytest.mark.once
def test_canary_is_held_before_the_redaction(followed):
    _, [late, *early], _ = followed
    assert [CANARY in repr(partner.rows) for partner in (late, *early)] == [False, True, True, True]


def test_whoever_followed_holds_what_the_collections_store(walk, followed):
    """Those at three states before the redaction, and one who starts after it."""
    _, [late, *early], rows = followed
    redact_all(rows)
    for partner in (late, *early):
        partner.follow()
        assert CANARY not in repr((partner.rows, partner.withdrawn))
        assert held(partner) == held(late)
        assert partner.withdrawn == late.withdrawn
    assert_holds(walk, late)
    assert phantoms(walk) == []


@pytest.mark.once
def test_record_goes_on_after_the_redaction(walk, followed):
    small, [late, *early], rows = followed
    redact_all(rows)
    early[0].follow()
    with revise(reason="Corrected again", kind="correction") as edit:
        stands = StatusEntry.objects.in_force().get(article=small.articles[0])
        edit.correct(stands, date="2025-01-08", note="Found in print")
    for partner in (late, *early):
        partner.follow()
        assert held(partner) == held(late)
    assert_holds(walk, late)
    assert phantoms(walk) == []


@pytest.mark.once
def test_redaction_is_told_by_its_lines_and_by_nothing_of_the_rows(walk, followed):
    *_, rows = followed
    redact_all(rows)
    head, last = walk("revisions/", kind="redaction")
    assert (head["reason"], len(head["reseals"])) == ("A court ordered it", 1)
    lines = walk(f"revisions/{last['number']}/changes/")
    assert {line["action"] for line in lines} == {"redacted"}
    assert {(tuple(it["fields"]), tuple(it["ties"]), it["row_state"]) for it in lines} == {
        ((), (), "redacted")
    }
    assert "withheld-1" in {line["row"] for line in lines}
    named = [(it["revision"], it["position"]) for it in last["reseals"]]
    told = [
        (line["revision"], line["position"])
        for number in (3, 4, 5)
        for line in walk(f"revisions/{number}/changes/")
        if line["row"] in {it["row"] for it in lines}
    ]
    assert named == sorted(told)
    assert len(named) == 7


@pytest.mark.once
def test_correction_of_what_was_redacted_is_told_whole(walk, followed):
    _, _, rows = followed
    redact_all(rows)
    [line] = [line for line in walk("revisions/4/changes/") if line["noun"] == "status-entry"]
    fields = {field["field"]: (field["before"], field["after"]) for field in line["fields"]}
    assert fields["supersedes"] == (None, rows[0].slug)
    assert fields["agreement"] == (None, "avaria-borduria")
    assert fields["date"] == (None, "2025-01-09")
