"""The change log calls the nouns around the talks by their names, each with what it says."""

from __future__ import annotations

import datetime

import pytest

from provisions.changes import row_changes
from provisions.models import Change, Incident
from provisions.record import revise
from provisions.sentences import sentences
from tests.around import add_around, add_incident
from tests.builders import small_record

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 2, 1)
RESTS = " (Gazette: Report avaria-borduria-gazette)"


def said(revision):
    """Return what the change log says of a revision, without the sources."""
    lines = Change.objects.filter(revision=revision).order_by("position")
    found = [str(sentence) for sentence in sentences(row_changes(list(lines)), DAY)]
    assert all(text.endswith(RESTS) for text in found)
    return [text.removesuffix(RESTS) for text in found]


def test_each_row_is_called_by_what_it_is_about():
    small = small_record()
    with revise(reason="One of each") as edit:
        add_around(edit, small)
    incident = "Allegation by Avaria, about Borduria: 10 January 2025, added"
    assert said(edit.number) == [
        "Proceeding “Avaria and Borduria, on nets”: added",
        "Proceeding “Avaria and Borduria, on nets”, according to Avaria: filed, 10 January 2025, "
        "added",
        "Presence “Rowers on the lake”: added",
        "Article filed at 1 on “Avaria and Borduria, on nets”, according to Avaria: covers, "
        "10 January 2025, added",
        incident,
        incident,
        "Reaction of Borduria: welcomes, 10 January 2025, added",
        "Proposal “Joint look at nets”: 10 January 2025, added",
        "“Joint look at nets”, answer of Borduria, according to Avaria: declined, "
        "10 January 2025, added",
        "Milestone “Milestone ratification”: added",
        "Milestone “Milestone signature”: added",
        "“Milestone signature” and “Milestone ratification”, according to Avaria: not before, "
        "10 January 2025, added",
        "Forecast on the talks, by the author of Gazette: Report avaria-borduria-gazette: "
        "10 January 2025, added",
        "Conflict “How many nets were cut”: added",
    ]


def test_total_says_its_number_and_a_correction_what_it_changed():
    small = small_record()
    with revise(reason="A total") as edit:
        add_incident(edit, small, counting="total", count=9)
    assert said(edit.number) == [
        "Allegation by Avaria, about Borduria: a total of 9, 10 January 2025, added"
    ]
    with revise(reason="Ten", kind="correction") as edit:
        edit.correct(Incident.objects.get(), count=10)
    assert said(edit.number) == ["Allegation by Avaria, about Borduria: count was “9”, now “10”"]
