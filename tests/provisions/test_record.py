import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from provisions.models import NOUNS, Change, Citation, Party, Revision, StaleRow, StatusEntry
from provisions.querysets import OutsideRevision
from provisions.record import revise
from provisions.refusals import RecordRefused
from tests.builders import add_actor, add_source, add_status, small_record

pytestmark = pytest.mark.django_db


def test_revision_numbers_reason_and_changes_are_written_together():
    small = small_record()
    with revise(reason="  Report   of\nthe day ") as edit:
        entry = add_status(edit, small, small.articles[0])
    revision = Revision.objects.get(number=2)
    assert (revision.kind, revision.reason) == ("update", "Report of the day")
    assert [(c.noun, c.row, c.action, c.agreement_id) for c in revision.changes.all()] == [
        ("status-entry", entry.slug, "added", small.agreement.pk)
    ]
    assert entry.slug == "avaria-borduria-1-open-2025-01-10-avaria"
    assert (entry.version, entry.revision_id) == (1, 2)
    assert entry.sort_day == datetime.date(2025, 1, 10)


def test_edit_that_changes_nothing_leaves_no_revision():
    small = small_record()
    with revise(reason="Nothing new") as edit:
        edit.amend(small.avaria, name="Avaria")
        edit.amend(small.agreement, ties=small.cited())
    assert Revision.objects.count() == 1
    assert Party.history.filter(id=small.avaria.pk).count() == 1


def test_saving_an_unchanged_row_writes_nothing():
    small = small_record()
    with revise(reason="Nothing new"):
        Party.objects.get(pk=small.avaria.pk).save()
    assert Revision.objects.count() == 1
    assert small.avaria.history.count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_edit_without_reason_is_refused(reason):
    with pytest.raises(RecordRefused, match="every edit needs a reason"), revise(reason=reason):
        pass


def test_reason_that_names_staff_is_refused():
    get_user_model().objects.create_user("n.kazarian", first_name="Nare", last_name="Kazarian")
    for reason in ("As Nare Kazarian found", "told by kazarian", "see N.KAZARIAN"):
        with pytest.raises(RecordRefused, match="names a member of staff"):
            with revise(reason=reason):
                pass


@pytest.mark.parametrize(
    "reason", ["Found\u202elate", "Found\u200b", "Fou\x07nd", "\ud800", "a" + "\u0301" * 9]
)
def test_reason_that_hides_something_is_refused(reason):
    with (
        pytest.raises(RecordRefused, match=r"reason: This text (holds|stacks)"),
        revise(reason=reason),
    ):
        pass


def test_row_that_says_what_another_says_is_refused():
    """A second click on Save, or a second look at one source, makes no second row."""
    small = small_record()
    with revise(reason="First") as edit:
        entry = add_status(edit, small, small.articles[0])
        other = add_source(edit, "other")
    said = "says the same as status-entry avaria-borduria-1-open-2025-01-10-avaria, which"
    with pytest.raises(RecordRefused, match=said), revise(reason="Again") as edit:
        add_status(edit, small, small.articles[0])
    with pytest.raises(RecordRefused, match="says the same as party w, "), revise(reason="2") as e:
        e.add(Party, name="W", kind="state")
        e.add(Party, name=" W ", kind="state")
    with pytest.raises(RecordRefused, match="says the same as source other, "):
        with revise(reason="Again") as edit:
            values = ("publisher", "title", "url", "kind", "perspective")
            edit.add(type(other), **{name: getattr(other, name) for name in values})
    assert [m.objects.count() for m in (StatusEntry, Party, Revision)] == [1, 2, 2]
    with revise(reason="One word, one source or one place in it differs") as edit:
        add_status(edit, small, small.articles[0], note="Said twice that day")
        add_status(edit, small, small.articles[0], ties=small.cited(locator="p. 2"))
        both = [{"source": small.source}, {"source": other}]
        add_status(edit, small, small.articles[0], ties={"citations": both})
    with revise(reason="What was withdrawn can be said again", kind="retraction") as edit:
        edit.retract(entry)
        add_status(edit, small, small.articles[0])
    assert StatusEntry.objects.published().count() == 4


