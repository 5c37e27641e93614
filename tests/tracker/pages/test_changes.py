"""The change log: every edit in words, corrections and retractions marked, no staff names."""

import datetime

import pytest
from django.contrib.auth.models import User

from provisions.changes import row_changes
from provisions.models import Change, Revision
from provisions.record import revise
from provisions.sentences import sentences
from tests.builders import add_status, small_record


@pytest.fixture
def edited(db):
    """A small record with one addition, one correction and one retraction by a named editor."""
    small = small_record()
    editor = User.objects.create_user("zaphod", "zaphod@example.org", last_name="Beeblebrox")
    with revise(reason="First word", author=editor) as edit:
        entry = add_status(edit, small, small.articles[0], note="Said so")
        mistaken = add_status(edit, small, small.articles[1], note="Said by nobody")
    with revise(reason="The day was wrong", author=editor, kind="correction") as edit:
        edit.correct(entry, date="2025-01-09", note="Said a day before")
    with revise(reason="Never said", author=editor, kind="retraction") as edit:
        edit.retract(mistaken)
    return small


def test_log_lists_edits_newest_first_in_words(see, edited):
    page = see("/avaria-borduria/changes/")
    head = Revision.objects.first().number
    assert [page.source.count(f'id="revision-{n}"') for n in range(head - 3, head + 1)] == [1] * 4
    assert page.main.index("Never said") < page.main.index("First word")
    assert f"Revision {head}: Never said retraction" in page.main
    assert "1 status entry retracted" in page.main
    assert f"Revision {head - 1}: The day was wrong correction" in page.main
    assert "3 articles added" in page.main


def test_revision_shows_fields_before_and_after(see, edited):
    head = Revision.objects.first().number
    page = see(f"/avaria-borduria/changes/{head - 1}/")
    assert (
        "corrected Article filed at 1, according to Avaria: was open since 10 January 2025, "
        "corrected to open since 9 January 2025; note was “Said so”, now “Said a day before” "
        "(Gazette: Report avaria-borduria-gazette)"
    ) in page.main
    assert "date 10 January 2025 9 January 2025" in page.main
    assert "note Said so Said a day before" in page.main


def test_revision_of_an_addition_shows_values_and_sources(see, edited):
    head = Revision.objects.first().number
    page = see(f"/avaria-borduria/changes/{head - 2}/")
    assert "note Said so" in page.main
    assert "Citation added: source Gazette: Report avaria-borduria-gazette" in page.main
    assert "An entry that corrects this one has replaced it" in page.main
    assert f"This row was withdrawn later, in revision {head}" in page.main


def test_log_never_names_staff(see, edited):
    for address in ("changes/", *(f"changes/{n}/" for n in range(2, 6)), "", "timeline/"):
        source = see(f"/avaria-borduria/{address}").source.lower()
        assert "zaphod" not in source
        assert "beeblebrox" not in source


def test_retracted_and_replaced_rows_stand_on_no_other_page(see, edited):
    for address in ("", "articles/", "articles/1/", "articles/2/", "timeline/", "sources/"):
        assert "Said so" not in see(f"/avaria-borduria/{address}").source
        assert "Said by nobody" not in see(f"/avaria-borduria/{address}").source


def test_long_revision_has_pages(see):
    first, last = see("changes/1/"), see("changes/1/", page="26")
    assert first.source.count('class="change"') == 50
    assert "Page 1 of 26" in first.main
    assert last.source.count('class="change"') == 23
    assert see("changes/1/", page="27").status == 400


def test_log_goes_back_by_number(see):
    small = small_record()
    for number in range(51):
        with revise(reason=f"Edit {number}") as edit:
            edit.amend(small.source, note=f"Note {number}")
    page = see("/avaria-borduria/changes/")
    assert page.source.count('class="edit-reason"') == 50
    before = Revision.objects.all()[49].number
    assert f"?before={before}" in page.links
    older = see("/avaria-borduria/changes/", before=str(before))
    assert "Edit 0" in older.main
    assert "Edit 1 " not in older.main


@pytest.mark.parametrize("before", ["0", "-1", "x", "1" * 10, "\x00"])
def test_bad_place_in_the_log_is_refused(see, before):
    page = see("changes/", before=before)
    assert page.status == 400
    assert "The parameter before: " in page.words


@pytest.mark.parametrize("number", ["2", "999999999999999999999999", "0"])
def test_unknown_revision_gets_a_page_that_helps(see, number):
    page = see(f"changes/{number}/")
    assert page.status == 404
    assert f"No revision {number} is about Armenia–Azerbaijan." in page.words
    assert "/armenia-azerbaijan/changes/" in page.links


def test_rows_about_a_precondition_are_named_with_their_aspect_and_subject(see):
    words = "".join(see("changes/1/", page=str(page)).main for page in (11, 16))
    assert (
        "added “Change of Armenia's constitution”, standing, the tracker's reading: stated since "
        "1 February 2024"
    ) in words
    assert "added Armenia on “Settling border areas through delimitation”: supports" in words


def test_new_line_of_a_ledger_says_what_it_follows(db):
    small = small_record()
    with revise(reason="Open, then agreed") as edit:
        add_status(edit, small, small.articles[0])
        add_status(edit, small, small.articles[0], status="agreed", date="2025-02")
        add_status(edit, small, small.articles[0], date="2025-03-01", according_to=small.borduria)
        add_status(edit, small, small.articles[0], status="agreed", date="2025-04-01")
    lines = Change.objects.filter(revision__reason="Open, then agreed")
    cited = "(Gazette: Report avaria-borduria-gazette)"
    about = "Article filed at 1, according to"
    assert [str(said) for said in sentences(row_changes(lines), datetime.date(2025, 5, 1))] == [
        f"{about} Avaria: open since 10 January 2025 {cited}",
        f"{about} Avaria: was open since 10 January 2025, now agreed since February 2025 {cited}",
        f"{about} Borduria: open since 1 March 2025 {cited}",
        f"{about} Avaria: agreed since February 2025, again 1 April 2025 {cited}",
    ]


def test_sentence_of_an_entry_is_not_rewritten_by_what_is_recorded_later(edited):
    [line] = Change.objects.filter(revision__reason="First word", position=0)
    [said] = sentences(row_changes([line]), datetime.date(2025, 5, 1))
    cited = "(Gazette: Report avaria-borduria-gazette)"
    assert (
        str(said) == f"Article filed at 1, according to Avaria: open since 10 January 2025 {cited}"
    )


def test_log_lists_corrections_and_retractions_apart_and_counts_them(see, edited):
    page = see("/avaria-borduria/changes/")
    assert "1 correction, 1 retraction." in page.main
    assert "?kind=correction" in page.links
    only = see("/avaria-borduria/changes/", kind="retraction")
    assert only.source.count('class="edit-reason"') == 1
    assert "retracted Article filed at 2, according to Avaria: “open since" in only.main
    assert "?" in only.links
    assert see("/avaria-borduria/changes/", kind="rumour").status == 400
