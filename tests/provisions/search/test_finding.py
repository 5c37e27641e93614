"""Everything published is found by its words, on its days and not before."""

import datetime

import pytest
from django.db.models import CharField, TextField
from django.utils.translation import override

from provisions.dates import VagueDateField
from provisions.grounds import rows_of, sources_of
from provisions.known import known_at
from provisions.models import NOUNS, Agreement, Article, Event, Party, Position, Source, Translation
from provisions.reach import head_revision
from provisions.record import revise
from provisions.redaction import redact
from provisions.rounds import in_rounds
from provisions.search import held
from provisions.search.asking import read_wanted
from provisions.search.finding import find
from provisions.search.gather import Gathered, Other, pieces_of_record
from provisions.search.index import Index, Weight
from provisions.search.nearest import nearest
from provisions.search.worded import WORDED
from tests.builders import add_position, add_precondition, add_source, small_record
from tests.provisions.test_redacted_everywhere import CANARY, telling_rows
from tests.statements import Sent
from tests.translations import add_translation

LAST = datetime.date(2030, 1, 1)
QUERIES = 2


def found(words, day=LAST, index=None):
    """Return the nouns and public ids of what answers to words, best first."""
    hits = find([index or Index(pieces_of_record())], read_wanted(words), day)
    return [(hit.doc.noun, hit.doc.slug) for hit in hits]


@pytest.fixture
def small(db):
    return small_record()


def test_every_noun_is_found_by_a_word_of_its_own(small):
    rows = telling_rows(small)
    with revise(reason="Name the agreement") as edit:
        edit.amend(small.agreement, note=CANARY)
    nouns = {noun for noun, _ in found(CANARY)}
    # A translation is no row of its own here: it finds what it translates.
    own = [row for row in [small.agreement, *rows] if not isinstance(row, Translation)]
    assert nouns == {model.noun() for model in NOUNS} - {"translation"}
    assert set(found(CANARY)) == {(row.noun(), row.slug) for row in own}
    translated = Index(pieces_of_record(held.OTHERS))
    assert found("հայերեն", index=translated) == [("party", CANARY)]


def test_every_text_of_a_noun_can_be_found():
    """A code, an address, a language's tag and a key are no words; a number names the article."""
    apart = {"slug", "url", "official_text", "language", "key", "number"}
    assert set(WORDED) == set(NOUNS) - {Translation}
    for model, worded in WORDED.items():
        texts = {
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField)
            and not (field.choices or isinstance(field, VagueDateField) or field.name in apart)
        }
        listed = [*worded.names, *worded.titles, *worded.texts, *worded.late]
        assert sorted(listed) == sorted(texts - {"noun", "row"}), model


@pytest.mark.parametrize("rows", [1, 30])
def test_index_asks_as_often_for_thirty_rows_as_for_one(small, rows):
    with revise(reason="Grow") as edit:
        for number in range(rows):
            add_position(edit, small, summary=f"Statement {number}")
            add_precondition(edit, small, key=f"toll-{number}")
            add_source(edit, f"source-{number}")
    with Sent() as sent:
        in_rounds(lambda: Index(pieces_of_record()))
    assert len(sent) == QUERIES


def test_whole_name_comes_before_title_and_text_and_later_before_earlier(small):
    with revise(reason="Say") as edit:
        own = {"agreement": small.agreement, "kind": "meeting", "confidence": "high"}
        ties = small.cited()
        edit.add(Event, slug="title", title="Big Ferry", date="2025-01-01", ties=ties, **own)
        edit.add(Event, slug="whole", title="Ferry", date="2024-01-01", ties=ties, **own)
        text = {"title": "Talks", "summary": "On the ferry."}
        edit.add(Event, slug="early", date="2025-01-01", ties=ties, **text, **own)
        edit.add(Event, slug="late", date="2025-02-01", ties=ties, **text, **own)
    assert [slug for _, slug in found("ferry")] == ["whole", "title", "late", "early"]


def test_every_word_must_occur_and_phrases_in_one_piece(small):
    with revise(reason="Say") as edit:
        add_position(edit, small, slug="one", summary="The third parties left the ferry.")
        add_position(edit, small, slug="two", summary="Parties of a third ferry.")
    assert {slug for _, slug in found("third ferry parties")} == {"one", "two"}
    assert found("“third parties”") == [("position", "one")]
    assert found("third zeppelin") == []
    assert found("part fer left") == [("position", "one")]