def test_row_that_a_correction_replaced_can_be_said_again():
    small = small_record()
    with revise(reason="First") as edit:
        entry = add_status(edit, small, small.articles[0])
    with revise(reason="Wrong", kind="correction") as edit:
        edit.correct(entry, status="agreed", date="2025-02-10")
    with revise(reason="Not wrong after all") as edit:
        add_status(edit, small, small.articles[0])
    with pytest.raises(RecordRefused, match="says the same as"), revise(reason="Again") as edit:
        add_status(edit, small, small.articles[0], status="agreed", date="2025-02-10")


def test_files_name_their_rows_themselves():
    """A load tells two rows apart by their public ids, whatever they say."""
    small = small_record()
    with revise(reason="Two days of one account", kind="import") as edit:
        for slug in ("first-line", "second-line"):
            add_status(edit, small, small.articles[0], slug=slug)
    assert StatusEntry.objects.count() == 2


def test_failed_edit_leaves_no_trace():
    small = small_record()
    with pytest.raises(RecordRefused), revise(reason="Half of it is wrong") as edit:
        add_status(edit, small, small.articles[0])
        add_status(edit, small, small.articles[1], ties={})
    assert StatusEntry.objects.count() == 0
    assert StatusEntry.history.count() == 0
    assert Revision.objects.count() == 1
    with revise(reason="Next one") as edit:
        add_status(edit, small, small.articles[0])
    assert Revision.objects.first().number == 2


def test_preview_runs_everything_and_writes_nothing():
    small = small_record()
    with revise(reason="Try it", preview=True) as edit:
        add_status(edit, small, small.articles[0])
        assert [(row.slug, act) for row, act in edit.changes] == [
            ("avaria-borduria-1-open-2025-01-10-avaria", "added")
        ]
    assert (StatusEntry.objects.count(), Revision.objects.count()) == (0, 1)
    with pytest.raises(RecordRefused, match="at least one source"):
        with revise(reason="Try it", preview=True) as edit:
            add_status(edit, small, small.articles[0], ties={})


def test_amend_keeps_each_version_and_touches_the_row_with_its_ties():
    small = small_record()
    with revise(reason="Second source") as edit:
        second = add_source(edit, "second")
        changed = edit.amend(
            small.agreement,
            seen=1,
            ties={"citations": [{"source": small.source}, {"source": second}]},
        )
    assert (changed.version, changed.revision_id) == (2, 2)
    assert [h.version for h in small.agreement.history.all()] == [1, 2]
    with revise(reason="First one dropped") as edit:
        changed = edit.amend(changed, ties={"citations": [{"source": second}]})
    assert [c.source.slug for c in changed.citations.published()] == ["second"]
    assert Citation.objects.filter(agreement=changed).count() == 2
    assert changed.version == 3


def test_stale_edit_is_refused_and_loses_nothing():
    small = small_record()
    with revise(reason="First editor") as edit:
        edit.amend(small.avaria, seen=1, note="first")
    with pytest.raises(StaleRow) as caught, revise(reason="Second editor") as edit:
        edit.amend(small.avaria, seen=1, note="second")
    assert (caught.value.seen, caught.value.now) == (1, 2)
    assert Party.objects.get(slug="avaria").note == "first"


def test_stale_instance_cannot_be_saved_over_a_newer_row():
    small = small_record()
    old = Party.objects.get(slug="avaria")
    with revise(reason="First editor") as edit:
        edit.amend(small.avaria, note="first")
    old.note = "from an old copy"
    with pytest.raises(StaleRow), revise(reason="Second editor"):
        old.save()


