"""The pages that put rows side by side: counts, one party over time, no answer, evidence."""

import re

import pytest

from provisions.models import Actor, Party
from provisions.record import revise
from tests.builders import add_position, add_precondition, add_step, small_record

pytestmark = pytest.mark.once


HOME = "/armenia-azerbaijan/"
MINSK = "positions/azerbaijan/minsk-group-closure/"
ADDRESSES = ["accounts/", "unanswered/", "evidence/", "incidents/", "brief/", MINSK]


def test_counts_of_september_2024_stand_side_by_side(see):
    """Armenia's 13 + 3 + 1 of September 2024 beside 80 to 90 per cent of July."""
    words = see("accounts/", as_of="2024-09-15").main
    latest = words[words.index("The latest count of each") : words.index("Beside each other")]
    assert "Armenia 13 of 17 articles agreed, 3 in part, 1 not agreed 11 September 2024" in latest
    assert "Azerbaijan 80 to 90 per cent agreed 20 July 2024" in latest
    assert latest.count("Names no article.") == 2
    assert "not comparable: they have no figure in common 53 days apart" in words


def test_counts_of_december_2024_are_the_same(see):
    words = see("accounts/", as_of="2024-12-31").main
    assert "the figures that both give are the same 1 day apart" in words
    assert "Names: Article filed at 7 (open), Article filed at 15 (open)." in words
    articles = words[words.index("Article by article") :]
    assert re.search(r"Article filed at 7 open, \S+ December 2024 open, 18 December 2024", articles)


def test_accounts_of_one_day_that_differ_are_told(see):
    words = see("accounts/", as_of="2024-08-31").main
    assert "Accounts of this count differ" in words
    assert "the figures differ: out of (16 and 17) counted from the same day" in words


def test_day_without_counts_says_so(see):
    words = see("accounts/", as_of="2023-05-01").main
    assert words.count("is recorded on this day.") == 3
    assert "Every count on record by this day names an article." in words


def test_party_over_time_shows_exact_words_and_what_replaced_what(see):
    page = see(MINSK)
    assert "Azerbaijan on Closure of the OSCE Minsk Group" in page.main
    assert "5 statements on record, 1 of them with exact words." in page.main
    assert "The stance became another three times" in page.main
    runs = page.main[page.main.index("Stances, in order") : page.main.index("Every statement")]
    assert re.findall(r"Proposes|Disputes|States as a requirement|Supports", runs) == [
        "Proposes",
        "Disputes",
        "States as a requirement",
        "Supports",
    ]
    words = "formally abolish the obsolete and dysfunctional Minsk Group"
    assert f'<q lang="en"><bdi>{words}</bdi></q>' in page.source
    assert "Replaces proposes, 6 June 2024" in page.main
    assert "Replaced by supports, 8 August 2025" in page.main
    assert f"{HOME}positions/armenia/minsk-group-closure/" in page.links


def test_statements_of_one_day_that_differ_stand_together(see):
    page = see("positions/azerbaijan/agreement/")
    day = page.source[page.source.index('<h2 id="days">') :]
    assert day.count('<li class="card">') == 11
    assert "statements of this day differ disputes, disputes, rejects" in page.main


def test_vague_order_is_said_and_not_placed(see):
    words = see("positions/armenia/15/").main
    assert "Not placed here, because the dates are too vague to tell the order" in words
    assert "asserts, December 2024; asserts, 12 March 2025 (date inferred)." in words


def test_silent_party_and_unknown_subjects_help(see):
    assert "No statement by Germany about this is recorded on this day." in (
        see("positions/germany/7/").main
    )
    page = see("positions/germany/atlantis/")
    assert page.status == 404
    assert "has no article, precondition or other subject “atlantis”" in page.words
    assert f"{HOME}positions/germany/call-continued-eu-monitoring/" in page.links
    assert see("positions/atlantis/7/").status == 404


def test_subject_is_not_named_before_it_was_raised(see):
    page = see(MINSK, as_of="2024-01-01")
    assert "Not raised by this day" in page.main
    assert "Minsk" not in page.main


