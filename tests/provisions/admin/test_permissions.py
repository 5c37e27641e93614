"""No address of the desk changes anything for an account that may only look, or may nothing."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import URLPattern, URLResolver, get_resolver

from provisions.models import NOUNS, Revision, SenderCount
from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import REASON, page, read_form
from tests.provisions.admin.rows import one_of_each

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KEYS = {"object_id", "id", "content_type_id", "app_label", "url"}


def addresses(rows):
    """Yield every address of the desk, from its own list of routes, with the row it is about."""
    [desk] = [r for r in get_resolver().url_patterns if getattr(r, "namespace", "") == "admin"]
    for prefix, pattern in flattened(desk.url_patterns, "/admin/"):
        names = set(pattern.pattern.converters) | set(pattern.pattern.regex.groupindex)
        assert names <= KEYS, f"the walk cannot fill {pattern}"
        for values in fillings(prefix, names, rows):
            yield prefix_filled(prefix + str(pattern.pattern), values), prefix


def flattened(patterns, prefix):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from flattened(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix, pattern


def fillings(prefix, names, rows):
    if not names:
        return [{}]
    row = {f"/admin/provisions/{m._meta.model_name}/": row for m, row in rows.items()}.get(prefix)
    key = row.pk if row else User.objects.get(username="chief").pk
    if prefix.startswith("/admin/provisions/") and row is None:
        key = 1  # revisions and changes
    return [{"object_id": key, "id": key, "content_type_id": 1, "app_label": "auth", "url": "no"}]


def prefix_filled(route, values):
    for name, value in values.items():
        for shape in (
            f"<path:{name}>",
            f"<{name}>",
            f"(?P<{name}>.*)",
            f"(?P<{name}>auth|provisions)",
        ):
            route = route.replace(shape, str(value))
    filled = route.replace("^", "").replace("$", "").replace("\\", "")
    assert "<" not in filled, route
    return filled


TYPED = ("title", "name", "note", "subject", "subject_words", "position", "text")


def filled_forms(chief, rows):
    """Return, for each noun, what would change its row if the account were let in."""
    sent = {}
    for model, row in rows.items():
        form = read_form(chief.get(page(row))).values | {"reason": REASON}
        field = next(name for name in TYPED if name in form)
        sent[f"/admin/provisions/{model._meta.model_name}/"] = form | {field: "77"}
    return sent


def snapshot():
    models = [*apps.get_app_config("provisions").get_models(), Group, User.groups.through]
    models.remove(SenderCount)  # that somebody tried to sign in is counted, whoever it was
    kept = {m._meta.label: list(m.objects.order_by("pk").values()) for m in models}
    users = User.objects.order_by("pk")
    kept["users"] = list(users.values_list("username", "password", "is_superuser"))
    kept["granted"] = sorted(
        User.user_permissions.through.objects.values_list("user", "permission")
    )
    return kept


ACTION = {"action": "delete_selected", "_selected_action": "1", "post": "yes", "index": "0"}
ACCOUNT = {"username": "intruder", "password1": "pass-2026-long", "password2": "pass-2026-long"}
ACCOUNT |= {"usable_password": "true", "name": "Role", "is_superuser": "on", "is_staff": "on"}


@pytest.mark.parametrize("who", ["viewer", "outsider", "nobody", "citizen"])
def test_no_address_changes_anything_for_who_may_not_write(small, chief, who):
    rows = one_of_each(small)
    users = {
        "viewer": account("vi.ewer", "view"),
        "outsider": account("out.sider"),
        "nobody": None,
        "citizen": User.objects.create_user("citizen", is_staff=False),
    }
    forms = filled_forms(chief, rows)
    before = snapshot()
    walked = 0
    for address, prefix in addresses(rows):
        client = seated(users[who])
        data = forms.get(prefix, {"reason": REASON}) | ACTION | ACCOUNT
        answers = [
            client.post(address, data),
            client.post(address, data | {"_saveasnew": "1", "_popup": "1"}),
            client.get(address, data),
        ]
        if who == "viewer":
            answers += [client.put(address, data), client.delete(address)]
        assert {a.status_code for a in answers} <= {200, 301, 302, 400, 403, 404, 405}, address
        walked += len(answers)
    assert snapshot() == before
    assert walked > 400


def test_the_walk_would_catch_a_write(small, chief):
    """The same forms do write when they are sent by an account that may."""
    rows = one_of_each(small)
    for prefix, data in filled_forms(chief, rows).items():
        before = Revision.objects.count()
        [model] = [m for m in NOUNS if prefix == f"/admin/provisions/{m._meta.model_name}/"]
        assert chief.post(page(rows[model]), data).status_code == 302, prefix
        assert Revision.objects.count() == before + 1, prefix


def test_walk_meets_every_registered_model(small, chief):
    walked = {address for address, _ in addresses(one_of_each(small))}
    for model in admin.site._registry:
        name = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert {name, f"{name}add/"} <= walked
        assert any(a.startswith(name) and a.endswith("/delete/") for a in walked)
    assert {m for m in NOUNS if not admin.site.is_registered(m)} == set()
    assert len([a for a in walked if a.endswith("/retract/")]) == len(NOUNS)


def test_account_that_may_add_but_not_change_corrects_nothing(small):
    rows = one_of_each(small)
    adder = seated(account("ad.der", "view", "add"))
    forms = filled_forms(seated(account("ed.itor", "view", "add", "change")), rows)
    before = Revision.objects.count()
    for model, row in rows.items():
        data = forms[f"/admin/provisions/{model._meta.model_name}/"]
        assert adder.post(page(row), data).status_code == 403
        assert adder.post(page(row, "retract"), data).status_code == 403
    assert Revision.objects.count() == before


def test_account_that_may_change_but_not_add_adds_nothing(small):
    rows = one_of_each(small)
    changer = seated(account("ch.anger", "view", "change"))
    forms = filled_forms(changer, rows)
    before = Revision.objects.count()
    for model, row in rows.items():
        name = f"/admin/provisions/{model._meta.model_name}/"
        assert changer.post(f"{name}add/", forms[name]).status_code == 403
        assert changer.post(page(row), forms[name] | {"_saveasnew": "1"}).status_code == 403
    assert Revision.objects.count() == before


def test_view_only_pages_offer_nothing_to_save(small, viewer):
    for row in one_of_each(small).values():
        text = viewer.get(page(row)).content.decode()
        assert 'name="_save"' not in text
        assert 'name="reason"' not in text
        assert "Retract" not in text
        assert "Record a" not in text
        if "citations" in row.ties:
            assert "Gazette: Report avaria-borduria-gazette" in text


def test_request_forged_from_elsewhere_is_refused(small, chief):
    forged = seated(User.objects.get(username="chief"))
    forged.handler.enforce_csrf_checks = True
    data = {"reason": REASON, "version": "1", "name": "Forged", "kind": "state"}
    for address in (page(small.avaria), page(small.avaria, "retract")):
        assert forged.post(address, data).status_code == 403
    assert Revision.objects.count() == 1
