"""The read of the requirements agrees with the table worked out by hand from the facts."""

import csv
import datetime

import pytest

from provisions.models import Agreement, Precondition, StatusEntry
from provisions.requirements import precondition_states, preconditions_of
from provisions.vocabulary import ANSWER, FULFILMENT, STANDING
from tests.by_day import BY_DAY
from tests.conftest import RECORD, committed_record

DAYS = [
    "2025-03-12",
    "2025-03-20",
    "2025-04-16",
    "2025-08-09",
    "2025-09-02",
    "2025-12-01",
    "2026-03-01",
]
CASES = [(key, day) for key, days in BY_DAY.items() for day in days]


@pytest.fixture(scope="module", autouse=True)
def loaded_record(django_db_setup, django_db_blocker):
    """Commit the real record to the test database while these tests run."""
    with committed_record(django_db_blocker):
        yield


def state_on(key, day):
    agreement = Agreement.objects.get(slug="armenia-azerbaijan")
    rows = preconditions_of(agreement).filter(key=key)
    [state] = precondition_states(rows, datetime.date.fromisoformat(day))
    return state


def word(entry):
    return entry.status if entry else None


def test_table_holds_four_requirements_on_seven_days():
    assert list(BY_DAY) == [
        "constitutional-change",
        "minsk-group-closure",
        "eu-mission-withdrawal",
        "transit-route",
    ]
    assert [list(days) for days in BY_DAY.values()] == [DAYS] * 4


def test_table_speaks_in_words_of_the_vocabulary_and_names_its_facts():
    with (RECORD / "coverage.csv").open(encoding="utf-8") as file:
        known = {line["fact_id"] for line in csv.DictReader(file)}
    for key, day in CASES:
        row = BY_DAY[key][day]
        for cell, words in zip(row[:4], (STANDING, ANSWER, ANSWER, FULFILMENT), strict=True):
            assert (cell.word in words, bool(cell.facts)) == (cell.word is not None,) * 2
            assert set(cell.facts.split()) <= known, (key, day)
        assert set(row.met_according_to.facts.split()) <= known
        assert bool(row.met_according_to.parties) == bool(row.met_according_to.facts)


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "day"), CASES)
def test_requirement_stands_as_worked_out_by_hand(key, day):
    state = state_on(key, day)
    [armenia] = [answer for answer in state.answers if answer.party.slug == "armenia"]
    assert (
        word(state.standing),
        word(armenia.substance),
        word(armenia.linkage),
        word(state.fulfilment),
    ) == BY_DAY[key][day].words
    held = [e for e in state.met_according_to if e.status == "met" and e.voice == "party"]
    parties = tuple(sorted(entry.according_to.slug for entry in held))
    assert parties == BY_DAY[key][day].met_according_to.parties


@pytest.mark.django_db
def test_minsk_requirement_is_read_in_steps():
    path = StatusEntry.objects.in_force().filter(
        precondition__key="minsk-group-closure", aspect__in=("standing", "fulfilment")
    )
    readings = path.filter(voice="reading").order_by("sort_day", "aspect")
    assert [(str(e.date), e.aspect, e.status, e.basis) for e in readings] == [
        ("6 June 2024", "fulfilment", "not_begun", "inferred"),
        ("6 June 2024", "standing", "stated", "inferred"),
        ("18 December 2024", "standing", "stated", "stated"),
        ("13 March 2025", "standing", "stated", "stated"),
        ("8 August 2025", "fulfilment", "under_way", "inferred"),
        ("8 August 2025", "standing", "not_repeated", "inferred"),
        ("1 September 2025", "fulfilment", "decided", "stated"),
        ("30 November 2025", "fulfilment", "met", "stated"),
    ]


@pytest.mark.django_db
def test_no_party_is_made_to_state_what_is_only_inferred():
    """A declared fulfilment, and a party's own answer, rest on that party's own words."""
    real = StatusEntry.objects.in_force()
    assert list(real.filter(status="declared_met").values_list("slug", flat=True)) == []
    assert not real.filter(aspect__startswith="answer", voice="party", basis="inferred").exists()
    constitution = real.filter(precondition__key="constitutional-change", voice="party")
    own = constitution.filter(aspect="answer_substance", according_to__slug="armenia")
    assert list(own.order_by("sort_day").values_list("status", flat=True)) == [
        "rejected",
        "counter_proposed",
    ]


@pytest.mark.django_db
def test_nobody_states_what_only_an_author_infers():
    inferred = Precondition.objects.published().filter(inferred_by__isnull=False)
    assert [row.key for row in inferred if row.stated_by.published().exists()] == []
    assert list(inferred.order_by("key").values_list("key", flat=True)) == [
        "armament-of-armenia",
        "european-peace-facility-aid",
        "karabakh-policy-of-armenia",
        "return-of-karabakh-armenians",
    ]
    assert not StatusEntry.objects.published().filter(precondition__in=inferred).exists()
