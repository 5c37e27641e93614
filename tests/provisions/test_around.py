"""The nouns around the talks: what each must satisfy, and what follows a correction."""

from __future__ import annotations

import datetime

import pytest

from provisions.models import Event, IncidentOverlap, ProposalAnswer, Revision
from provisions.record import revise
from provisions.refusals import RecordRefused
from tests.around import (
    add_answer,
    add_assessment,
    add_conflict,
    add_dependency,
    add_incident,
    add_milestone,
    add_presence,
    add_proceeding,
    add_proposal,
    add_reaction,
    add_scope,
    add_stage,
)
from tests.builders import add_actor, add_precondition, add_source, small_record

pytestmark = pytest.mark.django_db
TOMORROW = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2)).date()


@pytest.fixture
def small(db):
    return small_record()


def refused(add):
    """Return by field why an edit is refused; nothing of it is written."""
    before = Revision.objects.count()
    with pytest.raises(RecordRefused) as caught:
        with revise(reason="To be refused") as edit:
            add(edit)
    assert Revision.objects.count() == before
    return [(refusal.field, refusal.reason) for refusal in caught.value.refusals]


@pytest.mark.parametrize("add", [add_scope, add_incident, add_reaction, add_proposal])
def test_what_has_not_come_yet_is_refused(small, add):
    said = f"the date counts from {TOMORROW.isoformat()}, which has not come yet."
    assert refused(lambda e: add(e, small, date=TOMORROW.isoformat())) == [("date", said)]


@pytest.mark.parametrize("add", [add_scope, add_incident, add_assessment])
def test_row_without_a_source_is_refused(small, add):
    problems = refused(lambda e: add(e, small, ties={}))
    assert ("citations", "at least one source is needed.") in problems


@pytest.mark.parametrize(
    ("add", "said"),
    [
        (
            lambda e, s, **who: add_stage(e, s, add_proceeding(e, s), **who),
            "A stage is according to one party or source.",
        ),
        (add_scope, "A reading is according to one party or source."),
        (
            lambda e, s, **who: add_dependency(
                e, s, add_milestone(e, s), add_milestone(e, s, "act", "act"), **who
            ),
            "An order is according to one party or source.",
        ),
        (
            lambda e, s, **who: add_answer(e, s, add_proposal(e, s), **who),
            "An answer is according to one party or source; that none came may rest on a search "
            "instead, with its day.",
        ),
    ],
)
def test_account_is_of_one_party_or_one_source(small, add, said):
    nobody = {"according_to": None}
    both = {"according_to_source": small.source}
    assert refused(lambda e: add(e, small, **nobody)) == [("", said)]
    assert refused(lambda e: add(e, small, **both)) == [("", said)]
    with revise(reason="By a source") as edit:
        add(edit, small, **nobody, **both)


def test_scope_is_of_a_proceeding_or_a_presence_or_the_article_alone(small):
    with revise(reason="Two things") as edit:
        things = {
            "proceeding": add_proceeding(edit, small),
            "presence": add_presence(edit, small),
        }
    said = "A reading is about a proceeding, about a presence, or about the article alone."
    assert refused(lambda e: add_scope(e, small, **things)) == [("", said)]
    with revise(reason="One each") as edit:
        rows = [
            add_scope(edit, small, **about) for about in ({}, *({k: v} for k, v in things.items()))
        ]
    assert [row.slug for row in rows] == [
        "avaria-borduria-1-scope-covers-2025-01-10-avaria",
        "avaria-borduria-1-net-case-covers-2025-01-10-avaria",
        "avaria-borduria-1-rowers-covers-2025-01-10-avaria",
    ]


def test_speaker_speaks_for_the_party_whose_account_it_is(small):
    with revise(reason="A person") as edit:
        speaker = add_actor(edit, small.borduria)
    expected = [("speaker", "speaks for Borduria, not Avaria.")]
    assert refused(lambda e: add_scope(e, small, speaker=speaker)) == expected
    assert refused(lambda e: add_incident(e, small, speaker=speaker)) == expected
    assert (
        refused(lambda e: add_reaction(e, small, party=small.avaria, speaker=speaker)) == expected
    )


def test_row_of_another_agreement_is_refused_by_the_field_that_names_it(small):
    other = small_record(slug="elsewhere")
    with revise(reason="Elsewhere") as edit:
        case = add_proceeding(edit, other)
        total = add_incident(edit, other, counting="total", count=3)
        there = add_milestone(edit, other)
        here = add_milestone(edit, small)
    belongs = "belongs to another agreement."
    assert refused(lambda e: add_scope(e, small, proceeding=case)) == [
        ("proceeding", f"{case.slug} {belongs}")
    ]
    overlaps = small.cited() | {"overlaps": [{"other": total}]}
    assert refused(lambda e: add_incident(e, small, part_of=total, ties=overlaps)) == [
        ("part_of", f"{total.slug} {belongs}"),
        ("overlaps", f"{total.slug} {belongs}"),
    ]
    assert refused(lambda e: add_dependency(e, small, here, there)) == [
        ("needs", f"{there.slug} {belongs}")
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"counting": "total"},
            "A total gives its number; one incident and a series have none.",
        ),
        (
            {"counting": "series", "count": 4},
            "A total gives its number; one incident and a series have none.",
        ),
        ({"counting": ""}, "Say whether it is one incident, a total or a series."),
    ],
)
def test_incident_says_how_it_is_counted(small, values, said):
    assert refused(lambda e: add_incident(e, small, **values)) == [("", said)]


