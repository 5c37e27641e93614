"""The list of preconditions: by form, pairs together, calls apart, only what stood on the day."""

import re

import pytest

from provisions.record import revise
from tests.builders import add_position, add_precondition, add_step, small_record
from tests.tracker.pages.conftest import Seen

CONSTITUTION = "Change of Armenia's constitution"
MINSK = "Closure of the OSCE Minsk Group"
MISSION = "Withdrawal of the EU mission from Armenia"
TRANSIT = "Transit between the main part of Azerbaijan and Nakhchivan through Armenia"


def card(page, title):
    """Return the words of the card of that title, without the sources."""
    cards = page.source.split('<div class="requirement">')[1:]
    [found] = [
        text for text in cards if f"<bdi>{title.replace(chr(39), '&#x27;')}</bdi></a>" in text
    ]
    return Seen(200, re.sub(r'<span class="cites">.*?</span></span>|</section>.*', "", found)).words


@pytest.mark.parametrize(
    "day, title, said",
    [
        ("2025-03-12", CONSTITUTION, "Standing stated, 6 June 2024"),
        ("2025-03-12", CONSTITUTION, "To the substance: counter-proposed, 10 September 2024"),
        ("2025-03-12", CONSTITUTION, "To the linkage: rejected, June 2024"),
        ("2025-03-20", CONSTITUTION, "Standing stated, 13 March 2025"),
        ("2025-09-02", CONSTITUTION, "To the linkage: rejected, 27 August 2025"),
        ("2025-09-02", CONSTITUTION, "According to Azerbaijan: not begun, 27 August 2025"),
        ("", CONSTITUTION, "Fulfilment not begun, 8 June 2026, the tracker's reading"),
        ("2025-03-12", MINSK, "Standing stated, 18 December 2024"),
        ("2025-03-12", MINSK, "Made a condition of signature yes, as known today"),
        ("2025-03-12", MINSK, "Armenia's answer none recorded on this day"),
        ("2025-03-20", MINSK, "Standing stated, 13 March 2025"),
        ("2025-09-02", MINSK, "Standing not repeated, 8 August 2025"),
        ("2025-09-02", MINSK, "According to Azerbaijan: met, 1 September 2025"),
        ("2025-09-02", MINSK, "According to OSCE: decided, 1 September 2025"),
        ("", MINSK, "Fulfilment met, 30 November 2025"),
        ("2025-03-20", MISSION, "Stated by Azerbaijan, addressed to Armenia, EU"),
        ("2025-03-20", MISSION, "EU's answer To the substance: rejected"),
        ("", TRANSIT, "“ Zangezur corridor ” (Azerbaijan)"),
        ("", TRANSIT, "“ Crossroads of Peace ” (Armenia)"),
    ],
)
def test_card_says_how_a_requirement_stood(see, day, title, said):
    page = see("preconditions/", **({"as_of": day} if day else {}))
    assert page.status == 200
    assert said in card(page, title)


def test_list_begins_with_what_the_word_means(see):
    words = see("preconditions/").main
    assert words.startswith("Preconditions What each side says must precede signature")
    assert "is a requirement that a party has stated. This page does not say that it is one in" in (
        words
    )
    assert words.index("is a requirement that a party has stated") < words.index(CONSTITUTION)


def test_requirements_stand_by_form_and_calls_apart(see):
    headings = re.findall(r'<h2 id="([^"]+)"', see("preconditions/").source)
    forms = ["stated", "conveyed", "negotiated", "counter_condition", "request"]
    assert headings == [*(f"form-{form}" for form in forms), "calls", "inferred"]


def test_pairs_stay_together(see):
    couples = re.findall(
        r'<div class="couple">(.*?)</dl>.*?</h3>', see("preconditions/").source, re.S
    )
    titles = [re.findall(r"<h3>.*?<bdi>(.*?)</bdi>", couple)[0] for couple in couples]
    assert titles == [
        "Change of Armenia&#x27;s constitution",
        "Return of Azerbaijanis displaced from Armenia",
    ]
    words = see("preconditions/").main
    assert "Return of Karabakh Armenians its counterpart, not a requirement of a party" in words
    assert (
        "stated by nobody: inferred by EVN Report; no explicit request found stands above" in words
    )


