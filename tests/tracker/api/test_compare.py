"""The comparison as data: both sides with their rows and sources, as the page shows them."""

import datetime

from provisions.compare import Point, compare

AGREEMENT = "armenia-azerbaijan"


def compared(read, first, last):
    return read("compare/", agreement=AGREEMENT, **{"from": first, "to": last})


def test_comparison_names_both_sides_with_their_rows(read):
    answer = compared(read, "2025-03-12", "2025-03-13")
    assert (answer["before"], answer["after"]) == (
        {"day": "2025-03-12", "revision": None},
        {"day": "2025-03-13", "revision": None},
    )
    [seven] = [
        one
        for one in answer["articles"]
        if one["article"] == f"{AGREEMENT}-7" and one["after"]["voice"] == "reading"
    ]
    assert (seven["before"]["status"], seven["before"]["rule"]) == ("open", "last_reported")
    assert (seven["after"]["status"], seven["after"]["rule"]) == ("agreed", "both_parties")
    assert seven["after"]["citations"]
    assert [
        (one["party"], [t["agreed"] for t in one["before"]], [t["agreed"] for t in one["after"]])
        for one in answer["tallies"]
    ] == [("armenia", [15], [17]), ("azerbaijan", [15], [17])]
    assert {one["kind"]: one["added"] for one in answer["counted"]}["statement"] == 22


def test_comparison_has_word_differences_of_texts(read):
    texts = {t["article"]: t for t in compared(read, "2025-03-13", "2025-08-11")["texts"]}
    seven = {f["name"]: f["differences"] for f in texts[f"{AGREEMENT}-7"]["differences"]}
    assert seven["number"] == [{"kind": "added", "words": "VII"}]
    assert seven["disclosure"] == [
        {"kind": "removed", "words": "described"},
        {"kind": "added", "words": "published"},
    ]
    assert texts[f"{AGREEMENT}-1"]["before"] is None


def test_page_and_api_show_the_same_moves(read, client, record):
    for first, last in (("2025-03-12", "2025-03-13"), ("2025-03-13", "2025-08-11")):
        answer = compared(read, first, last)
        found = compare(record, *(Point(datetime.date.fromisoformat(d)) for d in (first, last)))
        assert answer["count"] == found.count
        page = client.get(answer["html_url"]).content.decode()
        linked = [
            one["after"]["entry"]
            for part in ("stage", "requirements")
            for one in answer[part]
            if one["after"]
        ]
        linked += [row["position"] for one in answer["stances"] for row in one["after"]]
        assert len(linked) > 20
        assert [slug for slug in linked if f"#{slug}" not in page] == []


def test_reversed_pair_is_redirected_to_its_one_address(ask):
    response = ask("compare/", agreement=AGREEMENT, **{"from": "2025-03-13", "to": "2025-03-12"})
    assert response.status_code == 301
    assert response.headers["Location"] == (
        f"/api/v1/compare/?agreement={AGREEMENT}&from=2025-03-12&to=2025-03-13"
    )


def test_comparison_needs_an_earlier_point(ask):
    response = ask("compare/", agreement=AGREEMENT)
    assert (response.status_code, response.json()["parameter"]) == (400, "from")
