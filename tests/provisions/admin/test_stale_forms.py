"""Two editors at once: the second is told what the first changed, and loses nothing."""

import pytest

from provisions.models import Event, Party, Revision, StatusEntry
from provisions.record import revise
from tests.builders import add_source, add_status
from tests.provisions.admin.desk import citation, day, errors, page, read_form, send, typed

pytestmark = pytest.mark.django_db


def test_stale_form_is_told_field_by_field_who_and_why(small, analyst, colleague):
    address = page(small.avaria)
    mine = typed(analyst, address, note="What I typed for an hour")
    send(colleague, address, short_name="Ava", kind="community", reason="Its own short name")
    response = analyst.post(address, mine)
    assert response.status_code == 200
    [told] = errors(response)["__all__"]
    assert told.startswith("Somebody changed this while you were editing")
    [version] = response.context["meanwhile"].versions
    assert (version.author, version.reason) == ("col.league", "Its own short name")
    assert [(f.field, f.before_words, f.after_words) for f in version.change.fields] == [
        ("short_name", "", "Ava"),
        ("kind", "state", "community"),
    ]
    shown = response.content.decode()
    assert "Revision 2: changed" in shown
    assert "<strong>col.league</strong>" in shown
    assert Party.objects.get(pk=small.avaria.pk).note == ""


def test_stale_form_keeps_what_was_typed_and_shows_the_rest_as_it_now_stands(
    small, analyst, colleague
):
    address = page(small.avaria)
    mine = typed(analyst, address, note="What I typed for an hour")
    send(colleague, address, short_name="Ava", kind="community")
    again = read_form(analyst.post(address, mine)).values
    assert again == mine | {"version": "2", "short_name": "Ava", "kind": "community"}
    assert analyst.post(address, again).status_code == 302
    party = Party.objects.get(pk=small.avaria.pk)
    assert (party.note, party.short_name, party.version) == ("What I typed for an hour", "Ava", 3)


def test_clash_is_told_on_its_field_and_the_editor_decides(small, analyst, colleague):
    address = page(small.avaria)
    mine = typed(analyst, address, short_name="Avar.", note="Mine")
    send(colleague, address, short_name="Ava")
    response = analyst.post(address, mine)
    assert errors(response)["short_name"] == [
        "It was changed meanwhile to “Ava”. What you typed is kept."
    ]
    again = read_form(response).values
    assert again == mine | {"version": "2"}
    assert analyst.post(address, again).status_code == 302
    assert Party.objects.get(pk=small.avaria.pk).short_name == "Avar."


def test_stale_form_with_dates_and_lines_is_brought_together(small, analyst, colleague):
    with revise(reason="More") as edit:
        other = add_source(edit, "other")
        entry = add_status(edit, small, small.articles[0], date="../2025-01-10?")
    mine = typed(analyst, page(entry), confidence="low")
    send(
        colleague,
        page(entry),
        **day("2025-01-02", precision="range", end="2025-01-05"),
        **citation(other, 1, locator="p. 9"),
    )
    form = read_form(analyst.post(page(entry), mine))
    sent = form.values
    assert [sent[f"date_{part}"] for part in ("precision", "start", "end", "inferred")] == [
        "range",
        "2025-01-02",
        "2025-01-05",
        "on",
    ]
    assert sent["citations-1-locator"] == "p. 9"
    assert analyst.post(form.address, sent).status_code == 302
    newest = StatusEntry.objects.in_force().get()
    assert (newest.confidence, newest.date.text) == ("low", "2025-01-02/2025-01-05?")
    assert {c.source for c in newest.citations.published()} == {small.source, other}


def test_clashing_lines_are_kept_as_typed_and_told(small, analyst, colleague):
    with revise(reason="More") as edit:
        other = add_source(edit, "other")
        third = add_source(edit, "third")
    address = page(small.agreement)
    mine = typed(analyst, address, **citation(third, 1))
    send(colleague, address, **citation(other, 1))
    response = analyst.post(address, mine)
    assert errors(response)["citations"] == [
        "These lines were changed meanwhile too. What you typed is kept."
    ]
    assert read_form(response).values["citations-1-source"] == str(third.pk)


def test_stale_form_is_refused_again_when_a_third_save_came_between(small, analyst, colleague):
    address = page(small.avaria)
    mine = typed(analyst, address, note="Mine")
    send(colleague, address, short_name="Ava")
    again = read_form(analyst.post(address, mine)).values
    send(colleague, address, short_name="Avar.")
    response = analyst.post(address, again)
    assert [v.change.version for v in response.context["meanwhile"].versions] == [3]
    assert Revision.objects.count() == 3


