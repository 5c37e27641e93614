"""How four requirements stood on seven days, worked out by hand from the facts.

Every word stands beside the ids of the fact rows from which it was worked out
(fixtures/armenia-azerbaijan/coverage.csv says where each went). The read, the pages and the
API are held to the same table. None: no dated statement is known. The rule for vague dates
counts: an answer given “in spring 2025” counts from the last day it can mean.

- Constitution, fulfilment: that a text of a new constitution was announced is no step; its
  wording is not public, and Armenia calls the reform a domestic matter.
- Constitution, substance: “accepted with conditions” from 16 April 2025 is inferred. Armenia's
  own accounts are the denial of June 2024 and the counter-proposal of September 2024.
- Minsk Group, standing: a proposal in June 2024; that it must be done is found said first on
  18 December 2024. Azerbaijan is not reported to have said that the requirement is met, only
  that the activity ended on 1 September 2025.
- EU mission, transit route: no statement was found that ties them to signature, so there is no
  answer to a linkage. The EU and Armenia keeping the mission is no answer by Armenia to Azerbaijan.
"""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """A word, and the fact rows from which it was worked out."""

    word: str | None
    facts: str = ""


class Held(NamedTuple):
    """The parties that by their last account hold it met, and the fact rows."""

    parties: tuple[str, ...] = ()
    facts: str = ""


class Day(NamedTuple):
    """A requirement on a day: the reading in each aspect, Armenia's answers, who holds it met."""

    standing: Cell
    answer_substance: Cell
    answer_linkage: Cell
    fulfilment: Cell
    met_according_to: Held = Held()

    @property
    def words(self) -> tuple[str | None, ...]:
        return tuple(cell.word for cell in self[:4])


