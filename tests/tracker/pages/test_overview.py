"""The overview of the real record, on the days that matter."""

import gzip

import pytest

from tests.builders import small_record

TITLE = "Agreement on Establishment of Peace and Inter-State Relations"


@pytest.mark.parametrize(
    "day, figures, sentence",
    [
        (
            "2025-03-12",
            "15 of 17 articles agreed inferred by elimination 2 of 17 articles open last reported",
            "Being negotiated since March 2022; no signature is recorded up to this day.",
        ),
        (
            "2025-03-13",
            "17 of 17 articles agreed both parties say so",
            "Text agreed on or before 13 March 2025; no signature is recorded up to this day.",
        ),
        (
            "2025-08-08",
            "17 of 17 articles agreed both parties say so",
            "Text agreed on or before 13 March 2025; initialled 8 August 2025; no signature is "
            "recorded up to this day.",
        ),
        (
            None,
            "17 of 17 articles agreed both parties say so",
            "Text agreed on or before 13 March 2025; initialled 8 August 2025; no signature is "
            "recorded up to 8 June 2026, the day of the latest source.",
        ),
    ],
)
def test_overview_answers_what_is_agreed_on_a_day(see, day, figures, sentence):
    page = see(**({"as_of": day} if day else {}))
    assert page.status == 200
    assert figures in page.words
    assert sentence in page.words


def test_overview_says_by_whose_account_in_alphabetical_order(see):
    words = see(as_of="2025-03-12").main
    armenia = words.index("Armenia 15 of 17 articles agreed, 2 not agreed 19 December 2024")
    azerbaijan = words.index("Azerbaijan 15 of 17 articles agreed, 2 not agreed 18 December 2024")
    assert armenia < azerbaijan
    assert "Named as open: dropping mutual lawsuits" in words


def test_overview_shows_both_counts_where_one_day_has_two(see):
    words = see(as_of="2024-09-01").main
    assert "13 of 16 articles agreed" in words
    assert "13 of 17 articles agreed" in words
    assert "Armenia Accounts differ 13 of 16" in words
    assert "only counts and single accounts speak" in words


def test_strip_shows_numbers_and_subjects_from_the_day_of_publication_on(see):
    before, after = see(as_of="2025-08-10"), see(as_of="2025-08-11")
    assert "VII" not in before.words_without_notes
    assert "Article filed at 7 Third-country representatives on the border" in before.words
    assert "Article numbers and texts were not yet public on this day" in before.words
    assert "VII Third-party forces and border confidence-building agreed" in after.words
    assert "not yet public on this day" not in after.main


def test_strip_words_say_blanks_and_inference(see):
    assert "agreed, one blank in the published text" in see().words
    early = see(as_of="2025-03-12").words
    assert early.count("agreed, inferred by elimination") == 15
    assert early.count("open (last reported)") == 2


def test_official_title_waits_for_its_publication(see):
    assert TITLE not in see(as_of="2025-08-10").source
    assert TITLE in see(as_of="2025-08-11").words


def test_acts_are_recorded_or_none_recorded(see):
    words = see().main
    assert "initialled recorded, 8 August 2025, both parties say so" in words
    assert words.count("none recorded") == 12
    assert see(as_of="2025-08-07").main.count("none recorded") == 14


def test_differing_accounts_stand_beside_the_reading(see):
    words = see().main
    section = words[words.index("Accounts differ") : words.index("Latest on the timeline")]
    assert "According to Caucasian Knot" in section
    assert "the two leaders initialled the agreement" in section
    assert "The tracker's reading" in section
    assert section.count("Says that the two leaders") == 1


def test_overview_says_how_fresh_it_is(see):
    words = see().words
    assert (
        "Sources were last searched on 22 November 2026. Sources are dense to 11 March 2026 and "
        "thin to 8 June 2026; after that day the record knows nothing yet." in words
    )
    assert "Data version: revision 1" in words


def test_claims_lead_to_their_source_and_keep_the_day(see):
    links = see(as_of="2025-03-12").links
    assert "/armenia-azerbaijan/sources/?as_of=2025-03-12#turan-2024-12-18" in links
    own = [link for link in links if link.startswith("/armenia-azerbaijan/")]
    # A comparison starts from the day; a feed is followed from now on, whatever the day.
    kept = [link for link in own if "as_of=2025-03-12" in link or "/?from=2025-03-12&" in link]
    [feed] = [link for link in own if link not in kept]
    assert feed == "/armenia-azerbaijan/changes.atom"


def test_overview_names_its_twin_and_itself(see):
    source = see(as_of="2025-03-13").source
    twin = "/api/v1/overview/?agreement=armenia-azerbaijan&amp;as_of=2025-03-13"
    assert f'<link rel="alternate" type="application/json" href="{twin}">' in source
    assert 'rel="canonical" href="http://testserver/armenia-azerbaijan/?as_of=2025-03-13"' in source


def test_overview_is_light(client, record):
    body = client.get("/armenia-azerbaijan/").content
    assert len(gzip.compress(body)) < 30_000


def test_home_shows_the_only_agreement_and_lists_several(see):
    assert see("/").main == see().main
    small_record()
    home = see("/")
    assert "Armenia–Azerbaijan initialled, 8 August 2025" in home.main
    assert "Avaria–Borduria No stage is recorded on this day" in home.main
    assert "/avaria-borduria/" in home.links
