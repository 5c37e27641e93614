"""A form sent after the session ended: nothing is saved, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from provisions.models import Revision
from tests.provisions.admin.conftest import seated
from tests.provisions.admin.desk import page, typed

pytestmark = pytest.mark.django_db
RECORD = "/admin/provisions/position/record/"


@pytest.mark.parametrize("where", ["row", "statement", "retract"])
def test_what_was_typed_comes_back_to_copy(small, analyst, where):
    address = {
        "row": page(small.avaria),
        "statement": RECORD,
        "retract": page(small.avaria, "retract"),
    }
    text = "An hour's <b>work</b>\r\nin two lines"
    sent = typed(analyst, address[where], note=text, summary=text, reason="Why & how")
    analyst.logout()
    response = analyst.post(address[where], sent | {"csrfmiddlewaretoken": "token-of-old"})
    assert response.status_code == 403
    shown = response.content.decode()
    assert "Nothing was saved: you are not signed in any more" in shown
    assert "An hour&#x27;s &lt;b&gt;work&lt;/b&gt;\r\nin two lines</textarea>" in shown
    assert "Why &amp; how</textarea>" in shown
    assert f'href="/admin/login/?next={address[where]}" target="_blank"' in shown
    assert "token-of-old" not in shown
    assert "no-store" in response.headers["Cache-Control"]
    assert Revision.objects.count() == 1


def test_no_pass_phrase_comes_back(small):
    chief = seated(User.objects.create_superuser("chief"))
    chief.logout()
    values = {"username": "new.one", "password1": "a secret phrase", "old_password": "an old one"}
    shown = chief.post("/admin/auth/user/add/", values).content.decode()
    assert "new.one</textarea>" in shown
    assert "secret phrase" not in shown
    assert "an old one" not in shown


def test_empty_form_of_a_stranger_leads_to_the_login(small):
    response = Client().post(page(small.avaria), {"csrfmiddlewaretoken": "x"})
    assert response.url == f"/admin/login/?next={page(small.avaria)}"
    assert Client().post("/admin/logout/", {"note": "x"}).status_code in (302, 403)


def test_form_forged_from_elsewhere_is_not_given_back(small):
    forged = Client(enforce_csrf_checks=True)
    response = forged.post(page(small.avaria), {"note": "Words of a stranger"})
    assert response.status_code == 403
    assert "Words of a stranger" not in response.content.decode()
