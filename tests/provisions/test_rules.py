import datetime

import pytest
from django.conf import settings
from django.urls import get_resolver

from provisions import rules
from provisions.models import Revision
from provisions.refusals import RecordRefused
from provisions.vocabulary import ARTICLE_STATUS, STAGE
from tests.builders import small_record
from tracker.language import prefixed


def steps(*pairs):
    return [rules.Step(datetime.date.fromisoformat(day), status, day) for day, status in pairs]


@pytest.mark.parametrize(
    ("aspect", "ledger"),
    [
        ("article", [("2024-12-18", "open"), ("2025-03-13", "agreed")]),
        ("article", [("2024-12-18", "open"), ("2024-12-19", "open"), ("2025-03-13", "agreed")]),
        ("article", [("2024-01-01", "agreed"), ("2024-02-01", "reopened"), ("2024-03-01", "open")]),
        ("article", [("2024-01-01", "agreed"), ("2024-02-01", "removed")]),
        ("stage", [("2022-03-01", "negotiating"), ("2025-03-13", "text_agreed")]),
        ("stage", [("2025-03-13", "text_agreed"), ("2025-08-08", "initialled")]),
        ("stage", [("2025-08-08", "initialled"), ("2026-01-01", "negotiating")]),
        ("stage", [("2022-03-01", "negotiating"), ("2025-01-01", "signed")]),
        (
            "act",
            [("2025-08-08", "initialled"), ("2026-01-01", "signed"), ("2026-02-01", "ratified")],
        ),
        ("act", [("2026-01-01", "signed_ad_referendum"), ("2026-01-01", "ratified")]),
        ("fulfilment", [("2025-08-08", "under_way"), ("2025-09-01", "decided")]),
    ],
)
def test_sequence_allows(aspect, ledger):
    assert rules.sequence_problems(aspect, steps(*ledger)) == []


@pytest.mark.parametrize(
    ("aspect", "ledger", "words"),
    [
        ("article", [("2024-01-01", "reopened")], "“reopened” (2024-01-01) cannot come first"),
        (
            "article",
            [("2024-01-01", "agreed"), ("2024-02-01", "open")],
            "“open” (2024-02-01) may not follow “agreed” (2024-01-01).",
        ),
        (
            "article",
            [("2024-01-01", "open"), ("2024-01-01", "agreed")],
            "this account already says “open” (2024-01-01)",
        ),
        (
            "stage",
            [("2025-08-08", "initialled"), ("2025-09-01", "in_force")],
            "“in force” (2025-09-01) may not follow “initialled”",
        ),
        (
            "stage",
            [("2025-01-01", "signed"), ("2025-02-01", "negotiating")],
            "“being negotiated” (2025-02-01) may not follow “signed”",
        ),
        ("act", [("2026-01-01", "ratified")], "“ratified” (2026-01-01) presupposes"),
        (
            "act",
            [("2026-01-01", "ratified"), ("2026-02-01", "signed")],
            "“ratified” (2026-01-01) presupposes",
        ),
    ],
)
def test_sequence_refuses_in_words(aspect, ledger, words):
    [problem] = rules.sequence_problems(aspect, steps(*ledger))
    assert problem.startswith(words)


def test_tables_cover_every_word():
    assert set(rules.ARTICLE_FOLLOWS) - {None} == set(ARTICLE_STATUS.codes)
    assert set(rules.STAGE_FOLLOWS) - {None} == set(STAGE.codes)


def test_quotation_stops_at_fifteen_words():
    assert rules.quotation_problems("word " * 15) == []
    assert rules.quotation_problems("word " * 16) == [
        "the quotation has 16 words; at most 15 are quoted."
    ]


def test_tally_parts_may_not_exceed_total():
    assert rules.tally_problems(13, 3, 1, 17) == []
    assert rules.tally_problems(15, None, None, None) == []
    assert rules.tally_problems(15, 3, None, 17) == [
        "the parts add up to 18, more than the total of 17."
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Fixed after Ana Petrova pointed it out", ["ana petrova", "ana.petrova"]),
        ("fixed by ANA.PETROVA today", ["ana petrova", "ana.petrova"]),
        ("Fixed a banana petrovaline", []),
    ],
)
def test_staff_names_are_found_as_whole_words(text, named):
    assert rules.named_staff(text, ["ana petrova", "ana.petrova", ""]) == named


@pytest.mark.parametrize("name", ["ana-petrova", "ana_petrova", "ana@example.org", "d'Arc"])
def test_staff_name_with_signs_in_it_is_found(name):
    assert rules.named_staff(f"Asked for by {name}, twice", [name, "-"]) == [name]


def test_no_agreement_takes_the_address_of_another_page():
    """Each first part of an address of the site, and of its static files, is taken."""
    first = {f"{pattern.pattern}".split("/")[0] for pattern in get_resolver().url_patterns}
    patterns = get_resolver().url_patterns
    # Machines' addresses as they are, pages below the languages.
    faces = [p for p in patterns if getattr(p, "url_patterns", None) and str(p.pattern) == ""]
    inner = [q for p in faces for q in p.url_patterns]
    inner += [r for q in inner if getattr(q, "namespace", "") for r in q.url_patterns]
    first |= {str(pattern.pattern).split("/")[0] for pattern in inner}
    first |= {settings.STATIC_URL.strip("/"), *prefixed()}
    words = {part for part in first if part and not part.startswith("<")}
    assert words <= rules.TAKEN_ADDRESSES
    for slug in rules.TAKEN_ADDRESSES:
        [problem] = rules.address_problems(slug)
        assert problem.startswith(f"“{slug}” is the address of another page")
    assert rules.address_problems("armenia-azerbaijan") == []


@pytest.mark.django_db
def test_agreement_that_would_be_hidden_is_refused():
    small_record()
    with pytest.raises(RecordRefused, match="agreement method, slug: “method” is the address"):
        small_record(slug="method")
    assert Revision.objects.count() == 1
