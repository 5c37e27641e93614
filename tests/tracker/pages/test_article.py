"""One article: text, testimony and reading apart, each with its sources."""

import pytest

from provisions.models import ArticleText
from provisions.record import revise
from tests.builders import add_status, small_record


def section(page, name):
    return page.source.split(f'<h2 id="{name}">')[1].split("</section>")[0]


def test_article_keeps_its_three_voices_apart(see):
    page = see("articles/7/")
    assert "Neither side may station forces" in section(page, "text")
    assert "Neither side may station forces" not in section(page, "reading")
    assert "Announced by both foreign ministries" in section(page, "reading")
    assert "Announced by both foreign ministries" not in section(page, "testimony")
    testimony = section(page, "testimony")
    assert testimony.index("<h3>Armenia</h3>") < testimony.index("<h3>Azerbaijan</h3>")


def test_article_is_named_as_printed_with_status_rule_and_confidence(see):
    words = see("articles/7/").main
    assert "Article VII: Third-party forces and border confidence-building agreed" in words
    assert "Agreed, on or before 13 March 2025 Rule both parties say so" in words


def test_article_with_a_blank_says_which(see):
    words = see("articles/5/").main
    assert "agreed, one blank in the published text" in words
    assert (
        "Left blank in the published text Number of days for establishing diplomatic relations"
        in words
    )


def test_article_known_from_summaries_says_so(see):
    words = see("articles/8/").main
    assert "secondary summary" in words
    assert "its wording was not seen" in words
    assert "Confidence medium" in words


def test_article_shows_what_was_known_earlier(see):
    words = see("articles/7/").main
    assert "Known earlier, from 18 December 2024: described" in words


@pytest.mark.parametrize("key, before, after", [("title", "", "preamble"), ("7", "6", "8")])
def test_article_leads_to_its_neighbours(see, key, before, after):
    links = see(f"articles/{key}/").links
    assert f"/armenia-azerbaijan/articles/{after}/" in links
    assert (f"/armenia-azerbaijan/articles/{before}/" in links) == bool(before)


def test_every_entry_of_an_article_has_its_anchor_once(see, record):
    page = see("articles/7/")
    slugs = list(record.status_entries.filter(article__key="7").values_list("slug", flat=True))
    slugs += list(ArticleText.objects.filter(article__key="7").values_list("slug", flat=True))
    assert {slug: page.source.count(f'id="{slug}"') for slug in slugs} == dict.fromkeys(slugs, 1)


def test_row_resting_on_one_perspective_is_marked(see):
    assert "Armenian source only" in see("articles/7/", as_of="2025-03-12").main
    assert "Azerbaijani sources only" in see("articles/7/", as_of="2025-03-12").main


def test_retracted_and_corrected_entries_leave_their_mark(see):
    small = small_record()
    with revise(reason="Two accounts") as edit:
        wrong = add_status(edit, small, small.articles[0], note="A wrong note")
        old = add_status(
            edit, small, small.articles[0], according_to=small.borduria, note="An old note"
        )
    with revise(reason="It was never said", kind="retraction") as edit:
        edit.retract(wrong)
    with revise(reason="Another day", kind="correction") as edit:
        new = edit.correct(old, date="2025-01-09", note="A new note")
    page = see("/avaria-borduria/articles/1/")
    assert "A wrong note" not in page.source
    assert "An old note" not in page.source
    assert "retracted An entry was withdrawn in revision 4" in page.main
    assert "It was never said" in page.main
    assert "replaced by a correction" in page.main
    assert "A new note" in page.main
    assert "corrects an earlier entry" in page.main
    for entry in (wrong, old, new):
        assert page.source.count(f'id="{entry.slug}"') == 1


def test_differing_parties_are_said_to_differ(see):
    small = small_record()
    with revise(reason="Two accounts") as edit:
        add_status(edit, small, small.articles[0], status="agreed")
        add_status(edit, small, small.articles[0], according_to=small.borduria)
    assert "Accounts differ: the parties' latest accounts" in (
        see("/avaria-borduria/articles/1/").main
    )
    assert "do not agree on Article filed at 1." in see("/avaria-borduria/").main


def test_what_editors_write_is_never_markup(see):
    small = small_record()
    hostile = "<script>alert(1)</script> \"'&amp; {{ 7|add:7 }} סוד"
    with revise(reason=hostile) as edit:
        add_status(edit, small, small.articles[0], note=hostile)
        edit.add(
            ArticleText,
            article=small.articles[0],
            date="2025-01-01",
            disclosure="published",
            number="I",
            subject=hostile,
            summary=hostile,
            terms=hostile,
            confidence="low",
            ties=small.cited(quotation=hostile),
        )
    for address in ("", "articles/", "articles/1/", "timeline/", "sources/", "changes/2/"):
        page = see(f"/avaria-borduria/{address}")
        assert page.scripts == [], address
    page = see("/avaria-borduria/articles/1/")
    assert (
        "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#x27;&amp;amp; {{ 7|add:7 }} סוד</bdi>"
        in (page.source)
    )


def test_article_shows_words_movement_and_preconditions(see):
    page = see("articles/7/", as_of="2025-03-13")
    testimony = section(page, "testimony")
    assert "Named third-country representatives on the border" in testimony
    assert "accepts with conditions, " in testimony
    movement = page.main[page.main.index("Who is said to have moved") :]
    assert movement.index("According to EVN Report") < movement.index("Denied According to Armenia")
    related = page.main[page.main.index("Related preconditions A precondition") :]
    assert "No third-party forces along the border stated by Azerbaijan" in related
    assert "Withdrawal of the EU mission from Armenia stated by Azerbaijan" in related
    assert "Related calls" in related
    assert "Related preconditions" not in see("articles/3/").main


def test_article_shows_no_claim_before_it_was_made(see):
    words = see("articles/7/", as_of="2025-03-12").main
    assert "Armenia is said to have moved" in words
    assert "taken the other party's terms" not in words
    assert "taken the other party's terms" in see("articles/7/", as_of="2025-03-13").main
