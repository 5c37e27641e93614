"""Preconditions, statements and claims of movement: their rules and their reads."""

import datetime

import pytest

from provisions import rules
from provisions.models import Movement
from provisions.raised import raised_by, stated_later
from provisions.record import revise
from provisions.refusals import RecordRefused
from provisions.requirements import precondition_states, preconditions_of
from provisions.stances import matrix
from provisions.vocabulary import ANSWER, FULFILMENT, STANDING
from tests.builders import add_actor, add_position, add_precondition, add_step, small_record

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 6, 1)


def steps(*pairs):
    return [rules.Step(datetime.date.fromisoformat(day), status, day) for day, status in pairs]


def test_ledger_tables_cover_every_word():
    assert set(rules.STANDING_FOLLOWS) - {None} == set(STANDING.codes)
    assert set(rules.ANSWER_FOLLOWS) - {None} == set(ANSWER.codes)
    assert set(rules.FULFILMENT_FOLLOWS) - {None} == set(FULFILMENT.codes)


@pytest.mark.parametrize(
    ("aspect", "ledger", "words"),
    [
        ("standing", [("2025-01-01", "waived")], "“waived” (2025-01-01) cannot come first"),
        (
            "standing",
            [("2025-01-01", "stated"), ("2025-02-01", "waived"), ("2025-03-01", "absorbed")],
            "“absorbed into the text” (2025-03-01) may not follow “waived” (2025-02-01).",
        ),
        (
            "answer_linkage",
            [("2025-01-01", "rejected"), ("2025-02-01", "no_answer")],
            "“no answer” (2025-02-01) may not follow “rejected” (2025-01-01).",
        ),
        ("fulfilment", [("2025-01-01", "reversed")], "“reversed” (2025-01-01) cannot come first"),
        (
            "fulfilment",
            [("2025-01-01", "met"), ("2025-02-01", "decided")],
            "“decided” (2025-02-01) may not follow “met” (2025-01-01).",
        ),
    ],
)
def test_wrong_step_is_refused_in_the_rules_own_words(aspect, ledger, words):
    [problem] = rules.sequence_problems(aspect, steps(*ledger))
    assert problem.startswith(words)


@pytest.mark.parametrize(
    ("aspect", "ledger"),
    [
        ("standing", [("2025-01-01", "stated"), ("2025-03-13", "absorbed")]),
        ("answer_substance", [("2025-01-01", "no_answer"), ("2025-02-01", "conditional")]),
        ("answer_linkage", [("2025-01-01", "rejected"), ("2025-02-01", "accepted")]),
        ("fulfilment", [("2025-01-01", "decided"), ("2025-11-30", "met")]),
        ("fulfilment", [("2025-01-01", "met"), ("2025-02-01", "reversed"), ("2025-03-01", "met")]),
    ],
)
def test_right_steps_are_taken(aspect, ledger):
    assert rules.sequence_problems(aspect, steps(*ledger)) == []


def test_answer_alone_puts_a_precondition_on_record_without_saying_that_it_was_stated():
    small = small_record()
    with revise(reason="An answer before the standing") as edit:
        row = add_precondition(edit, small)
        answer = {"party": small.borduria}
        add_step(edit, small, row, "answer_substance", "rejected", "2025-01-10", **answer)
        add_step(edit, small, row, "standing", "stated", "2025-02-01")
    for day, stated in ((datetime.date(2025, 1, 10), False), (datetime.date(2025, 2, 1), True)):
        [state] = raised_by(precondition_states(preconditions_of(small.agreement), day), day)
        assert (day, state.stated) == (day, stated)
        assert (day, stated_later([row], day)) == (day, frozenset() if stated else {row.pk})


def test_ledger_gives_standing_answers_fulfilment_and_who_holds_it_met():
    small = small_record()
    with revise(reason="A precondition and its path") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-01-10")
        answer = {"party": small.borduria}
        add_step(edit, small, row, "answer_linkage", "rejected", "2025-02-01", **answer)
        add_step(edit, small, row, "answer_substance", "conditional", "2025-02-01", **answer)
        add_step(edit, small, row, "fulfilment", "decided", "2025-03-01")
        account = {"voice": "party", "rule": "", "basis": ""}
        for party, status in ((small.avaria, "under_way"), (small.borduria, "met")):
            add_step(
                edit, small, row, "fulfilment", status, "2025-04-01", according_to=party, **account
            )
    [before] = precondition_states(preconditions_of(small.agreement), datetime.date(2025, 1, 9))
    assert (before.stated, before.standing) == (False, None)
    assert [(a.party, a.substance, a.linkage) for a in before.answers] == [
        (small.borduria, None, None)
    ]
    [state] = precondition_states(preconditions_of(small.agreement), DAY)
    assert (state.standing.status, state.fulfilment.status) == ("stated", "decided")
    [answer] = state.answers
    assert (answer.party, answer.substance.status, answer.linkage.status) == (
        small.borduria,
        "conditional",
        "rejected",
    )
    assert [(e.according_to.slug, e.status) for e in state.met_according_to] == [
        ("avaria", "under_way"),
        ("borduria", "met"),
    ]
    assert state.accounts_differ is True
    assert len(state.steps) == 6


