"""Nothing that could harm people is entered or loaded: exact places, private persons."""

from __future__ import annotations

import json

import pytest

from provisions.models import Incident, Revision
from provisions.record import revise
from provisions.refusals import RecordRefused
from provisions.rules import district_problems, place_problems, text_problems
from provisions.transfer.files import LoadRefused
from provisions.transfer.reader import load_folder
from tests.around import (
    add_assessment,
    add_conflict,
    add_incident,
    add_milestone,
    add_presence,
    add_proceeding,
    add_proposal,
    add_reaction,
    add_scope,
    add_stage,
)
from tests.builders import small_record

NEARER = "is nearer than a district (“{}”); a district at most is told."
DIGITS = "holds digits; a place is told by its district at most, without numbers."
SEVERAL = "names more than one district, or something beside it: one name at most."
COORDINATES = "gives coordinates; a place is told by its district at most."
PRIVATE = "names a private person; people are counted, and named only in public office."
AGE = "tells somebody's age, by which a private person could be known."
PERSONAL = "tells of somebody's health, family or whereabouts."


@pytest.mark.parametrize(
    ("district", "problems"),
    [
        ("", []),
        ("Lakeshore", []),
        ("Upper Lakeshore Province", []),
        ("Postmaster’s Vale", []),
        ("Lakeshore village", [NEARER.format("village")]),
        ("Villages of Lakeshore", [NEARER.format("villages")]),
        ("a Border Post", [NEARER.format("post")]),
        ("the northern positions", [NEARER.format("positions")]),
        ("Mill House", [NEARER.format("house")]),
        ("Oak Street", [NEARER.format("street")]),
        ("40.1N", [DIGITS]),
        ("Post 12", [DIGITS, NEARER.format("post")]),
        ("Lakeshore and Hillside", [SEVERAL]),
        ("Lakeshore, Hillside", [SEVERAL]),
        ("near Lakeshore", [SEVERAL]),
    ],
)
def test_district_is_one_name_and_nothing_nearer(district, problems):
    assert district_problems(district) == problems


@pytest.mark.parametrize(
    ("place", "problems"),
    [
        ("Lakeport International Airport", []),
        ("Ferry checkpoint, Borduria", []),
        ("Borduria", []),
        ("Pier 3", [DIGITS]),
        ("Observation post above Lakeport", [NEARER.format("post")]),
        ("Patrols of the shore", [NEARER.format("patrols")]),
    ],
)
def test_place_of_a_presence_is_a_town_or_a_public_building(place, problems):
    assert place_problems(place) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Said that two residents were held; 1,500, 2,000 or more were asked.", []),
        ("The citizens of Avaria and a soldier of Borduria.", []),
        ("Foreign Minister Ada Quill said that prisoners should go home.", []),
        ("At 40.1234, 45.6789 by its account.", [COORDINATES]),
        ("At 40° 12′ north.", [COORDINATES]),
        ("In grid 38T LM 1234 5678.", [COORDINATES]),
        ("A resident, Ada Quill, was held.", [PRIVATE]),
        ("The soldier named Ada was held.", [PRIVATE]),
        ("A man of 31 was held.", []),
        ("A 31-year-old was held.", [AGE]),
        ("A shepherd aged 31 was held.", [AGE]),
        ("It told of his illness and of her whereabouts.", [PERSONAL]),
    ],
)
def test_text_gives_no_coordinates_and_tells_of_nobody_private(text, problems):
    assert text_problems(text) == problems


PLACED = [
    (add_incident, "district", "Lakeshore village", NEARER.format("village")),
    (add_presence, "place", "Pier 4", DIGITS),
]
TOLD = [
    (add_incident, "summary"),
    (add_incident, "note"),
    (add_presence, "summary"),
    (add_proceeding, "title"),
    (add_proceeding, "summary"),
    (add_scope, "summary"),
    (add_reaction, "collective"),
    (add_reaction, "summary"),
    (add_proposal, "title"),
    (add_proposal, "summary"),
    (add_milestone, "title"),
    (add_assessment, "summary"),
    (add_conflict, "title"),
    (add_conflict, "summary"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("add", "field", "text", "reason"),
    [
        *PLACED,
        *((add, field, "The soldier Ada Quill said so.", PRIVATE) for add, field in TOLD),
    ],
)
def test_entry_is_refused_by_the_name_of_its_field(add, field, text, reason):
    small = small_record()
    values = {field: text} | ({"party": None} if field == "collective" else {})
    before = Revision.objects.count()
    with pytest.raises(RecordRefused) as caught:
        with revise(reason="Harmful") as edit:
            add(edit, small, **values)
    assert [(r.field, r.reason) for r in caught.value.refusals] == [(field, reason)]
    assert Revision.objects.count() == before


@pytest.mark.django_db
def test_stage_and_reading_of_a_conflict_are_refused_too():
    small = small_record()
    told = "A 31-year-old was held."
    with pytest.raises(RecordRefused) as caught:
        with revise(reason="Harmful") as edit:
            add_stage(edit, small, add_proceeding(edit, small), summary=told)
            places = [{"place": place, "summary": told, "source": small.source} for place in (1, 2)]
            add_conflict(edit, small, ties=small.cited() | {"readings": places})
    assert [(r.noun, r.field, r.reason) for r in caught.value.refusals] == [
        ("proceeding-stage", "summary", AGE),
        ("conflict", "readings", AGE),
        ("conflict", "readings", AGE),
    ]


@pytest.mark.django_db
def test_load_names_file_row_field_and_reason(tmp_path):
    small = small_record()
    row = {
        "id": "net-cut",
        "agreement": small.agreement.slug,
        "kind": "allegation",
        "by": "avaria",
        "date": "2025-01-10",
        "district": "Lakeshore village",
        "counting": "item",
        "summary": "Said that a net was cut.",
        "confidence": "low",
        "citations": [{"source": small.source.slug}],
    }
    (tmp_path / "incidents.json").write_text(json.dumps([row]))
    with pytest.raises(LoadRefused) as caught:
        load_folder(tmp_path, reason="Harmful")
    assert [str(problem) for problem in caught.value.problems] == [
        f"incidents.json: net-cut: district: {NEARER.format('village')}"
    ]
    assert not Incident.objects.exists()
