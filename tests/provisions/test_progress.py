"""How the real record stands on chosen days, against tables worked out by hand."""

import datetime

import pytest

from provisions.models import Agreement
from provisions.moment import Wanted
from provisions.progress import (
    agreement_state,
    article_states,
    articles_of,
    count_by_status,
    one_side,
)
from provisions.record import revise
from provisions.timeline import timeline
from tests.builders import add_source, add_status, small_record
from tests.conftest import committed_record


@pytest.fixture(scope="module", autouse=True)
def loaded_record(django_db_setup, django_db_blocker):
    with committed_record(django_db_blocker):
        yield


@pytest.fixture
def record(db):
    return Agreement.objects.get(slug="armenia-azerbaijan")


NUMBERS = [str(number) for number in range(1, 18)]
ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
]


def states_on(agreement, day):
    states = article_states(articles_of(agreement), datetime.date.fromisoformat(day))
    return {state.article.key: state for state in states}


def test_real_record_is_true_on_each_day(record):
    # Before 18 December 2024 no single numbered article is known to stand anywhere.
    states = states_on(record, "2024-12-17")
    assert {key: states[key].status.code for key in NUMBERS} == dict.fromkeys(
        NUMBERS, "undisclosed"
    )

    # 12 March 2025: VII and XV open (last reported), the other fifteen agreed by elimination.
    states = states_on(record, "2025-03-12")
    assert {k: states[k].status.code for k in NUMBERS} == dict.fromkeys(NUMBERS, "agreed") | {
        "7": "open",
        "15": "open",
    }
    assert {k: states[k].rule.code for k in NUMBERS} == dict.fromkeys(NUMBERS, "elimination") | {
        "7": "last_reported",
        "15": "last_reported",
    }
    assert {k: states[k].basis.code for k in NUMBERS} == dict.fromkeys(NUMBERS, "inferred") | {
        "7": "stated",
        "15": "stated",
    }
    assert {k: states[k].number for k in NUMBERS} == dict.fromkeys(NUMBERS, "")
    assert {k: s.disclosure.code for k, s in states.items() if s.text} == {
        "7": "described",
        "12": "described",
        "15": "described",
    }

    # 13 March 2025: all seventeen, title and preamble agreed; numbers not yet public.
    states = states_on(record, "2025-03-13")
    assert {state.status.code for state in states.values()} == {"agreed"}
    assert {state.rule.code for state in states.values()} == {"both_parties"}
    assert states["7"].since.text == "../2025-03-13"
    assert {states[key].number for key in NUMBERS} == {""}

    # 11 August 2025: texts and numbers published; one blank in V.
    assert {s.number for s in states_on(record, "2025-08-10").values()} == {""}
    states = states_on(record, "2025-08-11")
    assert [states[key].number for key in NUMBERS] == ROMAN
    assert {s.disclosure.code for s in states.values()} == {"published"}
    assert [key for key, s in states.items() if s.text.blanks] == ["5"]
    assert [key for key in NUMBERS if states[key].text.secondary] == [
        "8", "11", "12", "14", "16", "17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "stage", "acts"),
    [
        ("2022-02-28", None, 0),
        ("2025-03-12", "negotiating", 0),
        ("2025-03-13", "text_agreed", 0),
        ("2025-08-07", "text_agreed", 0),
        ("2025-08-08", "initialled", 2),
        ("2026-06-08", "initialled", 2),
        ("2026-11-22", "initialled", 2),
    ],
)
def test_real_record_stage_and_acts(record, day, stage, acts):
    state = agreement_state(record, datetime.date.fromisoformat(day))
    assert (state.stage and state.stage.status) == stage
    assert [party.slug for party in state.parties] == ["armenia", "azerbaijan"]
    readings = [a for p in state.acts for a in p.acts if a.voice == "reading"]
    assert [entry.status for entry in readings] == ["initialled"] * acts
    assert state.signed is False


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2023-05-22", {"armenia": (2, None, None)}),
        ("2024-07-20", {"armenia": (2, None, None), "azerbaijan": (None, None, 80)}),
        ("2024-09-11", {"armenia": (13, 17, None), "azerbaijan": (None, None, 80)}),
        ("2024-12-18", {"armenia": (15, 17, None), "azerbaijan": (15, 17, None)}),
        ("2025-03-13", {"armenia": (17, 17, None), "azerbaijan": (17, 17, None)}),
    ],
)
def test_real_record_counts_by_party(record, day, counts):
    state = agreement_state(record, datetime.date.fromisoformat(day))
    found = {t.according_to.slug: (t.agreed, t.total, t.percent_low) for t in state.tallies}
    assert found == counts


