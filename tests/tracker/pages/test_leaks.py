"""Nothing later may show on an earlier day: texts, titles, subjects, sources, words."""

import functools
import re

import pytest

from provisions.models import (
    ArticleText,
    Assessment,
    ContestedName,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    Movement,
    Position,
    Precondition,
    ProceedingStage,
    Proposal,
    ProposalAnswer,
    Reaction,
    ScopeReading,
    Source,
    StatusEntry,
    Tally,
)
from tracker.pages.pictures import DRAWN

pytestmark = pytest.mark.once


DAYS = ["2022-05-01", "2023-06-01", "2024-09-15", "2024-12-18", "2025-03-12"]
ARTICLES = ["articles/", "articles/7/", "articles/12/", "articles/17/"]
KEYS = ["constitutional-change", "minsk-group-closure", "third-party-forces", "transit-route"]
PRECONDITIONS = ["preconditions/", *(f"preconditions/{key}/" for key in KEYS)]
PARTIES = ["positions/", "parties/", "parties/armenia/", "parties/azerbaijan/"]
BESIDE = ["accounts/", "unanswered/", "evidence/", "incidents/", "brief/"]
BESIDE += ["positions/azerbaijan/minsk-group-closure/"]
AROUND = ["sequence/", "proceedings/", "presences/", "proposals/", "reactions/"]
AROUND += ["assessments/", "differences/"]
PICTURES = [f"{name}.{kind}" for name in DRAWN for kind in ("svg", "csv")]
PAGES = ["", *ARTICLES, *PRECONDITIONS, *PARTIES, *BESIDE, *AROUND, "timeline/", "sources/"]
PAGES += [*PICTURES, "card/", "articles/7/card/"]
FEEDS = ["articles/7.atom", "parties/azerbaijan.atom", "timeline.ics"]
FEEDS += [f"preconditions/{key}.atom" for key in KEYS]
PAGES += FEEDS
DATED = (
    StatusEntry,
    Tally,
    Event,
    Position,
    Movement,
    Instrument,
    DraftVersion,
    Dependency,
    ScopeReading,
    ProceedingStage,
    Incident,
    Reaction,
    Proposal,
    ProposalAnswer,
    Assessment,
)
ROMAN = re.compile(r"\b(?:[IVX]{2,}|Article [IVX])\b")


@functools.cache
def later_strings(day):
    """Return what was said, published or titled after a day, where nothing earlier says it."""
    texts = ArticleText.objects.published()
    later = texts.filter(sort_day__gt=day)
    strings = {text.summary for text in later}
    strings |= {line for text in later for line in text.terms.splitlines()}
    strings |= {text.subject for text in later} - {"Title", "Preamble"}
    earlier = set()
    for model in DATED:
        rows = model.objects.published()
        names = {"note", "summary", "title"} & {field.name for field in model._meta.fields}
        strings |= {getattr(row, n) for row in rows.filter(sort_day__gt=day) for n in names}
        earlier |= {getattr(row, n) for row in rows.filter(sort_day__lte=day) for n in names}
    earlier |= {text.subject for text in texts.filter(sort_day__lte=day)}
    # What preconditions say of themselves carries no day, and pages say so.
    prose = [(p.summary, p.would_meet, p.note) for p in Precondition.objects.published()]
    names = ContestedName.objects.published().values_list("name", flat=True)
    told = " ".join([*earlier, *names, *(words for of_row in prose for words in of_row)])
    return {string for string in strings if string and string not in told}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("address", PAGES)
def test_earlier_page_holds_nothing_later(see, address, day):
    page = see(address, as_of=day)
    assert page.status == 200
    assert [string for string in later_strings(day) if string in page.words] == []
    assert ROMAN.findall(page.words_without_notes) == []
    titles = {
        source.title
        for source in Source.objects.published()
        if source.date and source.date.first and source.date.first.isoformat() > day
    }
    assert [title for title in titles if title in page.words] == []


def test_the_search_for_leaks_finds_what_a_later_page_holds(see):
    later = later_strings("2025-03-12")
    words = see("timeline/").words + see("articles/").words
    assert len([string for string in later if string in words]) > 50


@pytest.mark.parametrize("day", DAYS)
def test_precondition_is_named_nowhere_before_it_was_raised(see, day):
    listed = see("preconditions/", as_of=day).words
    raised = {row.title for row in Precondition.objects.published() if row.title in listed}
    later = {row.title for row in Precondition.objects.published()} - raised
    for address in ("", "timeline/", "sources/", "preconditions/", "articles/7/", *BESIDE, *AROUND):
        words = see(address, as_of=day).words
        assert [title for title in later if title in words] == [], address
    assert len(later) > 10


def test_single_articles_are_undisclosed_before_anyone_named_them(see):
    words = see("articles/7/", as_of="2024-12-17").main
    assert "Article filed at 7 undisclosed" in words
    assert "Neither number nor text was public on this day" in words
    assert "Not yet public on this day." in words


def test_described_article_shows_the_description_without_a_number(see):
    words = see("articles/7/", as_of="2025-03-12").main
    assert "Article filed at 7: Third-country representatives on the border" in words
    assert "Number not yet public on this day: the article is known by a description only" in words
    assert "Described by Azerbaijan's president as an article on having no" in words


def test_source_published_later_is_named_without_its_title(see):
    page = see("sources/", as_of="2025-03-12")
    entry = page.words[page.words.index("Caspian News") :]
    assert entry.startswith(
        "Caspian News Published after the day shown; its title is left out here 13 March 2025"
    )


def test_change_log_follows_the_day_of_recording(see):
    page = see("changes/", as_of="2025-03-12")
    assert "No edit had been recorded by 12 March 2025." in page.main
    revision = see("changes/1/", as_of="2025-03-12")
    assert "after the day that you chose" in revision.main
    assert "added" not in revision.main
