"""Whatever is typed or sent: an error in words or escaped text, never a fault, nothing lost."""

from __future__ import annotations

from itertools import cycle

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from provisions.models import NOUNS, Agreement, Position, Revision, StatusEntry
from tests.provisions.admin.desk import REASON, citation, errors, list_page, page, read_form
from tests.provisions.admin.rows import one_of_each

pytestmark = pytest.mark.django_db

HOSTILE = {
    "nul": "a\x00b",
    "override": "abc\u202edef",
    "stacked accents": "a" + "\u0301" * 50,
    "long": "x" * 60_000,
    "markup": "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 1 }}{% now %}",
    "number": "9" * 5000,
    "minus": "-1",
    "format": "%s%n{0}",
    "script address": "javascript:alert(1)",
    "lines": "a\r\nb\rc\nd",
}


UNSENT = ("version", "reason")


def fields(sent):
    return [name for name in sent if name not in UNSENT and not name.endswith("_FORMS")]


def opened(client, row):
    """Return the address of the row's form, or of the entry that replaced it, and its values."""
    while hasattr(row, "supersedes") and (following := row.corrections.first()):
        row = following
    return page(row), read_form(client.get(page(row))).values | {"reason": REASON}


def test_hostile_value_in_any_one_field_breaks_nothing(small, chief):
    """What cannot be taken is told on its field, and every other field is kept."""
    value = "a\x00\u202e<script>alert(1)</script>"
    rows = one_of_each(small)
    for model in (StatusEntry, Agreement):
        address, sent = opened(chief, rows[model])
        for name in [*fields(sent), "reason"]:
            if name.endswith("_inferred"):
                continue
            response = chief.post(address, sent | {name: value})
            assert response.status_code == 200, (model, name)
            kept = read_form(response).values
            others = {k: v for k, v in sent.items() if k != name}
            assert {k: v for k, v in kept.items() if k != name} == others, (model, name)
            assert "<script>alert(1)" not in response.content.decode()
    assert Revision.objects.count() == 2


def each(value):
    """Return a function that gives a form's fields the value, all of them the same."""
    return lambda names: dict.fromkeys(names, value)


def in_turn(first):
    """Return a function that gives a form's fields the hostile values one after another."""
    values = [*HOSTILE.values()][first:] + [*HOSTILE.values()][:first]
    return lambda names: dict(zip(names, cycle(values), strict=False))


@pytest.mark.parametrize(
    "give",
    [
        pytest.param(in_turn(0), id="in turn"),
        pytest.param(in_turn(3), id="in turn from another", marks=pytest.mark.once),
        *(
            pytest.param(each(text), id=name, marks=[pytest.mark.once, pytest.mark.long])
            for name, text in HOSTILE.items()
        ),
    ],
)
def test_hostile_value_in_all_fields_breaks_nothing(small, chief, give):
    """What can be taken as text is, and is shown as text; the rest is told."""
    for model, row in one_of_each(small).items():
        address, sent = opened(chief, row)
        assert chief.post(address, sent | give(fields(sent))).status_code == 200, model
        texts = [n for n in ("note", "summary", "title", "name", "subject", "place") if n in sent]
        texts = [n for n in texts if (model, n) != (Position, "subject")]  # a word, not a text
        given = give(texts)
        response = chief.post(address, sent | given)
        assert response.status_code in (200, 302), model
        if response.status_code == 200:
            kept = read_form(response).values
            assert {n: kept[n].split() for n in texts} == {n: given[n].split() for n in texts}
        for path in (opened(chief, row)[0], page(row, "history"), list_page(model)):
            response = chief.get(path)
            assert response.status_code == 200
            assert "<script>alert(1)" not in response.content.decode()


def test_a_million_characters_are_told_and_kept(small, chief):
    address, sent = opened(chief, small.avaria)
    response = chief.post(address, sent | {"note": "x" * 1_000_000})
    assert errors(response)["note"] == [
        "Ensure this value has at most 4000 characters (it has 1000000)."
    ]
    assert read_form(response).values["note"] == "x" * 1_000_000


@pytest.mark.once
@pytest.mark.parametrize("name", ["TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS"])
@pytest.mark.parametrize("value", ["", "-1", "abc", "99999999999999999999", "1000000"])
def test_tampered_counts_of_lines_break_nothing(small, chief, name, value):
    address = page(small.agreement)
    sent = read_form(chief.get(address)).values | {"reason": REASON}
    response = chief.post(address, sent | {f"citations-{name}": value})
    assert response.status_code in (200, 302)
    assert small.agreement.citations.published().count() == 1


