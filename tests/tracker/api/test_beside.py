"""The answers that put rows side by side, as data: the same as on their pages."""

import pytest

AGREEMENT = "armenia-azerbaijan"


def test_accounts_give_each_count_and_how_they_compare(read):
    answer = read("accounts/", as_of="2024-09-15")
    armenia, azerbaijan = answer["counting"]
    [tally] = armenia["latest"]
    assert tally["id"] == "armenia-azerbaijan-tally-2024-09-11-armenia"
    assert [tally[name] for name in ("agreed", "partly", "open", "total")] == [13, 3, 1, 17]
    [tally] = azerbaijan["latest"]
    assert (tally["percent_low"], tally["percent_high"]) == (80, 90)
    [contrast] = answer["contrasts"]
    assert (contrast["word"], contrast["shared"]) == ("not_comparable", [])
    december = read("accounts/", as_of="2024-12-31")
    assert december["contrasts"] == [
        {
            "one": "armenia-azerbaijan-tally-2024-12-19-armenia",
            "other": "armenia-azerbaijan-tally-2024-12-18-azerbaijan",
            "word": "same",
            "shared": [
                {"name": "agreed", "one": 15, "other": 15},
                {"name": "open", "one": 2, "other": 2},
                {"name": "total", "one": 17, "other": 17},
            ],
            "days_apart": 1,
        }
    ]
    assert "armenia-azerbaijan-tally-2024-12-09-armenia" in december["unnamed"]
    seven = next(row for row in december["articles"] if row["article"] == f"{AGREEMENT}-7")
    assert [by["entry"]["status"] for by in seven["by_party"]] == ["open", "open"]


@pytest.mark.parametrize("subject", ["minsk-group-closure", f"{AGREEMENT}-minsk-group-closure"])
def test_drift_gives_runs_exact_words_and_replacements(read, subject):
    answer = read("drift/", party="azerbaijan", subject=subject)
    assert [run["stance"] for run in answer["runs"]] == [
        "proposes",
        "disputes",
        "requires",
        "supports",
    ]
    third = answer["statements"][2]
    assert third["statement"]["date"]["value"] == "2025-03-13"
    assert [words["quotation"] for words in third["exact_words"]] == [
        "formally abolish the obsolete and dysfunctional Minsk Group"
    ]
    assert third["replaces"] == "armenia-azerbaijan-minsk-group-azerbaijan-2024-06-06"
    assert [day["day"] for day in answer["days"]] == [
        "2025-08-08",
        "2025-03-13",
        "2024-12-18",
        "2024-06-06",
    ]


def test_drift_on_the_agreement_pairs_statements_of_one_day(read):
    answer = read("drift/", party="azerbaijan", subject="agreement")
    [day] = answer["days"]
    assert (day["day"], len(day["positions"]), answer["runs"]) == ("2025-03-13", 11, [])


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({}, "party"),
        ({"party": "azerbaijan"}, "subject"),
        ({"party": "atlantis", "subject": "7"}, "party"),
        ({"party": "azerbaijan", "subject": "atlantis"}, "subject"),
        ({"party": "azerbaijan", "subject": "7", "day": "1"}, "day"),
    ],
)
def test_drift_names_what_is_missing_or_unknown(ask, query, parameter):
    response = ask("drift/", **query)
    assert (response.status_code, response.json()["parameter"]) == (400, parameter)


def test_unanswered_gives_the_search_that_found_nothing(read):
    answer = read("unanswered/", as_of="2025-03-20")
    first, *_ = answer["unanswered"]
    assert (first["precondition"], first["party"]["id"], first["aspect"]) == (
        "armenia-azerbaijan-minsk-group-closure",
        "armenia",
        "answer_substance",
    )
    assert (first["since"]["value"], first["days"], first["reported"]) == ("2024-06-06", 287, None)
    linkage = next(one for one in answer["unanswered"] if one["aspect"] == "answer_linkage")
    # armenia-azerbaijan-minsk-group-azerbaijan-2025-03-13: proposed before, required then.
    assert (linkage["asked"]["date"]["value"], linkage["tied"]["date"]["value"]) == (
        "2024-06-06",
        "2025-03-13",
    )
    assert (linkage["tied"]["stance"], linkage["days"], linkage["is_silence"]) == (
        "requires",
        7,
        False,
    )
    assert (answer["searched_on"], answer["counted_to"]) == ("2026-11-22", "2025-03-20")
    now = read("unanswered/")
    assert now["counted_to"] == "2026-06-08"
    reported = [one["precondition"] for one in now["unanswered"] if one["reported"]]
    assert reported == [
        "armenia-azerbaijan-signing-consultations",
        "armenia-azerbaijan-evidence-of-alleged-breaches",
        "armenia-azerbaijan-joint-investigation",
    ]
    assert [one["days"] for one in answer["standing"] if one["is_unmoved"]] == [314, 287, 191]


def test_evidence_lists_what_rests_on_one_side(read):
    answer = read("evidence/")
    alone = {side["perspective"]: len(side["alone"]) for side in answer["sides"]}
    assert answer["one_side"] == sum(alone.values()) - alone["international"]
    assert len(answer["secondary"]) == 6
    row = answer["secondary"][0]
    assert row["noun"] == "article-text"
    assert row["url"].endswith(f"/api/v1/article-texts/{row['id']}/")


@pytest.mark.parametrize("name", ["accounts", "unanswered", "evidence", "incident-counts", "brief"])
def test_answer_needs_the_agreement_once_there_are_two(ask, sample, name):
    assert ask(f"{name}/").json()["parameter"] == "agreement"
    assert ask(f"{name}/", agreement=sample.slug).status_code == 200


def test_subject_of_another_agreement_is_refused(ask, record, sample):
    query = {"party": "armenia", "subject": "minsk-group-closure", "agreement": sample.slug}
    response = ask("drift/", **query)
    assert (response.status_code, response.json()["parameter"]) == (400, "subject")