BY_DAY: dict[str, dict[str, Day]] = {
    "constitutional-change": {
        "2025-03-12": Day(
            Cell(
                "stated",
                "constitutional-change-01 constitutional-change-02 "
                "pos-2024-12-18-aliyev-constitution",
            ),
            Cell("counter_proposed", "pos-2024-09-10-pashinyan-counter"),
            Cell("rejected", "constitutional-change-02 pos-2024-06-am-mfa-reply"),
            Cell("not_begun", "constitutional-change-01"),
        ),
        "2025-03-20": Day(
            Cell(
                "stated",
                "constitutional-change-04 pos-2025-03-13-az-mfa pos-aze-mfa-0313-constitution",
            ),
            Cell("counter_proposed", "pos-2024-09-10-pashinyan-counter"),
            Cell("rejected", "constitutional-change-02 pos-2024-06-am-mfa-reply"),
            Cell("not_begun", "constitutional-change-04"),
        ),
        "2025-04-16": Day(
            Cell("stated", "constitutional-change-04"),
            Cell("conditional", "constitutional-change-05 pos-2025-04-16-pashinyan-no-reference"),
            Cell("rejected", "constitutional-change-02 pos-2024-06-am-mfa-reply"),
            Cell("not_begun", "constitutional-change-05"),
        ),
        "2025-08-09": Day(
            Cell("stated", "constitutional-change-06 pos-2025-08-08-aliyev-any-time"),
            Cell("conditional", "constitutional-change-05"),
            Cell("counter_proposed", "pos-2025-05-26-pashinyan-court-route"),
            Cell("not_begun", "constitutional-change-06 pos-2025-05-aliyev-two-conditions"),
        ),
        "2025-09-02": Day(
            Cell("stated", "constitutional-change-06 pos-2025-08-27-aliyev-alarabiya"),
            Cell("conditional", "constitutional-change-05"),
            Cell("rejected", "pos-2025-08-27-mirzoyan-not-discussed"),
            Cell("not_begun", "constitutional-change-06 pos-2025-08-27-aliyev-alarabiya"),
        ),
        "2025-12-01": Day(
            Cell("stated", "constitutional-change-06 pos-2025-08-27-aliyev-alarabiya"),
            Cell(
                "conditional",
                "constitutional-change-05 constitutional-change-07 "
                "pos-2025-09-20-pashinyan-after-elections",
            ),
            Cell("rejected", "pos-2025-08-27-mirzoyan-not-discussed"),
            Cell("not_begun", "pos-2025-11-27-galyan-march"),
        ),
        "2026-03-01": Day(
            Cell("stated", "constitutional-change-06"),
            Cell("conditional", "constitutional-change-05 constitutional-change-07"),
            Cell("rejected", "pos-2025-08-27-mirzoyan-not-discussed"),
            Cell("not_begun", "constitutional-change-08 pos-2025-11-27-galyan-march"),
        ),
    },
    "minsk-group-closure": {
        "2025-03-12": Day(
            Cell(
                "stated",
                "minsk-group-closure-01 pos-2024-12-18-aliyev-constitution "
                "pos-2024-12-18-aliyev-minsk",
            ),
            Cell(None),
            Cell(None),
            Cell("not_begun", "minsk-group-closure-01"),
        ),
        "2025-03-20": Day(
            Cell(
                "stated",
                "minsk-group-closure-02 pos-2025-03-13-az-mfa-minsk pos-aze-mfa-0313-minsk",
            ),
            Cell(None),
            Cell(None),
            Cell("not_begun", "minsk-group-closure-02"),
        ),
        "2025-04-16": Day(
            Cell("stated", "minsk-group-closure-02"),
            Cell(
                "conditional",
                "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous pos-pashinyan-minsk",
            ),
            Cell(
                "counter_proposed", "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous"
            ),
            Cell("not_begun", "minsk-group-closure-03"),
        ),
        "2025-08-09": Day(
            Cell("not_repeated", "minsk-group-closure-04 pos-2025-08-08-aliyev-any-time"),
            Cell("accepted", "minsk-group-closure-04 pos-2025-08-08-joint-minsk"),
            Cell(
                "counter_proposed", "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous"
            ),
            Cell("under_way", "minsk-group-closure-04 pos-2025-08-08-joint-minsk"),
        ),
        "2025-09-02": Day(
            Cell("not_repeated", "minsk-group-closure-04 pos-2025-08-08-aliyev-any-time"),
            Cell("accepted", "minsk-group-closure-04 pos-2025-08-08-joint-minsk"),
            Cell(
                "counter_proposed", "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous"
            ),
            Cell("decided", "minsk-group-closure-05 ev-2025-09-01-osce-decision"),
            Held(("azerbaijan",), "cf-osce-end-date"),
        ),
        "2025-12-01": Day(
            Cell("not_repeated", "minsk-group-closure-04 pos-2025-08-08-aliyev-any-time"),
            Cell("accepted", "minsk-group-closure-04 pos-2025-08-08-joint-minsk"),
            Cell(
                "counter_proposed", "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous"
            ),
            Cell("met", "minsk-group-closure-06 ev-2025-11-30-osce-closed"),
            Held(("azerbaijan", "osce"), "cf-osce-end-date ev-2025-11-30-osce-closed"),
        ),
        "2026-03-01": Day(
            Cell("not_repeated", "minsk-group-closure-04 pos-2025-08-08-aliyev-any-time"),
            Cell("accepted", "minsk-group-closure-04 pos-2025-08-08-joint-minsk"),
            Cell(
                "counter_proposed", "minsk-group-closure-03 pos-2025-04-15-pashinyan-simultaneous"
            ),
            Cell("met", "minsk-group-closure-06 ev-2025-11-30-osce-closed"),
            Held(("azerbaijan", "osce"), "cf-osce-end-date ev-2025-11-30-osce-closed"),
        ),
    },
    "eu-mission-withdrawal": {
        "2025-03-12": Day(
            Cell(
                "stated",
                "euma-withdrawal-03 pos-2024-08-31-hajiyev-euma pos-2024-12-12-hajiyev-euma",
            ),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2025-03-20": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2025-04-16": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2025-08-09": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2025-09-02": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2025-12-01": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
        "2026-03-01": Day(
            Cell("stated", "euma-withdrawal-03 pos-2025-03-14-mammadov-euma"),
            Cell(
                "counter_proposed",
                "euma-withdrawal-04 pos-2024-11-pashinyan-delimited pos-pashinyan-euma-202411",
            ),
            Cell(None),
            Cell("not_begun", "euma-withdrawal-05"),
        ),
    },
    "transit-route": {
        "2025-03-12": Day(
            Cell(
                "stated",
                "connectivity-01 pos-2024-01-10-aliyev-no-checks pos-2025-01-07-aliyev-corridor",
            ),
            Cell(
                "counter_proposed",
                "pos-2024-05-10-mirzoyan-sovereignty "
                "pos-2025-01-08-pashinyan-crossroads pos-pashinyan-0304-routes",
            ),
            Cell(None),
            Cell("not_begun", "connectivity-02"),
        ),
        "2025-03-20": Day(
            Cell(
                "stated",
                "connectivity-01 pos-2024-01-10-aliyev-no-checks pos-2025-01-07-aliyev-corridor",
            ),
            Cell(
                "counter_proposed",
                "pos-2024-05-10-mirzoyan-sovereignty "
                "pos-2025-01-08-pashinyan-crossroads pos-pashinyan-0304-routes",
            ),
            Cell(None),
            Cell("not_begun", "connectivity-02"),
        ),
        "2025-04-16": Day(
            Cell(
                "stated",
                "connectivity-01 pos-2024-01-10-aliyev-no-checks pos-2025-01-07-aliyev-corridor",
            ),
            Cell(
                "counter_proposed",
                "pos-2024-05-10-mirzoyan-sovereignty "
                "pos-2025-01-08-pashinyan-crossroads pos-pashinyan-0304-routes",
            ),
            Cell(None),
            Cell("not_begun", "connectivity-02"),
        ),
        "2025-08-09": Day(
            Cell("stated", "pos-2025-01-07-aliyev-corridor"),
            Cell("conditional", "connectivity-03 ev-2025-08-08-joint-declaration"),
            Cell(None),
            Cell("decided", "connectivity-03 ev-2025-08-08-joint-declaration"),
        ),
        "2025-09-02": Day(
            Cell("stated", "pos-2025-08-27-aliyev-guarantees"),
            Cell("conditional", "connectivity-03 pos-2025-08-18-pashinyan-declaration"),
            Cell(None),
            Cell("decided", "connectivity-03 ev-2025-08-08-joint-declaration"),
        ),
        "2025-12-01": Day(
            Cell("stated", "pos-2025-08-27-aliyev-guarantees pos-2025-10-08-aliyev-ots"),
            Cell("conditional", "connectivity-03 pos-2025-08-18-pashinyan-declaration"),
            Cell(None),
            Cell("decided", "connectivity-03 ev-2025-08-08-joint-declaration"),
        ),
        "2026-03-01": Day(
            Cell("stated", "pos-2025-08-27-aliyev-guarantees pos-2025-10-08-aliyev-ots"),
            Cell("conditional", "connectivity-03 pos-2025-08-18-pashinyan-declaration"),
            Cell(None),
            Cell("decided", "connectivity-05 ev-2026-01-13-tif pos-2026-01-15-pashinyan-next"),
        ),
    },
}