@pytest.mark.once
@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "no-such-charset"])
def test_body_in_another_encoding_breaks_nothing(small, chief, charset):
    sent = read_form(chief.get(page(small.avaria))).values | {"reason": REASON}
    body = encode_multipart(BOUNDARY, sent | {"note": "+2AA-", "name": "Avaria"})
    response = chief.generic(
        "POST", page(small.avaria), body, content_type=f"{MULTIPART_CONTENT}; charset={charset}"
    )
    assert response.status_code in (200, 302, 400, 403)
    response = chief.generic(
        "POST",
        page(small.avaria),
        b"name=%ED%A0%80&note=+2AA-&reason=%FF",
        content_type="text/plain",
    )
    assert response.status_code in (200, 302, 400, 403)


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "utf-8"])
def test_address_in_another_encoding_breaks_nothing(small, chief, charset):
    response = chief.get(
        f"{list_page(type(small.avaria))}?q=+2AA-&x=%ED%A0%80",
        headers={"content-type": f"text/html; charset={charset}"},
        follow=True,
    )
    assert response.status_code in (200, 400)


@pytest.mark.once
@pytest.mark.parametrize(
    "question",
    [
        "agreement=abc",
        "agreement=99999999999999999999999",
        "article=%00&party=abc&according_to=-1&speaker=1e9",
        "aspect=%00&status=nothing&voice=x&date=2025-02-30&date_start=%00",
        "supersedes=1&version=99&state=retracted&slug=mine&id=7&revision=1&sort_day=x",
        "citations=1&citations-0-source=abc",
        "note=" + "x" * 50_000,
        "_changelist_filters=%00",
        "_to_field=id&_popup=1",
        "_to_field=%00",
        "_popup=%00",
    ],
    ids=lambda q: q[:40],
)
def test_address_of_a_new_form_fills_only_what_its_fields_accept(small, chief, question):
    for model in NOUNS:
        response = chief.get(f"/admin/provisions/{model._meta.model_name}/add/?{question}")
        assert response.status_code in (200, 400), model


@pytest.mark.once
@pytest.mark.parametrize(
    "key", ["0", "-1", "abc", "9" * 30, "9" * 5000, "1%00", "1'", "_00", "%ED%A0%80"]
)
def test_address_of_no_row_says_so(small, chief, key):
    for model in NOUNS:
        for name in ("change", "history", "retract", "delete"):
            address = f"/admin/provisions/{model._meta.model_name}/{key}/{name}/"
            for response in (chief.get(address), chief.post(address, {"reason": REASON})):
                assert response.status_code in (302, 403, 404), address


def test_fields_that_are_not_on_the_form_are_not_taken(small, chief):
    sent = read_form(chief.get(page(small.avaria))).values | {"reason": REASON, "note": "New"}
    extra = {"slug": "mine", "state": "retracted", "revision": "1", "id": "7", "_state": "x"}
    extra |= {"author_name": "nobody", "number": "77", "recorded_at": "2001-01-01", "kind": "state"}
    assert chief.post(page(small.avaria), sent | extra).status_code == 302
    small.avaria.refresh_from_db()
    row = small.avaria
    assert (row.slug, row.state, row.version, row.note) == ("avaria", "published", 2, "New")
    assert Revision.objects.first().author_name == "chief"


def test_too_many_fields_and_too_large_a_body_are_refused(small, chief):
    assert chief.post(page(small.avaria), {f"f{n}": "1" for n in range(2100)}).status_code == 400
    assert chief.post(page(small.avaria), {"note": "x" * 3_000_000}).status_code in (400, 413)


def test_each_line_of_sources_reports_its_own_fault(small, chief):
    sent = read_form(chief.get(page(small.agreement))).values | {"reason": REASON}
    sent |= citation(small.source, 0, quotation="a\u202eb") | citation(
        small.source, 1, locator="p. 2"
    )
    response = chief.post(page(small.agreement), sent)
    [first, second, *_] = response.context["inline_admin_formsets"][2].formset.forms
    assert first.errors == {"quotation": ["This text holds the invisible character U+202E."]}
    assert second.errors == {}
    assert read_form(response).values["citations-1-locator"] == "p. 2"
