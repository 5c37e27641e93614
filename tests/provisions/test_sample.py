"""The fictional record: every word and precision, a correction, a retraction, a redaction."""

import datetime
import json
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from provisions.models import (
    NOUNS,
    Actor,
    Agreement,
    Article,
    ArticleText,
    Assessment,
    Change,
    Conflict,
    Dated,
    Dependency,
    DraftVersion,
    Event,
    Incident,
    Instrument,
    LanguageVersion,
    Milestone,
    Movement,
    Participation,
    Party,
    Position,
    Precondition,
    Presence,
    Proceeding,
    ProceedingStage,
    ProposalAnswer,
    Reaction,
    ReactionAsk,
    Revision,
    ScopeReading,
    Source,
    StatusEntry,
    Tally,
    Translation,
)
from provisions.progress import article_states, articles_of
from provisions.stances import matrix
from provisions.transfer.reader import load_folder, load_steps
from provisions.verify import faults
from provisions.vocabulary import STATUS_OF_ASPECT, VOCABULARIES
from tests.conftest import FIXTURES, SAMPLE

FOREIGN = "names a real place, and no source of an invented country is published there"
BY_HAND = "is the kind of what staff write at the desk; a load is an import"
# Words that no row of a fictional record, loaded from files, can hold.
CANNOT_OCCUR = {
    ("perspective", "armenian"): FOREIGN,
    ("perspective", "azerbaijani"): FOREIGN,
    ("perspective", "russian"): FOREIGN,
    ("perspective", "eu"): FOREIGN,
    ("perspective", "us"): FOREIGN,
    ("revision_kind", "update"): BY_HAND,
    ("revision_kind", "correction"): BY_HAND,
    ("revision_kind", "retraction"): BY_HAND,
}
# Where the words of each vocabulary stand; those of a status stand by its aspect.
HELD_IN = {
    "aspect": [(StatusEntry, "aspect")],
    "list": [(Precondition, "list")],
    "form": [(Precondition, "form")],
    "condition_of_signature": [(Precondition, "condition_of_signature")],
    "draft_relation": [(Precondition, "draft_relation")],
    "left_out_basis": [(Precondition, "left_out_basis")],
    "order": [(Precondition, "order")],
    "stance": [(Position, "stance")],
    "subject": [(Position, "subject")],
    "instrument_kind": [(Instrument, "kind")],
    "movement_kind": [(Movement, "kind")],
    "claim": [(Movement, "claim")],
    "voice": [(StatusEntry, "voice")],
    "rule": [(StatusEntry, "rule")],
    "basis": [(StatusEntry, "basis")],
    "disclosure": [(ArticleText, "disclosure")],
    "confidence": [(StatusEntry, "confidence")],
    "authentic": [(LanguageVersion, "authentic")],
    "annexes": [(Agreement, "annexes")],
    "party_kind": [(Party, "kind")],
    "role": [(Participation, "role")],
    "event_kind": [(Event, "kind")],
    "source_kind": [(Source, "kind")],
    "perspective": [(Source, "perspective")],
    "proceeding_kind": [(Proceeding, "kind")],
    "proceeding_stage": [(ProceedingStage, "stage")],
    "presence_kind": [(Presence, "kind")],
    "scope_reading": [(ScopeReading, "reading")],
    "incident_kind": [(Incident, "kind")],
    "counting": [(Incident, "counting")],
    "reaction_tone": [(Reaction, "tone")],
    "reaction_ask": [(ReactionAsk, "ask")],
    "proposal_answer": [(ProposalAnswer, "answer")],
    "milestone_kind": [(Milestone, "kind")],
    "dependency_kind": [(Dependency, "kind")],
    "assessment_kind": [(Assessment, "kind")],
    "conflict_kind": [(Conflict, "kind")],
    "translation_review": [(Translation, "review")],
}
DATED = [noun for noun in NOUNS if issubclass(noun, Dated)]


