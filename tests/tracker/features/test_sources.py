"""Questions about sources: who reports whom, what an author adds, whose side, what differs."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ESSAY = "evn-report-2025-04"
DAY = "2025-04-16"


@answers("ft-attribution-chain")
def test_silence_is_told_through_whom_it_is_known(walk, see):
    """Which claims about Azerbaijan's silence come from Armenian sources?

    Both of them: the essay reports that Armenia says that Azerbaijan did not answer. Facts:
    pos-aze-investigation-no-answer, pos-aze-unsigned-response.
    """
    rows = walk("positions/", party="azerbaijan", stance="no_answer", as_of=DAY, agreement=RECORD)
    assert {
        name(row["id"]): (
            row["reported_by"],
            row["reported_by_source"],
            {cited["perspective"] for cited in row["citations"]},
        )
        for row in rows
    } == {
        "joint-investigation-azerbaijan-no-answer-2025-03": ("armenia", ESSAY, {"armenian"}),
        "signing-consultations-azerbaijan-no-answer-2025-04": ("armenia", ESSAY, {"armenian"}),
    }
    words = see("positions/", as_of=DAY).main
    subject = words[words.index("Joint mechanism to examine alleged ceasefire breaches") :]
    line = subject[subject.index("no answer") :][:400]
    assert "reported by Armenia, in EVN Report alone" in line
    assert "Source: EVN Report Armenian source only" in line


@answers("ft-author-vs-fact")
def test_what_authors_conclude_can_be_left_out(walk, see):
    """Show only reported acts, hide assessments.

    The forecast that the president will not sign is the author's (ass-forecast-not-sign): it is
    in the list of assessments, and neither among statements, events nor reactions.
    """
    forecast = "no-signature-expected-2025-03"
    found = walk("assessments/", kind="forecast", agreement=RECORD)
    assert forecast in names(found)
    words = "expects that Azerbaijan's president will not sign"
    [row] = [row for row in found if name(row["id"]) == forecast]
    assert words in row["summary"]
    for collection in ("positions", "events", "reactions", "status-entries", "incidents"):
        assert walk(f"{collection}/", q="expects not sign", agreement=RECORD) == []
    window = {"from_": "2025-03-01", "to": "2025-04-30"}
    everything = see("timeline/", **window).main
    reported = see("timeline/", only="reported", **window).main
    assert (words in everything, words in reported) == (True, False)
    # pos-amirbayov-0319-ball: an act of speech stays.
    assert "19 March 2025" in reported
    assert words in see("assessments/").main


@answers("ft-source-perspective")
def test_rows_that_rest_on_one_side_are_flagged(read, walk, see):
    """Which rows rest on one side only?

    All twenty-three reactions do: they are known from the two essays of one Armenian outlet,
    two of them from the one on security alone. Facts: src-kopalyan-security-report, the rea- rows,
    rea-collective-s0, rea-armenia-praise.
    """
    told = read("evidence/", as_of=DAY, agreement=RECORD)
    [reactions] = [line for line in told["nouns"] if line["noun"] == "reaction"]
    assert (reactions["rows"], reactions["one_side"]) == (23, 23)
    sides = {side["perspective"]: side for side in told["sides"]}
    alone = {row["id"] for row in sides["armenian"]["alone"] if row["noun"] == "reaction"}
    assert len(alone) == 23
    security = walk("reactions/", cites="evn-report-2025-03", agreement=RECORD)
    assert [name(row["id"]) for row in security if len(row["citations"]) == 1] == [
        "others-counted-2025-03",
        "western-capitals-2025-03",
    ]
    assert read("sources/evn-report-2025-03/")["perspective"] == "armenian"
    assert "Reactions 23 23" in see("evidence/", as_of=DAY).main
    page = see("reactions/", as_of=DAY).main
    assert "Other countries, counted and not named: 30 by this account Source: EVN Report " in page
    assert page.count("Armenian source only") + page.count("Armenian sources only") >= 23


@answers("ft-conflict-register")
def test_differing_figures_stand_side_by_side(walk, see):
    """Area of occupied border land: which figures exist?

    Over 250 square kilometres and more than 200, both from one essay (conf-border-area); and an
    office under three titles (conf-hajiyev-title). None is picked.
    """
    [area] = walk("conflicts/", row=f"{RECORD}-border-areas-2021", agreement=RECORD)
    assert (area["kind"], [(r["summary"], r["source"]) for r in area["readings"]]) == (
        "number",
        [
            ("Over 250 square kilometres, in the section on the EU mission.", ESSAY),
            ("More than 200 square kilometres in 2021 and 2022, in the section on forces.", ESSAY),
        ],
    )
    [office] = walk("conflicts/", kind="name", agreement=RECORD)
    assert {read["source"]: read["summary"] for read in office["readings"]} == {
        "evn-report-2025-03": (
            "Head of the foreign policy department of the presidential administration."
        ),
        ESSAY: "National Security Advisor to the president.",
        "turan-2024-12-12": "Assistant to the president.",
    }
    words = see("differences/").main
    assert words.index("Over 250 square kilometres") < words.index("More than 200 square")
    assert "National Security Advisor to the president." in words
