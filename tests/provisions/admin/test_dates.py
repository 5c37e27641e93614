"""The vague date field: four inputs, one value, and words for what is wrong."""

import pytest
from django.core.exceptions import ValidationError

from provisions.admin.dates import VagueDateFormField, VagueDateWidget
from provisions.dates import VagueDate
from provisions.models import Actor, Source
from tests.provisions.admin.desk import add_page, day, errors, page, read_form, send

pytestmark = pytest.mark.once


GOOD = [
    (["day", "2025-03-13", "", False], "2025-03-13"),
    (["day", " 2024-02-29 ", None, True], "2024-02-29?"),
    (["month", "2024-06", "", False], "2024-06"),
    (["year", "2024", "", True], "2024?"),
    (["before", "2025-03-13", "", False], "../2025-03-13"),
    (["before", "2025-03", "", True], "../2025-03?"),
    (["after", "2025-03-13", "", False], "2025-03-13/.."),
    (["range", "2026-01-01", "2026-06-07", True], "2026-01-01/2026-06-07?"),
    (["range", "2025", "2026-02", False], "2025/2026-02"),
]
BAD = [
    (["day", "2025-02-30", "", False], "“2025-02-30” is not a day of the calendar"),
    (["day", "0000-00-00", "", False], "“0000-00-00” is not a day of the calendar"),
    (["day", "10000-01-01", "", False], "A day is written like 2025-03-13; “10000-01-01” is not."),
    (["day", "2025-03", "", False], "A day is written like 2025-03-13; “2025-03” is not."),
    (["day", "13/03/2025", "", False], "A day is written like 2025-03-13; “13/03/2025” is not."),
    (["day", "2025-03-13?", "", False], "A day is written like 2025-03-13; “2025-03-13?” is not."),
    (["day", "٢٠٢٥-٠٣-١٣", "", False], "A day is written like 2025-03-13"),
    (["day", "2025-03-13\x00", "", False], "A day is written like 2025-03-13."),
    (["day", "9" * 1_000_000, "", False], "A day is written like 2025-03-13."),
    (["month", "2025-13", "", False], "“2025-13” is not a day of the calendar"),
    (["month", "2025-03-13", "", False], "A month is written like 2025-03; “2025-03-13” is not."),
    (["year", "25", "", False], "A year is written like 2025; “25” is not."),
    (["before", "../2025", "", False], "A date is written like 2025-03-13, 2025-03 or 2025;"),
    (["day", "2025-03-13", "2025-03-14", False], "The second date is for “some time between” only"),
    (["day", "", "2025-03-14", False], "The second date is for “some time between” only"),
    (["range", "2025-03-13", "", False], "“Some time between” needs both dates."),
    (["range", "2025-03-13", "2025-03-12", False], "“2025-03-13/2025-03-12” ends before it"),
    (["never", "2025-03-13", "", False], "Choose how precise the date is."),
    (["day", "", "", False], "Give the date."),
    (["day", None, None, True], "Give the date."),
    (None, "Give the date."),
]


@pytest.mark.parametrize("pieces, text", GOOD)
def test_vague_date_is_read_and_shown_again_as_typed(pieces, text):
    value = VagueDateFormField().clean(pieces)
    assert value == VagueDate.parse(text)
    shown = VagueDateWidget().decompress(value)
    assert VagueDateFormField().clean(shown) == value
    assert not VagueDateFormField().has_changed(value, shown)


@pytest.mark.parametrize("pieces, words", BAD)
def test_what_is_no_date_is_refused_in_words(pieces, words):
    with pytest.raises(ValidationError) as refused:
        VagueDateFormField().clean(pieces)
    [message] = refused.value.messages
    assert message[: len(words)] == words
    assert len(message) < 200


def test_date_that_may_be_missing_is_none_when_empty():
    field = VagueDateFormField(required=False)
    assert field.clean(["day", "", "", False]) is None
    assert field.clean(None) is None
    with pytest.raises(ValidationError, match="“Inferred” is ticked, but there is no date"):
        field.clean(["day", "", "", True])


def test_wrong_date_on_a_form_is_told_on_the_date_and_kept(small, analyst):
    values = {
        "publisher": "Herald",
        "title": "Report",
        "kind": "news",
        "url": "https://example.org",
    }
    values |= {"perspective": "eu"} | day("2025-02-30", precision="day", inferred="on")
    response = send(analyst, add_page(Source), **values)
    assert list(errors(response)) == ["date"]
    assert errors(response)["date"][0].startswith("“2025-02-30” is not a day of the calendar")
    kept = read_form(response).values
    assert (kept["date_start"], kept["date_inferred"]) == ("2025-02-30", "on")


def test_dates_of_an_office_are_shown_again_with_their_precision(small, analyst):
    send(
        analyst,
        add_page(Actor),
        name="A. Speaker",
        office="Minister",
        party=small.avaria.pk,
        **day("2018-05", "since", "month"),
        **day("2021", "until", "before", inferred="on"),
    )
    actor = Actor.objects.get()
    assert (actor.since.text, actor.until.text) == ("2018-05", "../2021?")
    shown = read_form(analyst.get(page(actor))).values
    assert [shown[f"until_{part}"] for part in ("precision", "start", "end", "inferred")] == [
        "before",
        "2021",
        "",
        "on",
    ]
