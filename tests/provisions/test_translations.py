"""Texts of the record in other languages: written as rows, read in place of the English."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from provisions.changes import row_changes
from provisions.known import known_at
from provisions.models import TRANSLATED, Change, Event, Party, Precondition, Translation
from provisions.record import RecordRefused, revise
from provisions.redaction import redact
from provisions.sentences import sentences
from provisions.spoken import Said, in_english, said, wording_digest
from provisions.transfer.reader import load_folder
from provisions.translations import record_in
from provisions.verify import faults
from tests.builders import add_precondition, small_record
from tests.translations import add_translation

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NAME = "Ավարիա"


@pytest.fixture
def small(db):
    return small_record(articles=1)


@pytest.fixture
def translated(small):
    with revise(reason="A name in Armenian") as edit:
        add_translation(edit, small.avaria, "name", NAME)
    return small


def read_in(language, head=None):
    head = head or Change.objects.order_by("-pk").first()
    return record_in(language, lambda: (head.revision_id, head.digest))


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_row_speaks_the_language_that_is_read(translated):
    row = fresh(translated.avaria)
    with read_in("hy"):
        text = said(row, "name")
        assert (text, text.language, text.standing) == (NAME, "hy", "machine")
        assert str(row) == NAME
        assert f"{row}: {row.name_in_words()}" == f"{NAME}: {NAME}"
    assert (str(row), type(row.name)) == ("Avaria", str)


def test_missing_translation_leaves_the_english_and_says_so(translated):
    with read_in("ru") as reading:
        text = said(fresh(translated.avaria), "name")
        assert (text, text.language, text.standing) == ("Avaria", "en", "missing")
    assert reading.met == {"missing"}


@pytest.mark.parametrize("language", [None, "en", "en-gb", "fr", ""])
def test_any_other_language_reads_as_stored(translated, language, django_assert_num_queries):
    row = fresh(translated.avaria)
    with django_assert_num_queries(0), read_in(language, Change(revision_id=2)):
        assert (type(row.name), row.name) == (str, "Avaria")
        assert said(row, "name").standing == "original"


def test_translations_of_one_state_are_read_once(translated, django_assert_num_queries):
    head = Change.objects.order_by("-pk").first()
    rows = [fresh(translated.avaria), fresh(translated.borduria)]
    with django_assert_num_queries(0), read_in("hy", head):
        pass
    with django_assert_num_queries(1), read_in("hy", head):
        assert [str(row) for row in rows] == [NAME, "Borduria"]
    with django_assert_num_queries(0), read_in("hy", head):
        assert [str(row) for row in rows] == [NAME, "Borduria"]


def test_translation_of_an_earlier_wording_stands_in_for_nothing(translated):
    with revise(reason="Its full name") as edit:
        edit.amend(translated.avaria, name="Republic of Avaria")
    with read_in("hy"):
        text = said(fresh(translated.avaria), "name")
        assert (text, text.language, text.standing) == ("Republic of Avaria", "en", "outdated")
    with revise(reason="Made anew") as edit:
        [row] = Translation.objects.published()
        edit.amend(
            row, text="Ավարիայի", review="reviewed", made_from=wording_digest("Republic of Avaria")
        )
    with read_in("hy"):
        text = said(fresh(translated.avaria), "name")
        assert (text, text.standing) == ("Ավարիայի", "reviewed")


def test_translation_is_known_from_its_revision_on(translated):
    def name(revision):
        with known_at(revision), read_in("hy", Change(revision_id=revision, digest="then")):
            return str(Party.objects.get(slug=translated.avaria.slug))

    assert (name(1), name(2)) == ("Avaria", NAME)
    with revise(reason="Withdrawn") as edit:
        edit.retract(Translation.objects.get())
    assert (name(2), name(3)) == (NAME, "Avaria")


def test_language_that_is_read_does_not_reach_what_is_written(translated):
    with read_in("hy"):
        row = fresh(translated.avaria)
        assert str(row) == NAME
        with pytest.raises(RuntimeError, match="written in English"), revise(reason="No"):
            raise AssertionError
        with in_english():
            assert row.column_values()["name"] == "Avaria"
            with revise(reason="A note") as edit:
                edit.amend(row, note="A coast")
    assert fresh(row).name == "Avaria"
    assert set(Party.history.filter(slug=row.slug).values_list("name", flat=True)) == {"Avaria"}
    assert list(faults()) == []


def test_only_texts_of_the_record_are_translated():
    for model, names in TRANSLATED.items():
        kinds = {type(model._meta.get_field(name)).__name__ for name in names}
        assert kinds <= {"LineField", "ProseField", "ItemsField"}, model
        assert not {"quotation", "url", "official_text", "publisher", "key", "number"} & set(names)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"language": "fr"}, "language"),
        ({"text": ""}, "text"),
        ({"text": "two\nlines"}, "single line"),
        ({"text": "x" * 201}, "200"),
        ({"text": "hidden \u200b"}, "U+200B"),
        ({"review": "guessed"}, "review"),
        ({"made_from": "later"}, "hexadecimal"),
        ({"made_from": ""}, "made_from"),
        ({"of_row": "nowhere"}, "holds no party nowhere"),
        ({"of_noun": "movie"}, "nothing is translated"),
        ({"field": "kind"}, "none of those"),
        ({"field": "note", "made_from": "0" * 16}, "empty"),
    ],
)
def test_translation_that_does_not_fit_its_text_is_refused(small, values, said):
    values = {**values}
    with pytest.raises(RecordRefused) as caught, revise(reason="A translation") as edit:
        edit.add(
            Translation,
            **{
                "of_noun": "party",
                "of_row": small.avaria.slug,
                "field": "name",
                "language": "hy",
                "text": NAME,
                "review": "machine",
                "made_from": wording_digest("Avaria"),
                **values,
            },
        )
    assert said in str(caught.value)


def test_translation_belongs_to_the_agreement_of_its_row(small):
    with pytest.raises(RecordRefused, match="is not that of"), revise(reason="Astray") as edit:
        row = add_precondition(edit, small)
        given = {"of_noun": "precondition", "of_row": row.slug, "field": "title"}
        made = {"text": NAME, "review": "machine", "made_from": wording_digest(row.title)}
        edit.add(Translation, language="hy", **given, **made)


def test_second_translation_of_a_text_is_refused(translated):
    with pytest.raises(RecordRefused, match="already"), revise(reason="Another") as edit:
        add_translation(edit, translated.avaria, "name", "Another")
    with revise(reason="Withdrawn") as edit:
        edit.retract(Translation.objects.get())
    with revise(reason="Another") as edit:
        add_translation(edit, translated.avaria, "name", "Another")
    assert [row.text for row in Translation.objects.published()] == ["Another"]


def test_list_is_translated_line_for_line(small):
    text = {
        "article": small.articles[0],
        "date": "2025-01-10",
        "disclosure": "described",
        "subject": "Borders",
        "terms": "One\nTwo",
        "confidence": "high",
    }
    with revise(reason="A text") as edit:
        model = next(model for model in TRANSLATED if model.__name__ == "ArticleText")
        row = edit.add(model, **text, ties=small.cited())
    with pytest.raises(RecordRefused, match="1 lines for the 2"), revise(reason="Short") as edit:
        add_translation(edit, row, "terms", "Մեկ")
    with revise(reason="Whole") as edit:
        add_translation(edit, row, "terms", "Մեկ\nԵրկու")


def test_withdrawn_row_takes_its_translations_along(small):
    with revise(reason="A precondition") as edit:
        row = add_precondition(edit, small)
        add_translation(edit, row, "title", NAME)
    with revise(reason="None such") as edit:
        edit.retract(row)
        told = [(it.noun(), str(action)) for it, action in edit.changes]
    assert told == [("translation", "retracted"), ("precondition", "retracted")]
    assert not Translation.objects.published().exists()
    assert list(faults()) == []


def test_redacted_row_takes_its_translations_along_under_every_clock(small):
    with revise(reason="A precondition") as edit:
        row = add_precondition(edit, small, slug="telling-row")
        kept = add_translation(edit, row, "title", "Գաղտնիք")
        gone = add_translation(edit, row, "title", "Секрет", "ru")
    with revise(reason="Withdrawn") as edit:
        edit.retract(gone)
    assert "telling-row" in kept.slug
    number = redact([row], reason="A court ordered it", by="x", new_ids={row: "withheld"})
    states = Translation.objects.values_list("state", "slug", "text", "of_row")
    assert sorted(states) == [
        ("redacted", f"translation-{pk}", "", f"redacted-{pk}") for pk in (kept.pk, gone.pk)
    ]
    assert set(Translation.history.values_list("text", "made_from")) == {("", "")}
    assert set(Change.objects.filter(revision=number).values_list("noun", "action")) == {
        ("translation", "redacted"),
        ("precondition", "redacted"),
    }
    assert list(faults()) == []


def test_redaction_that_is_refused_keeps_the_translations(small):
    with revise(reason="A name") as edit:
        add_translation(edit, small.avaria, "name", NAME)
    with pytest.raises(RecordRefused):
        redact([small.avaria], reason="No", by="x")
    assert Translation.objects.published().get().text == NAME


def test_correction_keeps_the_translations_of_what_it_leaves(small):
    event = {"agreement": small.agreement, "kind": "meeting", "confidence": "high"}
    with revise(reason="Talks") as edit:
        row = edit.add(
            Event, title="Talks", summary="Long", date="2025-01-10", ties=small.cited(), **event
        )
        add_translation(edit, row, "title", "Բանակցություններ", review="reviewed")
        add_translation(edit, row, "summary", "Երկար")
    with revise(reason="They were short", kind="correction") as edit:
        new = edit.correct(row, summary="Short")
    made = Translation.objects.published().filter(of_row=new.slug)
    assert [(it.field, it.review) for it in made] == [("title", "reviewed")]
    with read_in("hy"):
        shown = fresh(new)
        assert (shown.title, shown.summary) == ("Բանակցություններ", "Short")
        assert (shown.summary.standing, fresh(row).summary) == ("missing", "Երկար")


def test_log_says_what_was_translated(translated):
    with revise(reason="Read against the English") as edit:
        edit.amend(Translation.objects.get(), review="reviewed")
    lines = list(Change.objects.filter(noun="translation").order_by("revision_id"))
    told = [str(it) for it in sentences(row_changes(lines), datetime.date(2025, 1, 1))]
    assert told == [
        f"Armenian translation of the name, party {translated.avaria.slug}: "
        "machine translation, not yet reviewed, added",
        f"Armenian translation of the name, party {translated.avaria.slug}: review was "
        "“machine translation, not yet reviewed”, now “reviewed”",
    ]


def test_database_holds_one_translation_a_text(translated):
    [row] = Translation.objects.all()
    twin = {name: getattr(row, name) for name in ("of_noun", "of_row", "field", "language")}
    given = {"text": NAME, "review": "machine", "made_from": row.made_from}
    with pytest.raises((IntegrityError, RecordRefused)), revise(reason="Twin") as edit:
        edit.add(Translation, slug="twin", **twin, **given)


def test_dump_and_load_give_the_same_translations(translated, tmp_path):
    with revise(reason="Of the agreement", kind="import") as edit:
        add_translation(edit, translated.agreement, "title", "Պայմանագիր")
    call_command("dump_record", translated.agreement.slug, str(tmp_path), stdout=StringIO())
    lines = json.loads((tmp_path / "translations.json").read_text(encoding="utf-8"))
    assert [(line["of_noun"], line["field"], line["text"]) for line in lines] == [
        ("agreement", "title", "Պայմանագիր"),
        ("party", "name", NAME),
    ]
    assert ["agreement" in line for line in lines] == [True, False]
    assert load_folder(tmp_path, reason="Again").revision is None


def test_staff_are_told_what_is_not_translated(translated, tmp_path):
    def lines(*args):
        out = StringIO()
        call_command("untranslated", *args, stdout=out)
        return json.loads(out.getvalue())

    found = lines("hy", "--noun", "party")
    assert [line["of_row"] for line in found] == [translated.borduria.slug]
    [line] = found
    assert line == {
        "id": f"hy-party-{translated.borduria.slug}-name",
        "of_noun": "party",
        "of_row": translated.borduria.slug,
        "field": "name",
        "language": "hy",
        "text": "",
        "review": "machine",
        "made_from": wording_digest("Borduria"),
    }
    assert {line["agreement"] for line in lines("ru", "--noun", "agreement")} == {
        translated.agreement.slug
    }
    assert lines("ru", "--noun", "party", "--english")[0]["english"] == "Avaria"
    (tmp_path / "translations.json").write_text(json.dumps([{**line, "text": "Բորդուրիա"}]))
    load_folder(tmp_path, reason="Translated")
    assert lines("hy", "--noun", "party") == []
    with revise(reason="Its full name") as edit:
        edit.amend(translated.borduria, name="Republic of Borduria")
    assert [line["id"] for line in lines("hy", "--noun", "party")] == [line["id"]]


def test_text_that_is_read_is_a_text_like_any_other(translated):
    with read_in("hy"):
        row = fresh(translated.avaria)
        assert isinstance(row.name, Said)
        assert Party.objects.filter(name=str(translated.borduria)).exists()
        assert {row.name: 1}[NAME] == 1
        assert sorted([row.name, "A"]) == ["A", NAME]


def test_precondition_is_named_in_the_language_wherever_it_is_named(small):
    with revise(reason="A precondition") as edit:
        row = add_precondition(edit, small)
        add_translation(edit, row, "title", "Նախապայման")
    with read_in("hy"):
        shown = Precondition.objects.get(pk=row.pk)
        assert f"{shown}" == shown.name_in_words() == "Նախապայման"
