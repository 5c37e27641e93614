"""Pages and API agree with the table worked out by hand from the facts."""

import datetime
import html
import re

import pytest

from provisions.vocabulary import ANSWER, FULFILMENT, STANDING
from tests.by_day import BY_DAY
from tracker.pages.requirements import stated_before_signature

pytestmark = pytest.mark.django_db

CASES = [(key, day) for key, days in BY_DAY.items() for day in days]
NONE = {
    "Standing": "not recorded on this day",
    "Armenia's answer to the substance": "none recorded on this day",
    "Armenia's answer to the linkage": "none recorded on this day",
    "Fulfilment": "no account recorded on this day",
}


def words_of(source):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", source)).split())


@pytest.mark.parametrize(("key", "day"), CASES)
def test_api_stands_as_worked_out_by_hand(client, record, key, day):
    address = f"/api/v1/preconditions/{record.slug}-{key}/"
    row = client.get(address, {"as_of": day}).json()
    answered = {
        name: [a["status"] for a in row[name] if a["party"]["id"] == "armenia"]
        for name in ("answer_substance", "answer_linkage")
    }
    assert (
        row["standing"],
        *(statuses[0] if statuses else None for statuses in answered.values()),
        row["fulfilment"],
    ) == BY_DAY[key][day].words
    held = [
        m["party"]["id"] for m in row["met_according_to"] if m["status"] == "met" and m["party"]
    ]
    ours = [party for party in held if party in ("armenia", "azerbaijan")]
    assert tuple(ours) == tuple(
        party for party in BY_DAY[key][day].met_according_to.parties if party in ours
    )
    assert set(BY_DAY[key][day].met_according_to.parties) <= set(held)


@pytest.mark.parametrize(("key", "day"), CASES)
def test_page_stands_as_worked_out_by_hand(client, record, key, day):
    page = client.get(f"/{record.slug}/preconditions/{key}/", {"as_of": day}).content.decode()
    reading = page.split('<h2 id="reading">')[1].split("</section>")[0]
    shown = {
        words_of(name): words_of(words)
        for name, words in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", reading, flags=re.DOTALL)
    }
    expected = zip(
        NONE, BY_DAY[key][day].words, (STANDING, ANSWER, ANSWER, FULFILMENT), strict=True
    )
    for name, word, vocabulary in expected:
        said = vocabulary[word].label if word else NONE[name]
        assert shown[name].split(",")[0].strip() == said, name
    met = words_of(page.split('<h2 id="met">')[1].split("</section>")[0])
    for party, name in (("armenia", "Armenia"), ("azerbaijan", "Azerbaijan")):
        holds = party in BY_DAY[key][day].met_according_to.parties
        assert (f"ccording to {name}: met" in met) == holds
        assert (f"No statement by {name} that it is met is recorded" in met) != holds


@pytest.mark.parametrize(
    ("day", "stands", "gone"),
    [
        ("2025-03-20", "minsk-group-closure", "claims-withdrawal"),
        ("2025-09-02", "constitutional-change", "minsk-group-closure"),
    ],
)
def test_overview_of_page_and_api_hold_the_same_requirements(client, record, day, stands, gone):
    rows = client.get("/api/v1/overview/", {"agreement": record.slug, "as_of": day}).json()
    listed = {row["id"] for row in rows["preconditions"]}
    shown = stated_before_signature(record, datetime.date.fromisoformat(day))
    assert listed >= {state.precondition.slug for by in shown for state in by.states}
    count = sum(len(by.states) + by.more for by in shown)
    assert len(listed) == count
    assert f"{record.slug}-{stands}" in listed
    assert f"{record.slug}-{gone}" not in listed