def test_change_of_satellites_alone_makes_a_form_stale(small, analyst, colleague):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    address = page(small.agreement)
    mine = typed(analyst, address, title="Treaty of Peace")
    send(colleague, address, **citation(other, 1))
    response = analyst.post(address, mine)
    [version] = response.context["meanwhile"].versions
    assert [(tie.tie, tie.action) for tie in version.change.ties] == [("citations", "added")]
    assert "Citation added" in response.content.decode()


@pytest.mark.parametrize("version", [None, "", "abc", "999999999999999999999", "-1"])
def test_change_without_the_version_seen_is_refused(small, analyst, version):
    address = page(small.avaria)
    values = typed(analyst, address, note="Mine")
    del values["version"]
    response = analyst.post(address, values if version is None else values | {"version": version})
    assert response.status_code == 200
    assert list(errors(response)) == ["__all__"]
    assert read_form(response).values["note"] == "Mine"
    assert read_form(response).values["version"] == "1"
    assert Revision.objects.count() == 1


def test_form_of_an_entry_corrected_meanwhile_moves_to_the_correction(small, analyst, colleague):
    with revise(reason="First") as edit:
        old = add_status(edit, small, small.articles[0])
    mine = typed(analyst, page(old), note="My reading of the same source")
    send(colleague, page(old), **day("2025-01-08"), reason="The day was wrong")
    new = StatusEntry.objects.get(supersedes=old)
    response = analyst.post(page(old), mine)
    assert response.status_code == 200
    [told] = errors(response)["__all__"]
    assert told.startswith("A correction replaced this entry while you were editing")
    shown = response.content.decode()
    assert "10 January 2025" in shown
    assert "8 January 2025" in shown
    assert "The day was wrong" in shown
    form = read_form(response)
    assert form.address == page(new)
    assert form.values == mine | {"date_start": "2025-01-08"}
    assert analyst.post(form.address, form.values).status_code == 302
    newest = StatusEntry.objects.get(supersedes=new)
    assert (newest.note, str(newest.date)) == ("My reading of the same source", "8 January 2025")
    assert StatusEntry.objects.in_force().get() == newest


def test_form_of_an_entry_retracted_meanwhile_keeps_what_was_typed(small, analyst, colleague):
    with revise(reason="First") as edit:
        old = add_status(edit, small, small.articles[0])
    mine = typed(analyst, page(old), note="Mine")
    send(colleague, page(old, "retract"), reason="Another country was meant")
    response = analyst.post(page(old), mine)
    assert "Another country was meant" in response.content.decode()
    again = read_form(response).values
    assert again["note"] == "Mine"
    response = analyst.post(page(old), again)
    assert errors(response)["__all__"] == ["Has been retracted."]
    assert read_form(response).values["note"] == "Mine"
    assert Revision.objects.count() == 3


def test_retraction_of_what_changed_meanwhile_is_refused_and_tells(small, analyst, colleague):
    with revise(reason="Another") as edit:
        other = add_source(edit, "other")
    mine = typed(analyst, page(other, "retract"), reason="Not about the agreement")
    send(colleague, page(other), title="A better title")
    response = analyst.post(page(other, "retract"), mine)
    assert response.status_code == 200
    assert "A better title" in response.content.decode()
    again = read_form(response).values
    assert (again["reason"], again["version"]) == ("Not about the agreement", "2")
    assert analyst.post(page(other, "retract"), again).status_code == 302


def test_two_editors_of_two_rows_both_succeed(small, analyst, colleague):
    mine = typed(analyst, page(small.avaria), note="Mine")
    theirs = typed(colleague, page(small.borduria), note="Theirs")
    assert analyst.post(page(small.avaria), mine).status_code == 302
    assert colleague.post(page(small.borduria), theirs).status_code == 302
    assert [r.author_name for r in Revision.objects.all()[:2]] == ["col.league", "ana.lyst"]


def test_other_account_of_an_event_follows_its_correction(small, analyst):
    values = {"agreement": small.agreement.pk, "kind": "meeting", "confidence": "high"}
    values |= citation(small.source) | day("2025-01-10")
    send(analyst, "/admin/provisions/event/add/", title="Talks", **values)
    first = Event.objects.get()
    send(
        analyst,
        "/admin/provisions/event/add/",
        title="No talks",
        differs_from=first.pk,
        according_to=small.borduria.pk,
        **values,
    )
    other = Event.objects.get(title="No talks")
    stale = typed(analyst, page(other), place="The capital")
    send(analyst, page(first), title="Talks by telephone")
    response = analyst.post(page(other), stale)
    [version] = response.context["meanwhile"].versions
    assert [f.field for f in version.change.fields] == ["differs_from"]
