"""Questions about how far the whole text and each article had come."""

import pytest

from tests.tracker.features.asked import answers
from tests.tracker.features.named import RECORD

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DAY = "2025-03-31"


@answers("ft-status-vocab")
def test_text_is_agreed_while_nothing_is_signed(read, walk, see):
    """How can the text be complete while the agreement is unsigned?

    On 31 March 2025 the stage is that of an agreed text, all seventeen articles are agreed, no act
    of either side is on record, and two requirements stand that were tied to signature. Facts:
    art-draft-as-whole, ms-2025-03-13-text-agreed, pre-constitution-change, pre-minsk-dissolution.
    """
    told = read("overview/", as_of=DAY, agreement=RECORD)
    assert told["stage"]["status"] == "text_agreed"
    assert told["counts_by_status"] == [{"status": "agreed", "count": 17}]
    assert {act["party"]["id"]: act["acts"] for act in told["acts"]} == {
        "armenia": [],
        "azerbaijan": [],
    }
    tied = walk("preconditions/", condition_of_signature="yes", as_of=DAY, agreement=RECORD)
    assert {row["key"]: (row["standing"], row["fulfilment"]) for row in tied} == {
        "constitutional-change": ("stated", "not_begun"),
        "minsk-group-closure": ("stated", "not_begun"),
    }
    words = see(as_of=DAY).main
    assert "17 of 17 articles agreed" in words
    assert "initialled not recorded signed not recorded in force not recorded" in words


@answers("ft-unknown-members")
def test_articles_without_content_keep_their_place(walk, see):
    """How many of the 17 articles have any content in the record?

    On 31 March 2025 three: the two named last, and the clause on domestic law; of the other
    fourteen nothing was public. All seventeen since 11 August 2025. Facts: art-other-fifteen,
    art-third-country-forces, art-lawsuits, ms-2024-02-domestic-law-clause, ms-2025-08-11-published.
    """
    numbered = {str(n) for n in range(1, 18)}
    with_content = {}
    for day in (DAY, "2025-08-10", "2025-08-11"):
        rows = [
            row for row in walk("articles/", as_of=day, agreement=RECORD) if row["key"] in numbered
        ]
        assert len(rows) == 17
        with_content[day] = {row["key"] for row in rows if row["summary"]}
        assert {row["key"] for row in rows if row["disclosure"] != "undisclosed"} == (
            with_content[day]
        )
    assert with_content == {
        DAY: {"7", "12", "15"},
        "2025-08-10": {"7", "12", "15"},
        "2025-08-11": numbered,
    }
    # Of the nineteen parts, with title and preamble, sixteen have no text on the page.
    assert see("articles/", as_of=DAY).main.count("Text Not yet public on this day.") == 16
    assert "Not yet public on this day." not in see("articles/", as_of="2025-08-11").main
