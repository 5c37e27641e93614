"""Accounts: deactivated, never deleted; who may grant what."""

import pytest
from django.contrib.auth.models import Permission, User

from tests.provisions.admin.conftest import account, seated
from tests.provisions.admin.desk import read_form

pytestmark = pytest.mark.django_db


def change_page(user):
    return f"/admin/auth/user/{user.pk}/change/"


@pytest.fixture
def manager(db):
    user = account("man.ager")
    user.user_permissions.set(
        Permission.objects.filter(content_type__model="user", content_type__app_label="auth")
    )
    return seated(user)


def test_account_is_deactivated_and_its_page_says_why(chief):
    user = account("for.mer", "view")
    response = chief.get(change_page(user))
    assert "Accounts are deactivated, not deleted" in response.content.decode()
    values = read_form(response).values
    del values["is_active"]
    assert chief.post(change_page(user), values).status_code == 302
    user.refresh_from_db()
    assert not user.is_active


def test_account_is_deleted_by_nobody(chief):
    user = account("for.mer")
    assert chief.post(f"/admin/auth/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": user.pk, "post": "yes"}
    chief.post("/admin/auth/user/", data)
    assert User.objects.filter(pk=user.pk).exists()


def test_manager_of_accounts_grants_no_powers(manager):
    user = account("ana.lyst")
    values = read_form(manager.get(change_page(user))).values
    assert "is_superuser" not in values
    everything = list(Permission.objects.values_list("pk", flat=True))
    values |= {"is_superuser": "on", "user_permissions": everything, "first_name": "Ana"}
    assert manager.post(change_page(user), values).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.is_superuser, user.user_permissions.count()) == ("Ana", False, 0)


def test_manager_of_accounts_does_not_touch_a_superuser(manager):
    boss = User.objects.create_superuser("boss", password="pass-2026-long")
    before = boss.password
    assert manager.post(change_page(boss), {"username": "taken"}).status_code == 403
    password = {"password1": "new-pass-2026", "password2": "new-pass-2026"}
    address = f"/admin/auth/user/{boss.pk}/password/"
    assert manager.post(address, password | {"usable_password": "true"}).status_code == 403
    boss.refresh_from_db()
    assert (boss.username, boss.password) == ("boss", before)


def test_account_that_is_not_staff_does_not_reach_the_desk(db):
    citizen = seated(User.objects.create_user("citizen"))
    assert citizen.get("/admin/").status_code == 302
