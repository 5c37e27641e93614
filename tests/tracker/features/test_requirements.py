"""Questions about requirements: their form, their answers, what became of them."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SPRING = "2025-04-10"  # the last day on which the undated essay can have been written


@answers("ft-no-answer")
def test_silence_has_a_first_day(read, see):
    """Which proposals have had no reply, and for how long?

    Of Armenia's proposals to Azerbaijan that are reported unanswered, on 5 April 2025: the
    joint inquiry 5 days, consultations on signing 23, the last two articles 126 (30 November),
    signing what was agreed 217 (31 August). Facts: prop-joint-investigation,
    prop-signing-consultations, ms-2024-12-19-armenian-proposals, ms-2024-08-31-thirteen.
    """
    silent = read("unanswered/", agreement=RECORD, as_of="2025-04-05")["proposals"]
    told = {
        name(row["proposal"]): (row["since"]["value"], row["days"])
        for row in silent
        if (row["proposed_by"]["id"], row["party"]["id"]) == ("armenia", "azerbaijan")
        and row["answer"]
    }
    assert told == {
        "joint-investigation": ("../2025-03-31", 5),
        "signing-consultations": ("2025-03-13/..?", 23),
        "last-two-articles-2024-11": ("2024-11?", 126),
        "sign-agreed-articles": ("2024-08-31?", 217),
    }
    page = see("unanswered/", as_of="2025-04-05").main
    assert "To sign the articles already agreed proposed by Armenia" in page
    assert "217 days" in page


@answers("ft-conditional-accept")
def test_conditional_acceptance_is_tied_to_its_condition(read, see):
    """Which demands are accepted only with conditions?

    In April 2025 the closure of the Minsk Group, if the claims on Armenia end. Facts:
    pos-pashinyan-minsk, pos-mirzoyan-minsk, pre-minsk-dissolution, pre-minsk-counter-condition.
    """
    so = read("preconditions/", answer_substance="conditional", as_of=SPRING)["results"]
    assert names(so) == ["minsk-group-closure"]
    said = read(
        "positions/", subject="minsk-group-closure", stance="accepts_with_conditions", as_of=SPRING
    )["results"]
    assert {(row["party"], row["speaker"]) for row in said} == {
        ("armenia", "nikol-pashinyan"),
        ("armenia", "ararat-mirzoyan"),
    }
    closed = f"{RECORD}-minsk-group-closed"
    orders = read("dependencies/", dependent=closed, according_to="armenia", as_of=SPRING)
    assert [name(row["needs"]) for row in orders["results"]] == ["claims-on-armenia-ended"]
    condition = read(f"preconditions/{RECORD}-end-of-claims-on-armenia/", as_of=SPRING)
    assert (condition["form"], condition["standing"]) == ("counter_condition", "stated")
    page = see("preconditions/minsk-group-closure/", as_of=SPRING).main
    assert "Armenia's answer to the substance accepted with conditions" in page
    orders = see("sequence/", as_of=SPRING).main
    condition = "“End of the claims on Armenia of which Armenia speaks”"
    assert f"{condition} must precede “OSCE Minsk Group closed”" in orders


@answers("ft-demand-form")
def test_requirements_that_were_stated_openly(read, see):
    """List only formal demands.

    Stated openly by a ministry or a leader: the constitution, the Minsk Group, the route, the
    EU mission, return. Only of the first two is signature made to depend. The European Peace
    Facility is not among them. Facts: pre-constitution-change, pre-minsk-dissolution (both
    explicit_formal), pos-2024-01-10-aliyev-no-checks, pos-2025-03-14-mammadov-euma,
    pre-western-azerbaijan-return with western-azerbaijan-return-01; not pre-epf-end.
    """
    formal = read("preconditions/", form="stated", as_of=SPRING)["results"]
    assert {name(row["id"]): row["condition_of_signature"] for row in formal} == {
        "constitutional-change": "yes",
        "eu-mission-withdrawal": "not_stated",
        "minsk-group-closure": "yes",
        "return-of-azerbaijanis": "not_stated",
        "transit-route": "not_stated",
    }
    aid = read(f"preconditions/{RECORD}-european-peace-facility-aid/", as_of=SPRING)
    assert (aid["form"], aid["stated_by"]) == ("conveyed", [])
    page = see("preconditions/", as_of=SPRING).main
    openly, conveyed = page.index("By a ministry or a leader"), page.index("Raised through")
    assert openly < page.index("Closure of the OSCE Minsk Group Stated by") < conveyed


@answers("ft-multi-form")
def test_one_requirement_in_two_forms(read, see):
    """EUMA withdrawal: direct demand and narrative?

    Both, in one source: a plain requirement in one section, a narrative in another. Fact:
    pre-euma-withdrawal (form_note); pos-aze-euma-demand, pos-aze-euma-spying.
    """
    mission = read(f"preconditions/{RECORD}-eu-mission-withdrawal/")
    assert (mission["form"], mission["second_form"]) == ("stated", "conveyed")
    for form in ("stated", "conveyed"):
        assert "eu-mission-withdrawal" in names(read("preconditions/", form=form)["results"])
    said = read("positions/", subject="eu-mission-withdrawal", cites="evn-report-2025-04")
    stances = {name(row["id"]): row["stance"] for row in said["results"]}
    assert stances["eu-mission-azerbaijan-essay-2025-04"] == "requires"
    assert stances["eu-mission-azerbaijan-since-2023"] == "disputes"
    page = see("preconditions/eu-mission-withdrawal/").main
    assert "Form stated openly; also conveyed" in page


@answers("ft-demand-lifecycle")
def test_requirements_that_became_articles(read, see):
    """Which demands were absorbed into the text?

    The withdrawal of claims (XV) and third-party forces (VII), on 13 March 2025. Facts:
    pre-lawsuits-withdrawal-demand, pre-third-forces-demand.
    """
    before = read("preconditions/", standing="absorbed", as_of="2025-03-12")
    assert before["count"] == 0
    rows = read("preconditions/", standing="absorbed", as_of="2025-03-13")["results"]
    assert {name(row["id"]): (row["articles"], row["draft_relation"]) for row in rows} == {
        "claims-withdrawal": ([f"{RECORD}-15"], "in_draft"),
        "third-party-forces": ([f"{RECORD}-7"], "in_draft"),
    }
    page = see("preconditions/claims-withdrawal/").main
    assert "Standing absorbed into the text" in page


@answers("ft-raised-not-demanded")
def test_raised_and_expressly_not_required(read, see):
    """What does Armenia complain of without requiring it?

    The wording of Azerbaijan's own constitution: raised by the prime minister, who says that
    he does not press for a change. Fact: pre-az-constitution (not_a_precondition).
    """
    rows = read("preconditions/", list="call", condition_of_signature="no")["results"]
    assert names(rows) == ["azerbaijan-constitution"]
    assert (rows[0]["stated_by"], rows[0]["addressed_to"]) == ([], ["azerbaijan"])
    assert rows[0]["standing"] is None
    said = read("positions/", subject="azerbaijan-constitution")["results"]
    assert {(row["party"], row["stance"]) for row in said} == {("armenia", "asserts")}
    page = see("preconditions/azerbaijan-constitution/").main
    assert "Raised and expressly not required" in page