def test_name_ending_otherwise_is_found_and_sound_only_where_nothing_is_spelled_so(small):
    with revise(reason="Say") as edit:
        add_position(edit, small, slug="baku", summary="Talks in Baku.")
        add_position(edit, small, slug="geydar", summary="Heydar spoke.")
    assert found("Bakı") == [("position", "baku")]
    assert found("Гейдар") == [("position", "geydar")]
    with revise(reason="Say") as edit:
        add_position(edit, small, slug="exact", summary="Geydar spoke.")
    assert found("Гейдар") == [("position", "exact")]


def test_article_is_found_by_its_number_in_either_numerals(record):
    index = Index(pieces_of_record())
    for words in ("article 7", "Article VII", "VII", "vii", "7"):
        assert found(words, index=index)[0] == ("article", "armenia-azerbaijan-7"), words
    assert found("preamble", index=index)[0] == ("article", "armenia-azerbaijan-preamble")


DAYS = ["2022-05-01", "2023-06-01", "2024-12-18", "2025-03-12", "2025-03-13", "2025-08-11"]


@pytest.mark.parametrize("day", [*DAYS, "2026-06-08", "2026-11-01"])
def test_rows_are_seen_on_the_days_on_which_pages_show_them(record, day):
    day = datetime.date.fromisoformat(day)
    gathered = Gathered()
    undated = {"party", "actor", "article", "agreement", "source"}
    seen = {
        (doc.noun, doc.slug)
        for doc in gathered.docs.values()
        if doc.since <= day and doc.noun not in undated
    }
    assert seen == {(row.noun(), row.slug) for row in rows_of(record, day)}
    sources = {doc.slug for doc in gathered.docs.values() if doc.noun == "source"}
    on_day = {d.slug for d in gathered.docs.values() if d.noun == "source" and d.since <= day}
    listed = [use.source for use in sources_of(record, day)]
    told = [s.slug for s in listed if not (s.date and s.date.first and s.date.first > day)]
    assert on_day == set(told) & sources


def test_nothing_is_found_before_its_day_nor_by_a_later_source(small):
    with revise(reason="Say") as edit:
        late = add_source(edit, "late", title="Zeppelin landed", date="2025-05-01")
        ties = {"citations": [{"source": late, "quotation": "airship above"}]}
        add_position(edit, small, slug="said", summary="Ferry.", date="2025-03-13", ties=ties)
    before, between = datetime.date(2025, 3, 12), datetime.date(2025, 4, 1)
    index = Index(pieces_of_record())
    assert found("ferry", before, index) == []
    assert found("ferry", between, index) == [("position", "said")]
    assert found("zeppelin", between, index) == found("airship", between, index) == []
    assert found("zeppelin", LAST, index) == [("source", "late")]
    assert found("airship", LAST, index) == [("position", "said")]


def test_printed_number_and_subject_are_found_from_the_text_on(record):
    index = Index(pieces_of_record())
    article = ("article", "armenia-azerbaijan-7")
    described = "third-country representatives"
    days = (datetime.date(2024, 12, 17), datetime.date(2025, 3, 12), LAST)
    assert [article in found(described, day, index) for day in days] == [False, True, False]


def test_earlier_state_of_the_record_is_searched_as_it_was(small):
    with revise(reason="Say") as edit:
        said = add_position(edit, small, slug="said", summary="The ferry sails.")
    first = head_revision().number
    with revise(reason="Better") as edit:
        edit.amend(said, summary="The zeppelin flies.")
    assert found("ferry") == []
    assert found("zeppelin") == [("position", "said")]
    with known_at(first):
        assert found("ferry") == [("position", "said")]
        assert found("zeppelin") == []


def test_corrected_entry_is_found_by_its_correction_alone(small):
    with revise(reason="Say") as edit:
        said = add_position(edit, small, slug="said", summary="The ferry sails.")
    with revise(reason="Correct", kind="correction") as edit:
        edit.correct(said, slug="better", summary="The zeppelin flies.")
    assert found("ferry") == []
    assert found("zeppelin") == [("position", Position.objects.get(supersedes=said).slug)]