def words_held(vocabulary):
    """Return the words of a vocabulary that stand in what the public sees."""
    if vocabulary.code == "state":
        return set(Event.objects.values_list("state", flat=True))
    if vocabulary.code == "revision_kind":
        return set(Revision.objects.values_list("kind", flat=True))
    aspects = [a for a, words in STATUS_OF_ASPECT.items() if words is vocabulary]
    if aspects:
        entries = StatusEntry.objects.in_force().filter(aspect__in=aspects)
        return set(entries.values_list("status", flat=True))
    return {
        word
        for model, field in HELD_IN[vocabulary.code]
        for word in model.objects.published().values_list(field, flat=True)
    }


def test_every_word_of_every_vocabulary_occurs(sample):
    missing = {
        (vocabulary.code, word)
        for vocabulary in VOCABULARIES
        for word in set(vocabulary.codes) - words_held(vocabulary)
    }
    assert missing == set(CANNOT_OCCUR)


@pytest.mark.parametrize("aspect", ["answer_substance", "answer_linkage"])
def test_every_answer_occurs_to_the_substance_and_to_the_linkage(sample, aspect):
    entries = StatusEntry.objects.in_force().filter(aspect=aspect)
    assert set(entries.values_list("status", flat=True)) == set(STATUS_OF_ASPECT[aspect].codes)


def test_every_precision_of_a_date_occurs_printed_and_inferred(sample):
    dates = [row.date for noun in DATED for row in noun.objects.in_force()]
    assert {date.precision.value for date in dates} == {
        "day",
        "month",
        "year",
        "before",
        "after",
        "range",
    }
    assert {date.inferred for date in dates} == {True, False}


def test_every_noun_occurs(sample):
    assert [noun.__name__ for noun in NOUNS if not noun.objects.published().exists()] == []


def test_load_tells_its_history_in_four_revisions(sample):
    assert list(Revision.objects.order_by("number").values_list("number", "reason")) == [
        (1, "Opening of a fictional record, in which every word of the vocabulary occurs"),
        (
            2,
            "The day of the reopening was found, and a statement and a title are given in full",
        ),
        (3, "No storm was found in any logbook; the report was a poem"),
        (4, "It told of a private person, who asked to be left out"),
    ]
    later = Change.objects.filter(revision__gt=1).order_by("revision", "row")
    assert list(later.values_list("revision", "noun", "row", "action")) == [
        (2, "status-entry", "callowmere-tindral-3-reopened-2021-09-14", "corrected"),
        (
            2,
            "position",
            "callowmere-tindral-fishing-tindral-2022-03-10-corrected",
            "corrected",
        ),
        (2, "source", "tribune-2022-03-10", "changed"),
        (3, "event", "callowmere-tindral-thunderstorm", "retracted"),
        (4, "event", "callowmere-tindral-visit", "redacted"),
    ]
    assert Revision.objects.get(number=4).kind == "redaction"


def test_what_is_redacted_in_it_is_told_nowhere(sample, client, tmp_path):
    """The opening's file alone still tells of the private person, who is as invented as all."""
    opening = (SAMPLE / "01-opening/events.json").read_text(encoding="utf-8")
    assert "Oldcroft" in opening
    history = Event.history.filter(slug="callowmere-tindral-visit")
    assert {row.title + row.summary + row.place for row in history} == {""}
    call_command("dump_record", sample.slug, str(tmp_path), stdout=StringIO())
    for address in ("timeline/", "timeline/?known_at=1", "changes/1/", "changes.atom"):
        page = client.get(f"/{sample.slug}/{address}")
        assert (page.status_code, "Oldcroft" in page.content.decode()) == (200, False)
    assert "Oldcroft" not in (tmp_path / "events.json").read_text(encoding="utf-8")
    assert list(faults()) == []


def test_files_are_written_as_the_format_asks():
    for path in SAMPLE.glob("*/*.json"):
        rows = json.loads(path.read_text(encoding="utf-8"))
        text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        assert path.read_text(encoding="utf-8") == text, path
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows), path


def test_load_dump_load_gives_what_stands_and_no_new_revision(sample, tmp_path):
    slugs = sorted(Agreement.objects.values_list("slug", flat=True))
    assert slugs == [
        "callowmere-sorrel-picnics",
        "callowmere-tindral",
        "callowmere-tindral-ferries",
    ]
    assert [s.revision for s in load_steps(SAMPLE, reason="Again")] == [None] * 4
    for slug in slugs:
        call_command("dump_record", slug, str(tmp_path / slug), stdout=StringIO())
        assert load_folder(tmp_path / slug, reason="Again").revision is None
    events = json.loads((tmp_path / "callowmere-tindral/events.json").read_text())
    dumped = {row["id"] for row in events}
    assert dumped & {"callowmere-tindral-thunderstorm", "callowmere-tindral-visit"} == set()