def test_what_an_author_infers_is_stated_by_nobody(see):
    words = see("preconditions/").main
    inferred = words[words.index("Inferred by authors") :]
    assert (
        "European Peace Facility aid to Armenia stated by nobody: inferred by EVN Report"
        in inferred
    )
    assert "Armenian source only" in inferred


def test_earlier_day_lists_only_what_was_raised(see):
    words = see("preconditions/", as_of="2022-06-01").main
    assert "Security, rights and status of Karabakh Armenians" in words
    assert CONSTITUTION not in words
    assert "Calls by authors" not in words


def test_day_without_a_requirement_says_so(see):
    small = small_record()
    with revise(reason="A later requirement") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-06-01")
        add_position(edit, small, date="2025-01-01")
    page = see("/avaria-borduria/preconditions/", as_of="2025-05-01")
    assert "Nothing is recorded as stated by 1 May 2025." in page.main
    assert "ferry toll" not in page.source


def test_requirement_only_spoken_of_is_raised_not_stated(see):
    small = small_record()
    with revise(reason="Words, no ledger") as edit:
        row = add_precondition(edit, small)
        add_position(edit, small, subject="precondition", precondition=row)
    words = see("/avaria-borduria/preconditions/").main
    assert "End of the ferry toll Raised by Avaria, addressed to Borduria" in words
    assert "Standing not recorded as a requirement on this day" in words


def test_differing_accounts_of_fulfilment_are_marked(see):
    assert "accounts differ" in card(see("preconditions/", as_of="2025-09-02"), MINSK)
    assert "accounts differ" not in card(see("preconditions/"), MINSK)


@pytest.mark.parametrize("day", ["2025-03-20", "2025-09-02"])
def test_overview_says_what_each_side_states_and_the_answer(see, day):
    words = see(as_of=day).main
    section = words[words.index("What each side says must precede signature") :]
    section = section[: section.index("What each party has done")]
    assert section.index(" Armenia ") < section.index(" Azerbaijan ")
    assert (
        "Change of Armenia's constitution condition of signature, as known today Armenia: "
        in section
    )
    assert "rejected (linkage)" in section
    assert (MINSK in section) == (day == "2025-03-20")
    assert "The tracker does not say whether anything is required." in section


def test_overview_puts_conditions_of_signature_first_and_the_rest_behind_a_link(see):
    page = see(as_of="2025-03-20")
    azerbaijan = page.source.split('<ul class="stated-list">')[2].split("</ul>")[0]
    titles = re.findall(r"<li><a [^>]*><bdi>(.*?)</bdi></a>", azerbaijan)
    assert (titles[:2], len(titles)) == (["Change of Armenia&#x27;s constitution", MINSK], 5)
    assert "one more" in page.main
    assert "/armenia-azerbaijan/preconditions/?as_of=2025-03-20" in page.links


JUDGING = re.compile(
    r"harden|breakthrough|concession|obstruct|obstacle|intransigen|refus(?:es|ed)\b|ultimatum|"
    r"\bdemand|maximalis|backtrack|good faith|so-called|claims? that",
    re.IGNORECASE,
)


def test_pages_judge_nobody_in_their_own_voice(see):
    """What remains after the words of the record are taken out is the tracker's own voice."""
    for address in ("preconditions/", "preconditions/constitutional-change/", ""):
        for day in ({}, {"as_of": "2025-03-20"}):
            source = see(address, **day).source
            # The meaning of a word judges nobody; it says when the record uses the word.
            apart = r'<div class="meaning".*?</div>|<bdi>.*?</bdi>|<[^>]+>'
            own = re.sub(apart, " ", source, flags=re.DOTALL)
            assert JUDGING.findall(own) == [], address