def test_order_to_ones_own_forces_need_not_be_counted_and_a_total_may_be_none(small):
    with revise(reason="Uncounted") as edit:
        order = add_incident(edit, small, kind="own_forces", counting="", against=None)
        none = add_incident(edit, small, kind="pause", counting="total", count=0)
    assert (order.count, none.count) == (None, 0)


def test_one_incident_has_no_parts_and_parts_lead_nowhere_back(small):
    with revise(reason="Accounts") as edit:
        item = add_incident(edit, small)
        total = add_incident(edit, small, counting="total", count=3)
        part = add_incident(edit, small, counting="series", part_of=total)
    assert refused(lambda e: add_incident(e, small, part_of=item, note="One")) == [
        ("part_of", "names one incident, which has no parts.")
    ]
    back = [("part_of", "leads back to the row itself.")]
    assert refused(lambda e: e.amend(total, part_of=part)) == back
    assert refused(lambda e: e.amend(total, part_of=total)) == back
    assert refused(lambda e: e.amend(item, answers=item)) == [("answers", "names the row itself.")]


def test_overlap_is_stated_once_and_never_with_itself(small):
    with revise(reason="Two accounts") as edit:
        one = add_incident(edit, small)
        ties = small.cited() | {"overlaps": [{"other": one}]}
        other = add_incident(edit, small, counting="series", ties=ties)
    assert refused(lambda e: e.amend(one, ties={"overlaps": [{"other": other}]})) == [
        ("overlaps", f"{other.slug} says so already; once is enough.")
    ]


def test_what_named_an_account_names_its_correction(small):
    with revise(reason="Accounts") as edit:
        total = add_incident(edit, small, counting="total", count=9)
        part = add_incident(edit, small, part_of=total)
        denial = add_incident(edit, small, kind="denial", answers=total)
        ties = small.cited() | {"overlaps": [{"other": total}]}
        near = add_incident(edit, small, counting="series", ties=ties)
    with revise(reason="Ten, not nine", kind="correction") as edit:
        ten = edit.correct(total, count=10)
    for row in (part, denial, near):
        row.refresh_from_db()
    assert (part.part_of, denial.answers) == (ten, ten)
    overlaps = IncidentOverlap.objects.published().filter(incident=near)
    assert [tie.other for tie in overlaps] == [ten]
    # A follower that was corrected itself stays as it was written.
    with revise(reason="The part was elsewhere", kind="correction") as edit:
        moved = edit.correct(part, district="Hillside")
    with revise(reason="Eleven, not ten", kind="correction") as edit:
        eleven = edit.correct(ten, count=11)
    part.refresh_from_db()
    moved.refresh_from_db()
    assert (part.part_of, moved.part_of) == (ten, eleven)


def test_reaction_and_incident_follow_the_correction_of_their_event(small):
    with revise(reason="An event") as edit:
        event = edit.add(
            Event,
            agreement=small.agreement,
            kind="meeting",
            title="Talks",
            date="2025-01-09",
            confidence="high",
            ties=small.cited(),
        )
        rows = [add_reaction(edit, small, event=event), add_incident(edit, small, event=event)]
    with revise(reason="A day later", kind="correction") as edit:
        later = edit.correct(event, date="2025-01-10")
    for row in rows:
        row.refresh_from_db()
        assert row.event == later


@pytest.mark.parametrize(
    "values",
    [
        {"party": None},
        {"collective": "Harbour towns"},
        {"counted": 12},
    ],
)
def test_reaction_is_of_one_party_or_of_several(small, values):
    said = (
        "A reaction is that of one party, or of several taken together, which have no speaker; "
        "only those are counted."
    )
    assert refused(lambda e: add_reaction(e, small, **values)) == [("", said)]
    with revise(reason="Several") as edit:
        row = add_reaction(edit, small, party=None, collective="Harbour towns", counted=12)
    assert row.slug == "avaria-borduria-reaction-2025-01-10-harbour-towns"


def test_proposal_is_not_addressed_to_who_proposes_it(small):
    ties = small.cited() | {"addressed_to": [{"party": small.avaria}]}
    assert refused(lambda e: add_proposal(e, small, ties=ties)) == [
        ("addressed_to", "names the party that proposes it.")
    ]


def test_answers_go_with_the_correction_of_their_proposal_which_keeps_its_key(small):
    with revise(reason="An offer") as edit:
        offer = add_proposal(edit, small)
        answer = add_answer(edit, small, offer)
    with revise(reason="Another day", kind="correction") as edit:
        new = edit.correct(offer, date="2025-01-11")
    answer.refresh_from_db()
    assert (answer.proposal, new.key, new.supersedes) == (new, offer.key, offer)
    key = refused(lambda e: add_proposal(e, small, title="Another offer"))
    assert key == [("", "Constraint “proposal_key_once” is violated.")]


