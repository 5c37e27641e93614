"""Accounts at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.builders import small_record


def account(name: str, *verbs: str, **values) -> User:
    """Make a staff account with these verbs on every noun of the record."""
    user = User.objects.create_user(name, is_staff=True, **values)
    for verb in verbs:
        user.user_permissions.add(
            *Permission.objects.filter(
                content_type__app_label="provisions", codename__startswith=f"{verb}_"
            )
        )
    return user


def seated(user: User | None) -> Client:
    """Return a browser in which the account is logged in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def small(db):
    return small_record()


@pytest.fixture
def analyst(db):
    return seated(account("ana.lyst", "view", "add", "change"))


@pytest.fixture
def colleague(db):
    return seated(account("col.league", "view", "add", "change"))


@pytest.fixture
def viewer(db):
    return seated(account("vi.ewer", "view"))


@pytest.fixture
def chief(db):
    return seated(User.objects.create_superuser("chief"))