def test_real_record_shows_who_is_said_to_have_initialled_and_the_other_account(record):
    state = agreement_state(record, datetime.date(2025, 8, 8))
    voices = [(entry.voice, entry.status) for entry in state.acts[0].acts]
    assert voices == [
        ("reading", "initialled"),
        ("party", "initialled"),
        ("source", "initialled"),
    ]


def test_real_record_knows_how_far_it_reaches(record):
    assert record.known_until == datetime.date(2026, 6, 8)
    assert record.dense_until == datetime.date(2026, 3, 11)
    latest = timeline(record, datetime.date(2026, 11, 22))[-1]
    assert latest.day <= record.known_until


@pytest.mark.django_db
def test_parties_accounts_that_contradict_are_marked():
    small = small_record(articles=2)
    with revise(reason="Two accounts") as edit:
        for article, status in zip(small.articles, ("agreed", "open"), strict=True):
            add_status(edit, small, article, status="agreed")
            add_status(edit, small, article, status=status, according_to=small.borduria)
    states = article_states(small.articles, datetime.date(2025, 2, 1))
    assert [state.accounts_differ for state in states] == [False, True]
    assert count_by_status(states) == [(states[0].status, 2)]
    assert states[0].status.code == "undisclosed"


@pytest.mark.django_db
def test_row_resting_on_one_sides_sources_is_marked():
    small = small_record()
    with revise(reason="Sources of one side") as edit:
        sources = [add_source(edit, f"s{n}", perspective="armenian") for n in (1, 2)]
        other = add_source(edit, "s3", perspective="azerbaijani")
        one, two = small.articles[:2]
        add_status(edit, small, one, ties={"citations": [{"source": s} for s in sources]})
        both = [{"source": sources[0]}, {"source": other}]
        add_status(edit, small, two, ties={"citations": both})
        add_status(edit, small, small.articles[2])
    states = article_states(small.articles, datetime.date(2025, 2, 1))
    marks = [one_side(state.accounts[0].citations.all()) for state in states]
    assert marks == ["Armenian", "", ""]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 50])
def test_reads_take_the_same_queries_for_any_number_of_rows(count, django_assert_num_queries):
    small = small_record(articles=count)
    with revise(reason="Many") as edit:
        for article in small.articles:
            add_status(edit, small, article)
    day = datetime.date(2025, 2, 1)
    with django_assert_num_queries(4):
        states = article_states(articles_of(small.agreement), day)
        assert [len(state.accounts) for state in states] == [1] * count
        assert [c.source.slug for c in states[-1].accounts[0].citations.all()]
    with django_assert_num_queries(4):  # of the ledger with its sources, counts, parties
        agreement_state(small.agreement, day)
    with django_assert_num_queries(13):  # one for each kind of moment, one for the citations
        [moment] = timeline(small.agreement, day)
        assert len(moment.entries) == count


def test_timeline_filters(record):
    day = datetime.date(2026, 11, 22)
    line = timeline(record, day)
    assert [m.day for m in line] == sorted(m.day for m in line)
    assert {m.kind for m in timeline(record, day, Wanted(kind="tally"))} == {"tally"}
    march = Wanted(since=datetime.date(2025, 3, 13), until=datetime.date(2025, 3, 13))
    assert {m.day for m in timeline(record, day, march)} == {datetime.date(2025, 3, 13)}
    seven = timeline(record, day, Wanted(kind="status", article="7"))
    assert [m.entry.status for m in seven] == ["open"] * 4 + ["agreed"] * 3
