"""Questions about dates: how exact, on what basis, and which lie ahead."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD, name, names

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@answers("ft-date-precision")
def test_rows_with_an_inferred_date_are_found(walk, see):
    """Which rows have an inferred day or year?

    Of the statements up to 12 March 2025 eight, and of the counts four. Facts:
    pos-2025-03-12-mirzoyan-third-party (weekday; two subjects), pos-pashinyan-lawsuits-earlier,
    pos-aliyev-interviews-winter, pos-2024-06-27-bayramov, pos-arm-transit-excluded,
    pos-pashinyan-routes-reply, pos-aze-mfa-routes-reject; ms-2023-05-04-arlington,
    ms-2024-08-31-thirteen (two readings), ms-2024-09-11-seventeen.
    """
    until = {"agreement": RECORD, "as_of": "2025-03-12", "date_basis": "inferred"}
    said = walk("positions/", **until)
    assert {name(row["id"]): row["date"]["precision"] for row in said} == {
        "article-7-armenia-2025-03-12": "day",
        "article-15-armenia-2025-03-12": "day",
        "article-15-armenia-earlier-2025-03": "before",
        "armament-azerbaijan-2025-01": "range",
        "constitution-azerbaijan-2024-06-27": "day",
        "transit-armenia-not-in-draft-2024": "after",
        "transit-armenia-routes-reply-2025-03": "after",
        "transit-azerbaijan-routes-2025-03": "after",
    }
    assert names(walk("tallies/", **until)) == [
        "tally-2023-05-armenia",
        "tally-2024-08-31-armenia-of-16",
        "tally-2024-08-31-armenia-of-17",
        "tally-2024-09-11-armenia",
    ]
    # pos-aze-mfa-0313-constitution: "on or after" in one essay, printed in two other sources.
    [row] = walk(
        "positions/",
        subject="constitutional-change",
        party="azerbaijan",
        **{"from": "2025-03-13"},
        to="2025-03-13",
    )
    assert (row["date"]["value"], row["date"]["basis"]) == ("2025-03-13", "printed")
    words = see("accounts/", as_of="2025-03-12").main
    assert "31 August 2024 (date inferred)" in words
    assert "between 4 May 2023 and 22 May 2023 (date inferred)" in words
    assert "19 December 2024 (date inferred)" not in words


@answers("ft-future-dates")
def test_days_to_come_are_kept_apart_from_what_happened(read, walk, see):
    """What future dates matter to signing?

    On 16 April 2025: a change of the constitution that the essay's author places in 2026 or
    2027, a vote that Armenia announced for 2027, and the end of the EU mission's mandate on
    19 February 2027. None of them is an event. Facts: evt-2026-2027-constitution,
    pos-2025-03-pashinyan-2027, ev-2025-01-30-euma-extended.
    """
    day = {"agreement": RECORD, "as_of": "2025-04-16"}
    expected = walk("dependencies/", dependent=f"{RECORD}-signature", q="2027", **day)
    assert names(expected) == ["signature-requires-constitutional-change-evn-report-2025-04"]
    assert "which its author places in 2026 or 2027" in expected[0]["summary"]
    said = walk("positions/", subject="constitutional-change", q="2027", **day)
    assert names(said) == [
        "constitution-armenia-referendum-2025-03",
        "constitution-azerbaijan-essay-2025-04",
    ]
    ahead = read("brief/", **day)["deadlines"]
    assert [(name(one["id"]), one["date"]["value"]) for one in ahead] == [
        ("eu-mission", "2027-02-19")
    ]
    assert walk("events/", **{"from": "2025-04-17"}, **day) == []
    assert "which its author places in 2026 or 2027" in see("sequence/", as_of="2025-04-16").main
    assert "Announced a referendum on a new constitution for 2027." in (
        see("preconditions/constitutional-change/", as_of="2025-04-16").main
    )


@answers("ft-coding-flag")
def test_what_the_tracker_or_an_author_infers_is_marked(walk, see):
    """Which rows are inferred?

    On 12 March 2025 the reading of fifteen articles; on 16 April eight stated orders; and three
    subjects that only an author counts as required, stated by nobody. Facts: art-other-fifteen,
    pre-epf-end, pre-end-revanchism, pre-armed-forces-limits. The criticism of 17 March is coded
    as one: pos-bayramov-0317-constitution.
    """
    readings = walk(
        "status-entries/", aspect="article", basis="inferred", as_of="2025-03-12", agreement=RECORD
    )
    articles = {name(row["article"]) for row in readings}
    assert articles == {str(n) for n in range(1, 18) if n not in (7, 15)}
    assert {row["rule"] for row in readings} == {"elimination"}
    day = {"agreement": RECORD, "as_of": "2025-04-16"}
    assert names(walk("dependencies/", basis="inferred", **day)) == [
        "ecthr-armenia-azerbaijan-ended-by-article-15-evn-report-2025-04",
        "eu-mission-ended-by-article-7-azerbaijan-2025-03-14",
        "eu-mission-withdrawn-requires-end-of-mission-azerbaijan-2024-12-12",
        "icj-armenia-azerbaijan-ended-by-article-15-evn-report-2025-04",
        "icj-azerbaijan-armenia-ended-by-article-15-evn-report-2025-04",
        "minsk-group-closure-requires-end-of-claims-armenia-2025-04",
        "minsk-group-closure-requires-joint-request-azerbaijan-2024-06-06",
        "signature-requires-constitutional-change-evn-report-2025-04",
    ]
    inferred = {row["key"] for row in walk("preconditions/", **day) if row["inferred_by"]}
    assert inferred == {
        "armament-of-armenia",
        "european-peace-facility-aid",
        "karabakh-policy-of-armenia",
    }
    [row] = walk(
        "positions/",
        speaker="jeyhun-bayramov",
        subject="constitutional-change",
        **{"from": "2025-03-17"},
        to="2025-03-17",
    )
    assert row["stance"] == "disputes"
    words = see("preconditions/", as_of="2025-04-16").main
    below = words[words.index("Inferred by authors") :]
    assert below.count("stated by nobody: inferred by EVN Report") == 3
    assert "15 of 17 agreed (inferred by elimination)" in see("articles/", as_of="2025-03-12").main