def test_subject_of_a_ledger_line_must_fit_its_aspect():
    small = small_record()
    with revise(reason="A precondition") as edit:
        row = add_precondition(edit, small)
    cases = [
        {"aspect": "answer_linkage", "status": "rejected"},
        {"aspect": "standing", "status": "stated", "party": small.borduria},
        {"aspect": "standing", "status": "stated", "article": small.articles[0]},
        {"aspect": "standing", "status": "met"},
    ]
    for values in cases:
        with pytest.raises(RecordRefused, match=r"names it, and an answer|does not fit"):
            with revise(reason="Wrong subject") as edit:
                add_step(edit, small, row, **{"date": "2025-01-10", **values})


def test_what_only_an_author_infers_is_stated_by_nobody():
    small = small_record()
    with pytest.raises(RecordRefused, match="has nobody as the party that states it"):
        with revise(reason="Inferred and stated") as edit:
            add_precondition(edit, small, inferred_by=small.source)
    with pytest.raises(RecordRefused, match="names who states it"):
        with revise(reason="Stated by nobody") as edit:
            add_precondition(edit, small, ties=small.cited())
    with revise(reason="Inferred only") as edit:
        add_precondition(edit, small, inferred_by=small.source, ties=small.cited())


def test_statement_names_one_subject_and_replaces_its_own_kind_only():
    small = small_record()
    with revise(reason="Statements") as edit:
        row = add_precondition(edit, small)
        first = add_position(edit, small, date="2025-03-13")
    cases = [
        ({"subject": "article"}, "names one subject"),
        ({"subject": "agreement", "precondition": row}, "names one subject"),
        ({"party": small.borduria, "replaces": first}, "cannot replace one by avaria"),
        ({"subject": "stage", "replaces": first}, "cannot replace one about agreement"),
        ({"date": "2025-03-12", "replaces": first}, "cannot replace a later one"),
    ]
    for values, words in cases:
        with pytest.raises(RecordRefused, match=words), revise(reason="Try") as edit:
            add_position(edit, small, **values)


def test_matrix_gives_present_stance_since_when_and_contradictions():
    small = small_record()
    about = {"subject": "article", "article": small.articles[0]}
    with revise(reason="Statements") as edit:
        actor = add_actor(edit, small.avaria)
        add_position(edit, small, stance="asserts", date="2025-03-13", speaker=actor)
        add_position(edit, small, stance="disputes", date="2025-03-13")
        add_position(edit, small, stance="rejects", date="2025-01-01", **about)
        add_position(edit, small, stance="accepts", date="2025-02-01", **about)
        add_position(edit, small, stance="accepts", date="2025-03-01", **about)
        add_position(edit, small, stance="supports", date="2025-03-02", party=small.borduria)
    table = matrix(small.agreement, DAY)
    assert [party.slug for party in table.parties] == ["avaria", "borduria"]
    assert [subject.key for subject in table.subjects] == ["agreement", "avaria-borduria-1"]
    article = table.cells["avaria", "avaria-borduria-1"]
    assert (article.word.code, article.since.text) == ("accepts", "2025-02-01")
    assert article.others_that_day == ()
    whole = table.cells["avaria", "agreement"]
    assert {whole.present.stance, whole.others_that_day[0].stance} == {"asserts", "disputes"}
    assert [[cell and cell.word.code for cell in cells] for _, cells in table.rows] == [
        [whole.word.code, "supports"],
        ["accepts", None],
    ]
    assert matrix(small.agreement, datetime.date(2025, 1, 31)).rows[0][1][0].word.code == "rejects"


def test_claim_of_movement_is_attributed_and_its_denial_stands_beside_it():
    small = small_record()
    fields = {
        "agreement": small.agreement,
        "article": small.articles[0],
        "kind": "moved",
        "mover": small.borduria,
        "claim": "claims",
        "date": "2025-03-13",
        "summary": "Said that Borduria took its wording.",
        "confidence": "medium",
        "ties": small.cited(),
    }
    with pytest.raises(RecordRefused, match="according to one party or source"):
        with revise(reason="Nobody's claim") as edit:
            edit.add(Movement, **fields)
    with revise(reason="Claim and denial") as edit:
        claim = edit.add(Movement, according_to=small.avaria, **fields)
        denial = {**fields, "claim": "denies", "denies": claim, "according_to": small.borduria}
        edit.add(Movement, **denial)
    assert [row.according_to.slug for row in claim.denials.published()] == ["borduria"]
    with pytest.raises(RecordRefused, match="about another article"):
        with revise(reason="Denies another") as edit:
            edit.add(Movement, **{**denial, "article": small.articles[1]})
