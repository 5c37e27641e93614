"""Nothing is told by colour alone: every state has a word, a shape and a shade of its own."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import tracker
from provisions.models import Precondition
from provisions.record import revise
from provisions.requirements import precondition_states
from provisions.vocabulary import ANSWER, COUNTING, FULFILMENT, INCIDENT_KIND, STANCE, STANDING
from tests.around import add_incident
from tests.builders import add_position, add_precondition, add_step, small_record
from tracker.pictures.incidents import PATHS
from tracker.pictures.incidents import SHADES as COUNTED
from tracker.pictures.rungs import rungs
from tracker.pictures.stances import SHADES, shape_of
from tracker.pictures.style import style_alone, style_light, tokens

pytestmark = pytest.mark.once

LATER = datetime.date(2025, 6, 1)
SHEETS = ("pictures.css", "lanes.css")
STATIC = Path(tracker.__file__).parent / "static/tracker"


def symbols(template):
    return dict(
        re.findall(
            r'<symbol id="g-([\w-]+)"[^>]*>(.*?)</symbol>',
            render_to_string(f"tracker/{template}"),
            re.DOTALL,
        )
    )


def test_every_stance_has_a_shape_of_its_own_and_a_shade():
    shapes = symbols("_stance_glyphs.html")
    drawn = [shapes[shape_of(word.code)] for word in STANCE]
    assert max(Counter(drawn).values()) == 1
    assert list(SHADES) == STANCE.codes


def test_every_rung_has_a_shape_of_its_own():
    shapes = symbols("_ledger_glyphs.html")
    for kind, words in (("standing", STANDING), ("answer", ANSWER), ("fulfilment", FULFILMENT)):
        drawn = [shapes[f"{kind}-{word.code}".replace("_", "-")] for word in words]
        assert max(Counter(drawn).values()) == 1, kind


def test_every_account_of_incidents_has_a_shape_and_every_count_a_shade():
    assert sorted(PATHS) == sorted(INCIDENT_KIND.codes)
    assert max(Counter(PATHS.values()).values()) == 1
    assert set(COUNTED) == {*COUNTING.codes, ""}
    assert max(Counter(COUNTED.values()).values()) == 1


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_shade_is_a_rule_and_every_colour_a_token(sheet):
    rules = (STATIC / sheet).read_text()
    assert re.findall(r"#[0-9a-fA-F]{3,8}|rgb|hsl", rules) == []
    used = set(re.findall(r"var\((--[\w-]+)\)", rules))
    light, dark = tokens()
    assert used - light.keys() == set()
    assert used & {name for name in light if name not in dark} == set()
    for name in used:
        assert f"{name}: {light[name]};" in style_alone(sheet)
        assert f"{name}: {dark[name]};" in style_alone(sheet)


def test_shades_of_fields_are_rules_of_the_sheet():
    rules = (STATIC / "pictures.css").read_text()
    rung = ("rung-reached", "rung-told", "rung-empty", "rung-split", "rung-between")
    for shade in {*SHADES.values(), *COUNTED.values(), *rung}:
        assert f".p-{shade} {{" in rules, shade


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_for_images_holds_no_token_and_no_scheme(sheet):
    style = style_light(sheet)
    assert re.findall(r"var\(|--\w|(?<!reduced-)prefers-color", style) == []
    assert tokens()[0]["--accent"] in style


def test_rungs_tell_who_holds_what_and_where_accounts_differ(record):
    small = small_record()
    with revise(reason="A ladder") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-01-01")
        answer = {"party": small.borduria}
        add_step(edit, small, row, "answer_substance", "accepted", "2025-01-02", **answer)
        add_step(edit, small, row, "answer_linkage", "no_answer", "2025-01-02", **answer)
        add_step(edit, small, row, "fulfilment", "decided", "2025-01-03")
        for party, status in ((small.avaria, "not_begun"), (small.borduria, "met")):
            own = {"voice": "party", "rule": "", "basis": "", "according_to": party}
            add_step(edit, small, row, "fulfilment", status, "2025-01-04", **own)
    [state] = precondition_states(Precondition.objects.filter(pk=row.pk), LATER)
    stated, answered, decided, met = rungs(state)
    assert [told.words for told in answered.told] == [
        "Borduria on the substance: accepted",
        "Borduria on the linkage: no answer",
    ]
    assert [told.words for told in met.told] == ["Avaria: not begun", "Borduria: met"]
    kinds = [rung.kind for rung in (stated, answered, decided, met)]
    assert kinds == ["reached", "reached", "reached", "split"]


def test_rung_on_which_nobody_holds_anything_done_is_not_drawn_as_reached(record):
    small = small_record()
    with revise(reason="No answer, not begun") as edit:
        row = add_precondition(edit, small)
        add_step(edit, small, row, "standing", "stated", "2025-01-01")
        none = {"party": small.borduria}
        add_step(edit, small, row, "answer_substance", "no_answer", "2025-01-02", **none)
        add_step(edit, small, row, "fulfilment", "not_begun", "2025-01-04")
    [state] = precondition_states(Precondition.objects.filter(pk=row.pk), LATER)
    assert [rung.kind for rung in rungs(state)] == ["reached", "told", "empty", "told"]


def test_stances_of_one_day_all_stand_in_the_field(picture, record):
    small = small_record()
    with revise(reason="Two stances on one day") as edit:
        row = add_precondition(edit, small)
        for stance in ("supports", "rejects"):
            add_position(edit, small, subject="precondition", precondition=row, stance=stance)
    drawn = picture("positions", small.agreement)
    for drawing in drawn.drawings:
        shades = Counter(box.shade for box in drawing.boxes)
        assert (shades["full"], shades["hatched"]) == (1, 1)
    said = [(row[1], row[2]) for row in drawn.table.rows]
    assert ("Avaria", "supports") in said
    assert ("Avaria", "rejects") in said


def test_totals_keep_their_number_and_nothing_is_added_up(picture, record):
    small = small_record()
    with revise(reason="Accounts") as edit:
        add_incident(edit, small, counting="total", count=14, date="2025-01-05")
        add_incident(edit, small, counting="total", count=9, date="2025-01-05/2025-01-07")
        add_incident(edit, small, counting="series", date="2025-01-06")
    drawn = picture("incidents", small.agreement)
    for drawing in drawn.drawings:
        counts = [text.words for text in drawing.texts if text.kind == "count"]
        assert sorted(counts) == ["14", "9"]
        assert Counter(box.shade for box in drawing.boxes) == {"framed": 2, "hatched": 1}
    assert "23" not in {cell for row in drawn.table.rows for cell in row}