def test_what_had_no_answer_since_when_and_for_how_long(see):
    words = see("unanswered/", as_of="2025-03-20").main
    substance = (
        "Closure of the OSCE Minsk Group answer of Armenia to the substance 287 days "
        "On record as stated since 6 June 2024"
    )
    assert substance in words
    assert (
        "answer of Armenia to the linkage 7 days On record as stated since 13 March 2025" in words
    )
    assert "Searched on 22 November 2026: nothing found." in words
    assert "Transit between the main part of Azerbaijan and Nakhchivan through Armenia: 314" in (
        words
    )


def test_reported_silence_names_who_reports_it(see):
    words = see("unanswered/").main
    assert "The record knows nothing after 8 June 2026, so it counts no further." in words
    assert "No answer reported, 22 March 2025, according to Armenia" in words
    assert "Start of consultations on signing answer of Azerbaijan to the substance 443" in words
    assert "Done all the same under way, 14 January 2026" in words


def test_day_on_which_everything_was_answered_says_so(see):
    words = see("unanswered/", as_of="2022-03-11").main
    assert "Nothing on record by this day had been without an answer for so long." in words
    assert "Nothing else without an answer is recorded on this day." in words
    assert "No such requirement is recorded on this day." in words


def test_evidence_counts_rows_and_sides(see):
    words = see("evidence/").main
    assert re.search(r"\d+ entries rest on \d+ sources\.", words)
    assert "Statements 83 62" in words
    assert "No answer by it on record 0 6" in words
    assert re.search(r"Armenian sources only: \d+ ", words)
    assert "Texts: 6" in words
    assert "Texts: none on this day." in see("evidence/", as_of="2025-03-20").main


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_links_both_ways_and_to_its_data(see, client, address):
    page = see(address, as_of="2025-03-20")
    [twin] = re.findall(r'rel="alternate" type="application/json" href="([^"]+)"', page.source)
    answer = client.get(twin.replace("&amp;", "&")).json()
    assert answer["as_of"] == "2025-03-20"
    assert answer["html_url"] == f"http://testserver{HOME}{address}"
    own = [link for link in page.links if link.startswith(HOME)]
    # Feeds are followed from now on, and two compared days are named in full.
    unpinned = {link for link in own if not re.search("(as_of|to)=2025-03-20", link)}
    assert unpinned <= {f"{HOME}{name}" for name in ("changes.atom", "brief.atom", "timeline.ics")}
    anchors = set(re.findall(r' id="([^"]+)"', page.source))
    assert {link[1:] for link in page.links if link.startswith("#")} <= anchors
    assert len(anchors) == page.source.count(' id="')


def test_answers_are_reached_from_where_they_are_asked(see):
    assert f"{HOME}accounts/" in see("").links
    assert f"{HOME}unanswered/" in see("preconditions/").links
    assert f"{HOME}evidence/" in see("sources/").links
    for address in ("positions/", "parties/azerbaijan/", "preconditions/minsk-group-closure/"):
        assert f"{HOME}{MINSK}" in see(address).links, address


@pytest.mark.parametrize("address", ADDRESSES)
def test_day_before_anything_says_so(see, address):
    assert "It holds nothing for 1 January 2000" in see(address, as_of="2000-01-01").main


def test_what_editors_write_is_never_markup(see):
    small = small_record()
    hostile = "<script>alert(1)</script> \"'&amp; {{ 7|add:7 }}"
    with revise(reason="Hostile words") as edit:
        party = edit.add(Party, slug="hostile", name=hostile, kind="state", note=hostile)
        speaker = edit.add(Actor, slug="speaker", name=hostile, office=hostile, party=party)
        ties = {
            **small.cited(quotation=hostile, locator=hostile),
            "stated_by": [{"party": party}],
            "addressed_to": [{"party": party}],
        }
        row = add_precondition(edit, small, title=hostile, ties=ties)
        add_step(edit, small, row, "standing", "stated", "2025-01-01", note=hostile)
        about = {"subject": "precondition", "precondition": row, "party": party}
        for stance in ("supports", "requires"):
            said = {"stance": stance, "speaker": speaker, "summary": hostile, "note": hostile}
            add_position(edit, small, **about, **said, ties=small.cited(quotation=hostile))
    for address in ("accounts/", "unanswered/", "evidence/", "positions/hostile/ferry-toll/"):
        page = see(f"/avaria-borduria/{address}")
        assert (page.status, page.scripts) == (200, []), address
    assert "{{ 7|add:7 }}" in page.source