def test_correction_supersedes_and_keeps_the_old_entry_readable():
    small = small_record()
    with revise(reason="As first reported") as edit:
        old = add_status(edit, small, small.articles[0], date="2025-01-10")
    with revise(reason="The day was wrong", kind="correction") as edit:
        new = edit.correct(old, seen=1, date="2025-01-09")
    assert new.supersedes == old
    assert [e.pk for e in StatusEntry.objects.in_force()] == [new.pk]
    assert StatusEntry.objects.get(pk=old.pk).version == 1
    assert [c.source for c in new.citations.published()] == [small.source]
    with pytest.raises(RecordRefused, match="has been replaced by a correction"):
        with revise(reason="Again") as edit:
            edit.correct(old, date="2025-01-08")


def test_correction_that_changes_nothing_makes_none():
    small = small_record()
    with revise(reason="As first reported") as edit:
        entry = add_status(edit, small, small.articles[0])
    with revise(reason="No difference", kind="correction") as edit:
        assert edit.correct(entry, status="open", ties=small.cited()) == entry
    assert Revision.objects.count() == 2


def test_retraction_leaves_a_tombstone_and_lets_the_older_entry_stand():
    small = small_record()
    with revise(reason="As first reported") as edit:
        old = add_status(edit, small, small.articles[0])
    with revise(reason="Corrected", kind="correction") as edit:
        new = edit.correct(old, status="partly_agreed")
    with revise(reason="The correction was wrong", kind="retraction") as edit:
        edit.retract(new)
    assert [e.pk for e in StatusEntry.objects.in_force()] == [old.pk]
    assert [e.pk for e in StatusEntry.objects.tombstones()] == [new.pk]
    assert Citation.objects.published().filter(status_entry=new).count() == 0
    assert Change.objects.get(revision=4).action == "retracted"
    with pytest.raises(RecordRefused, match="has been retracted"):
        with revise(reason="Change a tombstone") as edit:
            edit.amend(new, note="x")


def test_row_that_others_rest_on_cannot_be_retracted():
    small = small_record()
    with pytest.raises(RecordRefused, match="cannot be retracted while agreement avaria-borduria"):
        with revise(reason="Drop the source") as edit:
            edit.retract(small.source)
    with pytest.raises(RecordRefused, match="article avaria-borduria-1"):
        with revise(reason="Drop the agreement") as edit:
            edit.retract(small.agreement)


def test_nothing_is_written_outside_a_revision():
    small = small_record()
    party = small.avaria
    before = [list(model.objects.order_by("pk").values()) for model in NOUNS]
    party.note = "sneaked in"
    attempts = [
        lambda: party.save(),
        lambda: party.save(update_fields=["note"]),
        lambda: party.save_without_historical_record(),
        lambda: party.delete(),
        lambda: Party.objects.create(slug="x", name="X", kind="state", revision_id=1),
        lambda: Party.objects.get_or_create(slug="x", defaults={"name": "X", "revision_id": 1}),
        lambda: Party.objects.update_or_create(slug="avaria", defaults={"note": "x"}),
        lambda: Party.objects.update(note="x"),
        lambda: Party.objects.filter(slug="avaria").delete(),
        lambda: Party.objects.bulk_create([Party(slug="x", name="X", revision_id=1)]),
        lambda: Party.objects.bulk_update([party], ["note"]),
        lambda: Revision(number=2, reason="x", recorded_at=timezone.now(), kind="update").save(),
        lambda: Revision.objects.get(number=1).delete(),
        lambda: Revision.objects.update(reason="x"),
        lambda: Change.objects.all().delete(),
    ]
    for attempt in attempts:
        with pytest.raises(OutsideRevision):
            attempt()
    assert [list(model.objects.order_by("pk").values()) for model in NOUNS] == before
    assert Revision.objects.count() == 1


def test_fixture_loading_cannot_bypass_the_writer(tmp_path):
    small_record()
    path = tmp_path / "raw.json"
    path.write_text(
        '[{"model": "provisions.party", "pk": 1, "fields": {"slug": "avaria", "name": "Other", '
        '"kind": "state", "version": 9, "revision": 1, "state": "published"}}]'
    )
    with pytest.raises(OutsideRevision):
        call_command("loaddata", str(path), verbosity=0)