def test_answer_that_did_not_come_rests_on_an_account_or_on_a_search(small):
    day = datetime.date(2025, 3, 1)
    with revise(reason="Searched") as edit:
        offer = add_proposal(edit, small)
        silent = {"answer": "no_answer", "according_to": None}
        add_answer(edit, small, offer, **silent, searched_on=day)
    assert ProposalAnswer.objects.get().searched_on == day
    searched = refused(lambda e: add_answer(e, small, offer, searched_on=day))
    assert searched == [("", "Only an answer that did not come was searched for.")]
    later = refused(lambda e: add_answer(e, small, offer, **silent, searched_on=TOMORROW))
    assert [field for field, _ in later] == ["searched_on"]


def test_answer_comes_from_who_was_asked(small):
    with revise(reason="An offer") as edit:
        offer = add_proposal(edit, small)
    assert refused(lambda e: add_answer(e, small, offer, party=small.avaria)) == [
        ("party", f"Avaria is not among those to whom {offer.slug} is addressed.")
    ]


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("signature", "article"),
        ("precondition_met", None),
        ("precondition_met", "article"),
        ("article_in_force", "precondition"),
        ("proceeding_ended", None),
        ("presence_ended", "precondition"),
    ],
)
def test_milestone_names_what_its_kind_is_about(small, kind, subject):
    with revise(reason="Subjects") as edit:
        rows = {"article": small.articles[0], "precondition": add_precondition(edit, small)}
    about = {subject: rows[subject]} if subject else {}
    said = (
        "A milestone names what its kind is about and nothing else: the precondition, the "
        "article, the proceeding or the presence; another act may name one of them."
    )
    assert refused(lambda e: add_milestone(e, small, "some", kind, **about)) == [("", said)]


def test_another_act_may_name_one_subject_or_none(small):
    with revise(reason="Acts") as edit:
        add_milestone(edit, small, "vote", "act")
        bound = add_milestone(edit, small, "lamp", "act", article=small.articles[0])
    assert refused(lambda e: e.amend(bound, article=small.articles[1])) == [
        ("article", "never changes: retract this row, or correct it, and record another.")
    ]


def test_milestone_does_not_wait_for_itself(small):
    with revise(reason="One") as edit:
        one = add_milestone(edit, small)
    assert refused(lambda e: add_dependency(e, small, one, one)) == [
        ("", "A milestone does not wait for itself.")
    ]


def test_assessment_rests_on_its_authors_own_text(small):
    with revise(reason="Another source") as edit:
        other = add_source(edit, "essay")
    assert refused(lambda e: add_assessment(e, small, source=other)) == [
        ("source", "is not cited; what an author says rests on the author's own text.")
    ]


def test_presence_does_not_end_before_it_begins(small):
    with revise(reason="Vague") as edit:
        add_presence(edit, small, since="2024", until="2024-05")
    assert refused(lambda e: add_presence(e, small, "late", since="2024-06", until="2024-05")) == [
        ("until", "is before the first day.")
    ]


def test_presence_is_called_by_a_party_or_a_source_as_often_as_they_do(small):
    def names(*given):
        return small.cited() | {"names": list(given)}

    guests = {"name": "the guests", "party": small.avaria}
    with revise(reason="Names") as edit:
        row = add_presence(
            edit, small, ties=names(guests, {"name": "a fleet", "source": small.source})
        )
    with revise(reason="The same names, said again") as edit:
        edit.amend(row, ties=names(guests, {"name": "a fleet", "source": small.source}))
        assert edit.changes == []
    assert refused(lambda e: add_presence(e, small, "more", ties=names(guests, guests))) == [
        ("names", "names the guests twice.")
    ]


def test_conflict_has_two_readings_and_touches_rows_of_the_record(small):
    other = small_record(slug="elsewhere")
    one = [{"place": 1, "summary": "Nine.", "source": small.source}]
    assert refused(lambda e: add_conflict(e, small, ties=small.cited() | {"readings": one})) == [
        ("readings", "needs at least two readings.")
    ]
    two = {"readings": [*one, {"place": 2, "summary": "Ten.", "source": small.source}]}

    def touching(*rows):
        about = {"about": [{"noun": noun, "row": row} for noun, row in rows]}
        return small.cited() | two | about

    article = small.articles[0].slug
    with revise(reason="Known rows") as edit:
        add_conflict(edit, small, ties=touching(("article", article), ("party", "avaria")))
    unknown = touching(
        ("article", "nowhere"), ("flight", "one"), ("article", other.articles[0].slug)
    )
    assert refused(lambda e: add_conflict(e, small, "more", ties=unknown)) == [
        ("about", "elsewhere-1 belongs to another agreement."),
        ("about", "names no known row: article nowhere."),
        ("about", "names no known row: flight one."),
    ]