@pytest.mark.django_db
def test_what_was_dumped_loads_into_an_empty_record_and_dumps_the_same(tmp_path):
    def dumped(folder):
        for slug in Agreement.objects.values_list("slug", flat=True):
            call_command("dump_record", slug, str(folder / slug), stdout=StringIO())
        return {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*.json")}

    with transaction.atomic():
        load_steps(SAMPLE, reason="First load")
        first = dumped(tmp_path / "first")
        transaction.set_rollback(True)
    assert not Agreement.objects.exists()
    for folder in sorted((tmp_path / "first").iterdir()):
        load_folder(folder, reason="Second load")
    assert dumped(tmp_path / "second") == first


def test_article_is_removed_and_two_are_renumbered(sample):
    def shown(day):
        states = article_states(articles_of(sample), datetime.date.fromisoformat(day))
        return {s.article.key: (s.number, s.status.code) for s in states if s.article.key > "4"}

    assert {key: shown("2021-05-01")[key] for key in "567"} == {
        "5": ("V", "open"),
        "6": ("VI", "agreed"),
        "7": ("VII", "agreed"),
    }
    assert {key: shown("2022-03-11")[key] for key in "567"} == {
        "5": ("", "removed"),
        "6": ("V", "agreed"),
        "7": ("VI", "agreed"),
    }


def test_words_of_one_day_that_point_two_ways_stand_side_by_side(sample):
    table = matrix(sample, datetime.date(2021, 3, 13))
    stance = table.cells["tindral", "stage"]
    shown = {stance.present.stance, *(other.stance for other in stance.others_that_day)}
    assert shown == {"supports", "requires"}


def test_pairs_calls_and_inferred_requirements_are_there(sample):
    rows = Precondition.objects.published().filter(agreement=sample)
    paired = rows.filter(paired_with__isnull=False).values_list("key", "paired_with__key")
    assert list(paired) == [("lamp-of-oster", "lamp-of-perrin")]
    inferred = rows.filter(inferred_by__isnull=False).order_by("key")
    assert list(inferred.values_list("list", "key")) == [
        ("call", "call-inferred-song"),
        ("requirement", "fish-market"),
    ]
    assert not any(row.stated_by.published().exists() for row in inferred)


def test_legitimate_but_awkward_text_is_there_as_written(sample):
    names = set(Party.objects.values_list("name", flat=True))
    assert "Society for Boats & <b>Bells</b>" in names
    assert max(len(word) for name in names for word in name.split()) == 66
    assert {len(row.title) for row in Event.objects.published()} >= {200}
    assert max(len(row.title) for row in Source.objects.all()) > 280
    assert Source.objects.filter(title__startswith="=").exists()
    titles = [version.title for version in LanguageVersion.objects.filter(agreement=sample)]
    assert any(unicodedata.bidirectional(c) == "AL" for title in titles for c in title)
    assert Source.objects.filter(title__contains="⛵").exists()


def test_nothing_in_it_is_real(sample):
    assert {row.url.split("/")[2] for row in Source.objects.all()} == {
        "example.com",
        "example.org",
    }
    real = FIXTURES / "armenia-azerbaijan" / "01-record"
    shared = {row["name"] for row in json.loads((real / "parties.json").read_text())}
    actors = json.loads((real / "actors.json").read_text())
    shared |= {row["name"] for row in actors if "name" in row}
    ours = {row.name for noun in (Party, Actor) for row in noun.objects.all()}
    assert ours & shared == set()


def test_agreement_known_by_name_only_is_there(sample):
    bare = Agreement.objects.get(slug="callowmere-sorrel-picnics")
    assert not Article.objects.filter(agreement=bare).exists()
    assert not any(
        noun.objects.filter(agreement=bare).exists()
        for noun in (StatusEntry, Event, Position, Precondition, Tally, DraftVersion)
    )