def test_history_cannot_be_skipped_by_a_flag(settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    small = small_record()
    with revise(reason="Skipping flags") as edit:
        party = Party.objects.get(slug="avaria")
        party.skip_history_when_saving = True
        party.note = "changed"
        party.save()
        edit.amend(small.borduria, note="changed too")
    assert party.history.count() == 2
    assert small.borduria.history.count() == 2


def test_one_edit_is_one_revision():
    small_record()
    with pytest.raises(RuntimeError, match="already open"), revise(reason="Outer"):
        with revise(reason="Inner"):
            pass


def test_clock_that_steps_back_keeps_the_log_rising(monkeypatch):
    small = small_record()
    last = Revision.objects.get(number=1).recorded_at
    monkeypatch.setattr(timezone, "now", lambda: last - datetime.timedelta(hours=1))
    with revise(reason="After the clock stepped back") as edit:
        edit.amend(small.avaria, note="changed")
    second = Revision.objects.get(number=2)
    assert second.recorded_at == last + datetime.timedelta(microseconds=1)
    assert [h.version for h in small.avaria.history.all()] == [1, 2]


def test_renamed_or_departed_staff_change_no_history():
    small = small_record()
    user = get_user_model().objects.create_user("editor-one")
    with revise(reason="By an editor", author=user) as edit:
        edit.amend(small.avaria, note="changed")
    user.username = "renamed"
    user.save()
    user.delete()
    assert Revision.objects.get(number=2).author_name == "editor-one"
    assert small.avaria.history.get(version=2).history_user == "editor-one"


def test_rules_reach_the_writer_in_their_own_words():
    small = small_record()
    today = timezone.now().date()
    cases = [
        ({"status": "reopened"}, "cannot come first"),
        ({"status": "signed"}, "does not fit what the entry is about"),
        ({"date": "2025-02-30"}, "not a day of the calendar"),
        ({"date": today + datetime.timedelta(days=1)}, "has not come yet"),
        ({"voice": "reading", "according_to": None}, "needs its rule and its basis"),
        ({"voice": "party", "according_to": None}, "names that party"),
        ({"aspect": "stage"}, "This word does not fit|names neither"),
        ({"note": "hid\u202eden"}, r"invisible character U\+202E"),
        ({"note": "nul\x00"}, r"control character U\+0000"),
        ({"note": "x" * 4001}, "has 4001 characters"),
        ({"ties": small.cited(quotation="word " * 16)}, "has 16 words"),
        ({"ties": {"citations": [{"source": small.source}] * 2}}, "twice"),
    ]
    for values, words in cases:
        with pytest.raises(RecordRefused, match=words), revise(reason="Try") as edit:
            add_status(edit, small, small.articles[0], **values)
    assert StatusEntry.objects.count() == 0


def test_speaker_must_speak_for_the_party():
    small = small_record()
    with revise(reason="A minister") as edit:
        actor = add_actor(edit, small.borduria)
    with pytest.raises(RecordRefused, match="speaks for Borduria, not Avaria"):
        with revise(reason="Wrong mouth") as edit:
            add_status(edit, small, small.articles[0], speaker=actor)


def test_retracting_a_step_rechecks_the_ledger():
    small = small_record()
    with revise(reason="Three steps") as edit:
        add_status(edit, small, small.articles[0], status="agreed", date="2024-01-01")
        middle = add_status(edit, small, small.articles[0], status="reopened", date="2024-02-01")
        add_status(edit, small, small.articles[0], status="open", date="2024-03-01")
    with pytest.raises(RecordRefused, match="may not follow “agreed”"):
        with revise(reason="Drop the middle") as edit:
            edit.retract(middle)


def test_histories_of_one_noun_are_asked_through_one_class_and_keep_apart():
    small = small_record()
    with revise(reason="Renamed") as edit:
        edit.amend(small.avaria, name="Great Avaria")
    assert type(Party.history) is type(small.avaria.history) is not type(Citation.history)
    assert Party.history.count() == 3
    assert [past.name for past in small.avaria.history.all()] == ["Avaria", "Great Avaria"]
    assert [past.name for past in small.borduria.history.all()] == ["Borduria"]
