"""Questions about order and time: what must precede what, and how all stood on a day."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ESSAY = "evn-report-2025-04"


@answers("ft-sequencing")
def test_steps_that_must_precede_others_per_voice(read, see):
    """Which steps must precede which, per whom?

    On 15 April 2025. Azerbaijan: constitution and Minsk Group before signature. The essay: the
    two articles after signature and ratification. Armenia: Minsk Group with signature, so that
    the two fit only at once. Facts: pre-constitution-change, pos-aze-constitution-sequencing,
    pos-aze-mfa-0313-minsk, art-lawsuits and art-third-country-forces (takes_effect),
    pre-minsk-counter-condition, pos-2025-04-15-pashinyan-simultaneous,
    pos-2024-06-06-aliyev-minsk, pos-2024-12-12-hajiyev-euma, pos-2024-01-10-aliyev-no-checks,
    pos-2024-11-pashinyan-delimited, pos-arm-euma-after-ratification, pos-pashinyan-referendum.
    """
    found = read("sequence/", agreement=RECORD, as_of="2025-04-15")
    orders = {
        (row["voice"]["id"], name(row["needs"]), name(row["dependent"]))
        for row in found["orders"]
        if row["kind"] == "requires"
    }
    assert orders == {
        ("azerbaijan", "constitutional-change-made", "signature"),
        ("azerbaijan", "minsk-group-closed", "signature"),
        ("azerbaijan", "joint-request-on-minsk-group", "minsk-group-closed"),
        ("azerbaijan", "eu-mission-ended", "eu-mission-withdrawn"),
        ("azerbaijan", "transit-route-open", "border-opened"),
        ("armenia", "claims-on-armenia-ended", "minsk-group-closed"),
        ("armenia", "delimitation-of-a-stretch", "eu-observers-leave-stretch"),
        ("armenia", "ratification", "eu-talks-on-mission"),
        (ESSAY, "constitutional-change-made", "signature"),
        (ESSAY, "constitution-referendum", "constitutional-change-made"),
        (ESSAY, "signature", "article-7-in-force"),
        (ESSAY, "ratification", "article-7-in-force"),
        (ESSAY, "signature", "article-15-in-force"),
        (ESSAY, "ratification", "article-15-in-force"),
    }
    together = found["together"]
    assert (together["verdict"], together["contradictions"]) == ("only_at_once", [])
    [loop] = together["at_once"]
    assert [name(row) for row in loop["milestones"]] == ["minsk-group-closed", "signature"]
    page = see("sequence/", as_of="2025-04-15").main
    assert "The two stated orders fit only if done together" in page


STOOD = {
    "armament-of-armenia": (None, {"armenia": None}),
    "armed-forces-limits": ("stated", {"armenia": "rejected"}),
    "claims-withdrawal": ("absorbed", {"armenia": "accepted"}),
    "claims-withdrawal-conditions": ("not_repeated", {"azerbaijan": None}),
    "constitutional-change": ("stated", {"armenia": "counter_proposed"}),
    "eu-mission-withdrawal": (
        "stated",
        {"armenia": "counter_proposed", "european-union": "rejected"},
    ),
    "european-peace-facility-aid": (None, {"armenia": None, "european-union": None}),
    "minsk-group-closure": ("stated", {"armenia": None}),
    "return-of-azerbaijanis": ("stated", {"armenia": None}),
    "rights-of-karabakh-armenians": ("not_repeated", {"azerbaijan": None}),
    "third-party-forces": ("absorbed", {"armenia": "accepted"}),
    "third-party-forces-delimited-sections": ("not_repeated", {"azerbaijan": None}),
    "transit-route": ("stated", {"armenia": "counter_proposed"}),
}
JOINED = {
    "evidence-of-alleged-breaches": ("stated", {"azerbaijan": "no_answer"}),
    "joint-investigation": ("stated", {"azerbaijan": "no_answer"}),
    "karabakh-policy-of-armenia": (None, {"armenia": None}),
    "no-added-requirements": ("stated", {"azerbaijan": "rejected"}),
    "signing-consultations": ("stated", {"azerbaijan": "no_answer"}),
}


@answers("ft-as-of")
def test_state_of_everything_on_two_days(read, see):
    """State of everything on 2025-03-13, and again on 2025-03-31?

    All articles agreed on both days, nothing signed. By the second day Armenia's requests had
    joined, three unanswered and one refused (pos-2025-03-26-hajizada-not-new), and the
    criticism of 17 March. Facts: art-draft-as-whole; preconditions of both files (first_date,
    answer); pre-evidence, pre-joint-investigation, pre-signing-consultations,
    pre-no-extra-preconditions-mirzoyan; pos-bayramov-0317-revanchism.
    """
    for day, stood in {"2025-03-13": STOOD, "2025-03-31": {**STOOD, **JOINED}}.items():
        articles = read("articles/", as_of=day)["results"]
        assert [row["status"] for row in articles] == ["agreed"] * 19
        whole = read("overview/", agreement=RECORD, as_of=day)
        assert whole["stage"]["status"] == "text_agreed"
        assert [by["acts"] for by in whole["acts"]] == [[], []]
        rows = read("preconditions/", list="requirement", as_of=day)["results"]
        assert {name(row["id"]): (row["standing"], _answers(row)) for row in rows} == stood
        assert "17 of 17 articles agreed" in see(as_of=day).main
    days = {"from": "2025-03-13", "to": "2025-03-31"}
    moved = read("compare/", agreement=RECORD, **days)
    raised = {name(row["id"]) for row in moved["raised"] if row["list"] == "requirement"}
    assert (moved["articles"], raised) == ([], set(JOINED))


def _answers(row):
    return {answer["party"]["id"]: answer["status"] for answer in row["answer_substance"]}
