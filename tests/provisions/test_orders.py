"""The engine is given the record of a day, as known then: the orders, and how milestones stood."""

import datetime

import pytest

from provisions.known import known_at
from provisions.models import Presence, ProceedingStage, Revision
from provisions.orders import orders_on_record
from provisions.record import revise
from provisions.sequence import Explainer, Held, Verdict, state_words
from tests.builders import add_status, add_step
from tests.sequences import add_dependency, tangled_record
from tests.snapshot import put_made

MARCH, APRIL, LATE = (
    datetime.date(2025, 3, 14),
    datetime.date(2025, 4, 16),
    datetime.date(2026, 1, 1),
)


pytestmark = pytest.mark.once


@pytest.fixture
def tangled(db):
    return put_made(tangled_record)


def read(tangled, day=APRIL):
    return orders_on_record(tangled.small.agreement, day)


def milestone(tangled, key, day=LATE):
    return read(tangled, day).tangle.milestones[tangled.milestones[key].slug]


def test_before_anything_is_stated_signature_stands_alone(tangled):
    found = read(tangled, datetime.date(2025, 3, 1))
    assert [m.kind for m in found.tangle.milestones.values()] == ["signature"]
    assert (found.solved.orders, found.solved.endings) == ((), ())
    assert [p.voice.name for p in found.solved.preceding] == ["Avaria", "Borduria"]


def test_on_a_day_only_what_was_stated_by_then_counts(tangled):
    assert read(tangled, MARCH).solved.together.verdict is Verdict.FIT
    assert read(tangled).solved.together.verdict is Verdict.CONTRADICT


def test_two_orders_of_two_sides_fit_only_if_done_together(tangled):
    found = read(tangled)
    [group] = found.solved.together.at_once
    assert Explainer(found.tangle).at_once(group) == (
        "The two stated orders fit only if done together: “Closure of the river council” and "
        "“Signature”. Avaria says that “Closure of the river council” must precede “Signature”; "
        "Borduria says that “Closure of the river council” and “Signature” must be done at the "
        "same time."
    )


def test_contradiction_names_every_voice_of_the_circle(tangled):
    found = read(tangled)
    [circle] = found.solved.together.contradictions
    assert Explainer(found.tangle).contradiction(circle) == (
        "The stated orders contradict each other: Borduria says that “Ratification” must precede "
        "“Change of the charter”; Avaria says that “Change of the charter” must precede "
        "“Signature”; Gazette says that “Signature” must precede “Ratification”. They cannot all "
        "hold: “Ratification” and “Signature” are acts that follow each other and are never one."
    )


def test_endings_are_told_by_account(tangled):
    found = read(tangled).solved.endings
    assert {e.subject: [(a.voice.name, a.word) for a in e.accounts] for e in found} == {
        "avaria-borduria-patrol": [("Avaria", "unclear")],
        "avaria-borduria-salt-case": [
            ("Avaria", "covers"),
            ("Borduria", "does_not_cover"),
            ("Gazette", "triggers"),
        ],
    }


def add(*steps):
    """Return what adds lines to the ledger of the council: aspect, status, day, whose word."""

    def change(edit, tangled):
        small, row = tangled.small, tangled.milestones["council"].precondition
        for aspect, status, day, voice in steps:
            party = getattr(small, voice, None)
            own = (
                {"voice": "party", "according_to": party, "rule": "", "basis": ""} if party else {}
            )
            add_step(edit, small, row, aspect, status, day, **own)

    return change


def stage(status, **values):
    def change(edit, tangled):
        reading = {"voice": "reading", "according_to": None, "rule": "both_parties"}
        own = {"aspect": "stage", "status": status, "date": "2025-05-01", "basis": "stated"}
        add_status(edit, tangled.small, None, **reading, **own, **values)

    return change


def ratified(*names):
    def change(edit, tangled):
        for name in names:
            party = getattr(tangled.small, name)
            for status in ("signed", "ratified"):
                own = {"aspect": "act", "party": party, "according_to": party, "date": "2025-05-01"}
                add_status(edit, tangled.small, None, status=status, **own)

    return change


def case(*stages):
    def change(edit, tangled):
        small = tangled.small
        for word, day, name in stages:
            edit.add(
                ProceedingStage,
                proceeding=tangled.milestones["end-of-the-salt-case"].proceeding,
                stage=word,
                date=day,
                according_to=getattr(small, name),
                confidence="high",
                ties=small.cited(),
            )

    return change


def patrol_until(day):
    def change(edit, tangled):
        presence = Presence.objects.get(key="patrol")
        edit.amend(presence, until=day)
        pair = tangled.milestones["signature"], tangled.milestones["no-patrol"]
        add_dependency(edit, tangled.small, *pair)

    return change


MET = ("fulfilment", "met", "2025-05-01")