def test_retracted_and_redacted_words_are_as_if_they_never_were(small):
    rows = telling_rows(small)
    then = head_revision().number
    with revise(reason="Say") as edit:
        gone = add_position(edit, small, slug="gone", summary="Wugglemump.")
    with revise(reason="Wrong", kind="retraction") as edit:
        edit.retract(gone)
    redact(rows, reason="A court ordered it", by="an operator")
    index = Index(pieces_of_record())
    for words in (CANARY, CANARY[:6], "wugglemump", "neverthere"):
        assert found(words, index=index) == []
        assert nearest([index], read_wanted(f"{words}x"), LAST) == []
    with known_at(then):
        assert found(CANARY) == []
    assert CANARY not in " ".join(piece.text for piece in index.pieces)


def test_near_spellings_are_of_names_seen_on_the_day(small):
    with revise(reason="Name") as edit:
        own = {"agreement": small.agreement, "kind": "meeting", "confidence": "high"}
        edit.add(Event, title="Zeppelin", date="2025-01-01", ties=small.cited(), **own)
    index = Index(pieces_of_record())
    assert nearest([index], read_wanted("zebbelin"), LAST) == ["Zeppelin"]
    assert nearest([index], read_wanted("zebbelin"), datetime.date(2024, 1, 1)) == []
    assert nearest([index], read_wanted("zeppelin"), LAST) == []


def test_near_spellings_are_of_letters_that_whoever_asks_reads(small):
    with revise(reason="Name") as edit:
        own = {"agreement": small.agreement, "kind": "meeting", "confidence": "high"}
        for title in ("Zeppelin", "Заполнено"):
            edit.add(Event, title=title, date="2025-01-01", ties=small.cited(), **own)
    index = Index(pieces_of_record())
    assert nearest([index], read_wanted("zebbelin"), LAST) == ["Zeppelin"]
    assert nearest([index], read_wanted("бополнено"), LAST) == ["Заполнено"]
    assert nearest([index], read_wanted("bopolneno"), LAST) == []


def test_words_from_elsewhere_are_found_on_the_row(small):
    with revise(reason="Say") as edit:
        add_position(edit, small, slug="said", summary="The ferry sails.")

    def others():
        yield Other("position", "said", "Լաստանավը նավարկում է")
        yield Other("position", "no-such-row", "Լաստանավը")

    index = Index(pieces_of_record([others]))
    assert found("լաստանավը", index=index) == [("position", "said")]
    assert index.pieces[-1].weight == Weight.TEXT


def test_index_is_held_for_one_version_and_let_go_after_a_save(small, monkeypatch):
    monkeypatch.setattr(held, "_held", type(held._held)())
    head = head_revision()
    first = held.index_of(head, head.digest)
    assert held.index_of(head, head.digest) is first
    with revise(reason="Say") as edit:
        add_position(edit, small, slug="said", summary="The ferry sails.")
    # A reader that still holds the old head is answered, and what it saw is not held.
    stale = held.index_of(head, "stale")
    assert found("ferry", index=stale) == [("position", "said")]
    now = head_revision()
    second = held.index_of(now, now.digest)
    assert found("ferry", index=first) == []
    assert found("ferry", index=second) == [("position", "said")]
    assert list(held._held.values()) == [second]
    for number in range(1, held.MOST + 3):
        with known_at(1):
            held.index_of(head_revision(), number)
    assert len(held._held) == held.MOST


def test_shared_rows_are_found_where_an_agreement_names_them(small):
    with revise(reason="Name") as edit:
        edit.add(Party, slug="nobody", name="Zeppelinia", kind="state")
        add_source(edit, "unread", title="Zeppelin report")
    assert found("zeppelin") == []
    assert ("party", small.avaria.slug) in found("avaria")
    assert ("source", small.source.slug) in found("gazette")
    assert Source.objects.published().count() == 2


def test_articles_of_a_record_without_texts_are_found_by_key(small):
    slugs = {slug for noun, slug in found("article") if noun == "article"}
    assert slugs == {row.slug for row in Article.objects.all()}
    assert Agreement.objects.count() == 1


def test_text_that_is_shown_is_in_the_language_of_the_reader_where_there_is_one(small):
    with revise(reason="Two translations") as edit:
        for language, text in (("az", "Avariya dövləti"), ("ru", "Авария, государство")):
            add_translation(edit, small.avaria, "name", text, language=language)
    index = Index(pieces_of_record(held.OTHERS))

    def shown(words, language):
        with override(language):
            return next(hit.shown for hit in find([index], read_wanted(words), LAST))

    assert shown("Авария", "ru") == "Авария, государство"
    assert shown("avariya", "az") == "Avariya dövləti"
    assert shown("государство", "en-gb") == "Авария, государство"
    assert "Avariya" not in shown("Авария", "en-gb")
