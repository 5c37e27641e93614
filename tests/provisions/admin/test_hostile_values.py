"""Two hundred hostile values in every field of the desk: taken as text or refused in words."""

from __future__ import annotations

from itertools import cycle

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from provisions.models import NOUNS
from tests.hostile_values import TEXTS
from tests.provisions.admin.rows import one_of_each
from tests.provisions.admin.test_hostile_input import fields, opened

pytestmark = [pytest.mark.django_db, pytest.mark.once]


class Everywhere(dict):
    """A form that came back with one value under every name."""

    def __init__(self, value):
        self.value = value

    def get(self, key, default=None):
        return self.value

    def getlist(self, key, default=None):
        return [self.value]

    def __getitem__(self, key):
        return self.value

    def __contains__(self, key):
        return True


def fields_of_the_desk(user):
    """Return a field of each kind that occurs on a form of the desk, by what tells kinds apart."""
    request = RequestFactory().get("/admin/")
    request.user = user
    found = {}
    for desk in admin.site._registry.values():
        forms = [desk.get_form(request)]
        forms += [formset.form for formset, _ in desk.get_formsets_with_inlines(request)]
        for form in forms:
            for name, field in form.base_fields.items():
                rows = getattr(getattr(field, "queryset", None), "model", None)
                limit = getattr(field, "max_length", None)
                checks = tuple(str(check) for check in field.validators)
                kind = (type(field), type(field.widget), rows, limit, checks)
                found.setdefault(kind, (desk, name, field))
    return found.values()


def test_any_value_in_any_field_is_taken_or_refused(small):
    found = fields_of_the_desk(User.objects.create_superuser("chief"))
    assert len(found) > 30
    refused = 0
    for desk, name, field in found:
        for text in TEXTS:
            try:
                field.clean(field.widget.value_from_datadict(Everywhere(text), {}, name))
            except ValidationError:
                refused += 1
            except Exception as error:
                raise AssertionError(f"{desk}, {name}, {text[:40]!r}") from error
    assert refused > len(found) * 10


def test_form_full_of_any_value_is_answered(small, chief):
    """Each value in all fields of one noun at once; the nouns take turns."""
    rows = one_of_each(small)
    nouns = cycle(NOUNS)
    for text in TEXTS[::2]:
        address, sent = opened(chief, rows[next(nouns)])
        value = text.encode(errors="replace").decode()
        response = chief.post(address, sent | dict.fromkeys(fields(sent), value))
        assert response.status_code in (200, 302, 400), (address, text[:40])
