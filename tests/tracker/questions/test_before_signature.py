"""Question 2: what must precede signature, how it was answered, which orders fit, what is freed."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AGREEMENT = {"agreement": "armenia-azerbaijan"}
PREFIX = "armenia-azerbaijan-"
DAY = "2025-04-16"

# pos-2025-04-15-pashinyan-simultaneous: …signature-simultaneous-with-minsk-group-closure-armenia
# ms-2025-03-13-text-agreed: …signature-requires-minsk-group-closure-azerbaijan-2025-03-13
TOGETHER = (
    "The two stated orders fit only if done together: “OSCE Minsk Group closed” and “Signature of "
    "the agreement”. Armenia says that “OSCE Minsk Group closed” and “Signature of the agreement” "
    "must be done at the same time; Azerbaijan says that “OSCE Minsk Group closed” must precede "
    "“Signature of the agreement”."
)

# What would be free by all stated orders, and by one voice's own where that is more. Worked out
# from constitutional-change-02 and -03, minsk-group-closure-01 to -03, pre-minsk-counter-condition,
# evt-2026-2027-constitution, prop-constitution-referendum, prop-euma-delimited-withdrawal,
# pos-2024-12-12-hajiyev-euma, prop-euma-post-ratification-talks, pos-2024-01-10-aliyev-no-checks
# and "both articles bind only after signature and ratification".
FREED = {
    ("constitutional-change-made", None): ([], {"evn-report-2025-04": ["signature"]}),
    ("constitutional-change-made", "azerbaijan"): ([], {}),
    ("delimitation-of-a-stretch", None): (["eu-observers-leave-stretch"], {}),
    ("delimitation-of-a-stretch", "armenia"): (["eu-observers-leave-stretch"], {}),
    ("claims-on-armenia-ended", None): ([], {"armenia": ["minsk-group-closed", "signature"]}),
    ("claims-on-armenia-ended", "armenia"): ([], {"armenia": ["minsk-group-closed", "signature"]}),
    ("eu-mission-ended", None): (["eu-mission-withdrawn"], {}),
    ("eu-mission-ended", "azerbaijan"): (["eu-mission-withdrawn"], {}),
    ("joint-request-on-minsk-group", None): ([], {"azerbaijan": ["minsk-group-closed"]}),
    ("joint-request-on-minsk-group", "azerbaijan"): ([], {"azerbaijan": ["minsk-group-closed"]}),
    ("minsk-group-closed", None): ([], {"armenia": ["signature"]}),
    ("minsk-group-closed", "armenia"): ([], {"armenia": ["signature"]}),
    ("minsk-group-closed", "azerbaijan"): ([], {}),
    ("ratification", None): (["eu-talks-on-mission"], {}),
    ("constitution-referendum", None): (["constitutional-change-made"], {}),
    ("signature", None): ([], {}),
    ("transit-route-open", None): (["border-opened"], {}),
    ("transit-route-open", "azerbaijan"): (["border-opened"], {}),
}


@pytest.fixture
def told(read):
    return read("sequence/", as_of=DAY, **AGREEMENT)


def test_what_must_precede_signature_according_to_each_side(told, see):
    """2. What must precede signature according to each side?"""
    steps = {
        voice["voice"]["id"]: {
            step["milestone"].removeprefix(PREFIX): step["at_once"] for step in voice["steps"]
        }
        for voice in told["before_signature"]
        if voice["milestone"] == f"{PREFIX}signature"
    }
    assert steps == {
        # pos-2025-04-15-pashinyan-simultaneous, pre-minsk-counter-condition
        "armenia": {"claims-on-armenia-ended": False, "minsk-group-closed": True},
        # constitutional-change-02, -03; minsk-group-closure-01, -02
        "azerbaijan": {
            "constitutional-change-made": False,
            "joint-request-on-minsk-group": False,
            "minsk-group-closed": False,
        },
        # evt-2026-2027-constitution, prop-constitution-referendum
        "evn-report-2025-04": {
            "constitutional-change-made": False,
            "constitution-referendum": False,
        },
    }
    words = see("sequence/", as_of=DAY).main
    assert (
        "Azerbaijan Azerbaijan says that “Armenia's constitution changed as Azerbaijan asks” must "
        "precede “Signature of the agreement”." in words
    )


def test_how_the_other_side_answered_to_the_substance_and_to_the_linkage(read, see):
    """2. How did the other side answer, to the substance and to the linkage?"""
    answers = {}
    for key in ("constitutional-change", "minsk-group-closure"):
        row = read(f"preconditions/{PREFIX}{key}/", as_of=DAY)
        [substance], [linkage] = row["answer_substance"], row["answer_linkage"]
        assert {substance["party"]["id"], linkage["party"]["id"]} == {"armenia"}
        answers[key] = (substance["status"], linkage["status"], linkage["since"]["value"])
    assert answers == {
        # pos-2025-04-16-pashinyan-no-reference; constitutional-change-02, pos-2024-06-am-mfa-reply
        "constitutional-change": ("conditional", "rejected", "2024-06"),
        # minsk-group-closure-03, pos-2025-04-15-pashinyan-simultaneous
        "minsk-group-closure": ("conditional", "counter_proposed", "2025-04-15"),
    }
    words = see("preconditions/constitutional-change/", as_of=DAY).main
    assert "Armenia's answer to the substance accepted with conditions, 16 April 2025" in words
    assert "Armenia's answer to the linkage rejected, June 2024" in words
    words = see("preconditions/minsk-group-closure/", as_of=DAY).main
    assert "Armenia's answer to the linkage counter-proposed, 15 April 2025" in words


def test_which_stated_orders_fit_only_if_done_at_once(told, see):
    """2. Which stated orders fit together, which only if done at once?"""
    assert told["together"]["verdict"] == "only_at_once"
    assert told["together"]["sentences"] == [TOGETHER]
    [group] = told["together"]["at_once"]
    assert group["milestones"] == [f"{PREFIX}minsk-group-closed", f"{PREFIX}signature"]
    assert {alone["voice"]["id"]: alone["verdict"] for alone in told["alone"]} == {
        "armenia": "fit",
        "azerbaijan": "fit",
        "evn-report-2025-04": "fit",
    }
    page = see("sequence/", as_of=DAY)
    assert TOGETHER in page.main
    # Before Armenia's offer of 15 April nothing had to be done at once.
    assert "fit only if done together" not in see("sequence/", as_of="2025-04-14").main


def test_what_each_performance_or_waiver_would_free(told, see):
    """2. What would each performance or waiver free?"""
    freed = {}
    for one in told["freed"]:
        by_all = _keys(one["by_all"])
        by_one = {
            said["voice"]["id"]: _keys(said["milestones"])
            for said in one["by_voice"]
            if set(_keys(said["milestones"])) - set(by_all)
        }
        waived_by = one["waived_by"] and one["waived_by"]["id"]
        freed[one["milestone"].removeprefix(PREFIX), waived_by] = (by_all, by_one)
    assert freed == FREED
    words = see("sequence/", as_of=DAY).main
    assert [one["sentence"] for one in told["freed"] if one["sentence"] not in words] == []
    assert (
        "If Azerbaijan no longer required “OSCE Minsk Group closed”: by all stated orders, nothing "
        "else would be free." in words
    )


def _keys(ids):
    return [one.removeprefix(PREFIX) for one in ids]