@pytest.mark.parametrize(
    "key, change, words, avaria, borduria",
    [
        ("signature", stage("initialled"), "open", "open", "open"),
        ("signature", stage("signed"), "done", "reached", "reached"),
        ("article-2", stage("signed"), "open", "open", "open"),
        ("ratification", ratified("avaria"), "open", "open", "open"),
        ("ratification", ratified("avaria", "borduria"), "done", "reached", "reached"),
        ("council", add((*MET, "")), "done", "reached", "reached"),
        ("council", add((*MET, "borduria")), "open", "open", "reached"),
        (
            "council",
            add((*MET, "borduria"), ("fulfilment", "under_way", "2025-05-02", "avaria")),
            "accounts differ on whether it is done",
            "open",
            "reached",
        ),
        (
            "council",
            add(("fulfilment", "under_way", "2025-04-01", "avaria"), (*MET, "")),
            "done",
            "reached",
            "reached",
        ),
        (
            "council",
            add((*MET, ""), ("fulfilment", "under_way", "2025-05-02", "avaria")),
            "done",
            "open",
            "reached",
        ),
        (
            "council",
            add(("standing", "stated", "2025-04-01", "avaria"),
                ("standing", "waived", "2025-05-01", "avaria")),
            "no longer stands as a requirement of Avaria",
            "waived",
            "open",
        ),
        ("council", add(("standing", "not_repeated", "2025-05-01", "")), "open", "open", "open"),
        ("council", add(("standing", "declared_met", "2025-05-01", "")), "open", "reached", "open"),
        (
            "end-of-the-salt-case",
            case(("filed", "2025-04-01", "avaria"), ("discontinued", "2025-05-01", "avaria")),
            "done",
            "reached",
            "reached",
        ),
        (
            "end-of-the-salt-case",
            case(("pending", "2025-05-02", "borduria"), ("discontinued", "2025-05-01", "avaria")),
            "accounts differ on whether it is done",
            "reached",
            "open",
        ),
        ("no-patrol", patrol_until("2025-06"), "done", "reached", "reached"),
        ("no-patrol", patrol_until("2027-02-19"), "open", "open", "open"),
    ],
)  # fmt: skip
def test_milestone_stands_as_its_ledger_says(tangled, key, change, words, avaria, borduria):
    with revise(reason="A change in the world") as edit:
        change(edit, tangled)
    found = milestone(tangled, key)
    voices = {p.voice.id: p.voice for p in read(tangled, LATE).solved.preceding}
    assert state_words(found) == words
    assert (found.held_by(voices["avaria"]), found.held_by(voices["borduria"])) == (
        Held(avaria),
        Held(borduria),
    )


def test_what_one_side_waives_no_longer_stands_before_signature_for_it_alone(tangled):
    with revise(reason="A waiver") as edit:
        add(("standing", "waived", "2025-05-01", ""))(edit, tangled)
    of = {p.voice.id: p for p in read(tangled, LATE).solved.preceding}
    council = tangled.milestones["council"].slug
    assert [s.milestone for s in of["avaria"].open] == [tangled.milestones["charter"].slug]
    assert [s.milestone for s in of["borduria"].open] == [council]


def test_record_is_read_as_it_was_known(tangled):
    then = Revision.objects.count()
    with revise(reason="A later find") as edit:
        add_dependency(
            edit,
            tangled.small,
            tangled.milestones["charter"],
            tangled.milestones["council"],
            date="2025-03-01",
        )
        add((*MET, ""))(edit, tangled)
    now = read(tangled, LATE)
    with known_at(then):
        before = read(tangled, LATE)
        assert len(before.solved.orders) == len(now.solved.orders) - 1 == 6
        assert not before.tangle.milestones[tangled.milestones["council"].slug].reached
    assert now.tangle.milestones[tangled.milestones["council"].slug].reached


def test_retracted_order_and_what_a_correction_replaced_count_for_nothing(tangled):
    dependencies = read(tangled).dependencies.values()
    council, ratification = (tangled.milestones[key].slug for key in ("council", "ratification"))
    [wrong] = [d for d in dependencies if d.needs.slug == ratification]
    [old] = [d for d in dependencies if d.needs.slug == council]
    with revise(reason="Wrong", kind="retraction") as edit:
        edit.retract(wrong)
    assert read(tangled).solved.together.verdict is Verdict.AT_ONCE
    with revise(reason="Corrected", kind="correction") as edit:
        edit.correct(old, kind="simultaneous_with")
    assert read(tangled).solved.together.verdict is Verdict.FIT


@pytest.mark.parametrize("times", [1, 12])
def test_read_asks_as_often_for_many_orders_as_for_few(tangled, times, django_assert_num_queries):
    with revise(reason="Many") as edit:
        for n in range(times):
            for key in ("council", "charter"):
                pair = tangled.milestones["signature"], tangled.milestones[key]
                add_dependency(edit, tangled.small, *pair, date=f"2025-02-{n + 1:02}")
    with django_assert_num_queries(18):
        assert len(read(tangled).dependencies) == 6 + 2 * times
