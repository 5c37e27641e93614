"""Attempts to sign in at the desk: the fifth within an hour is refused, whatever its password."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from provisions.models import SenderCount
from provisions.sign_in import (
    MOST_OF_ACCOUNT,
    MOST_OF_ADDRESS,
    TooManyAttempts,
    begin_attempt,
    take_back,
)

NAME, RIGHT, WRONG = "ana.lyst", "a long pass phrase", "a wrong pass phrase"
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def account(db, settings, within_an_hour):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_superuser(NAME, password=RIGHT)


def attempt(password=WRONG, name=NAME, **sent):
    return Client().post(LOGIN, {"username": name, "password": password}, **sent).status_code


def test_fifth_attempt_is_refused_even_with_the_right_password():
    assert [attempt() for _ in range(4)] == [200] * 4
    refused = Client().post(LOGIN, {"username": NAME, "password": RIGHT})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    assert "no-store" in refused.headers["Cache-Control"]
    assert "sessionid" not in refused.cookies
    assert "too many attempts to sign in" in refused.content.decode()
    assert NAME not in refused.content.decode()


def test_form_is_shown_all_the_same():
    for _ in range(6):
        attempt()
    assert Client().get(LOGIN).status_code == 200


def test_right_password_is_no_attempt():
    assert [attempt(RIGHT) for _ in range(MOST_OF_ACCOUNT + 2)] == [302] * (MOST_OF_ACCOUNT + 2)
    assert set(SenderCount.objects.values_list("count", flat=True)) == {0}


def test_right_password_takes_back_only_itself():
    statuses = [attempt(password) for password in (WRONG, WRONG, RIGHT, WRONG, WRONG, WRONG)]
    assert statuses == [200, 200, 302, 200, 200, 429]


@pytest.mark.parametrize("other", ["ANA.LYST", "ana．lyst"])
def test_spelling_of_a_name_buys_nothing(other):
    assert [attempt(name=name) for name in (NAME, other, NAME, other)] == [200] * 4
    assert attempt(name=other) == 429


def test_header_of_a_client_buys_nothing():
    statuses = [attempt(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(5)]
    assert statuses == [200] * 4 + [429]


def test_proxy_in_front_tells_who_tries(settings):
    settings.PROXIES_IN_FRONT = 1
    sent = [f"198.51.100.{n}, 192.0.2.1" for n in range(5)]
    assert [attempt(HTTP_X_FORWARDED_FOR=hops) for hops in sent] == [200] * 4 + [429]
    assert attempt(RIGHT, HTTP_X_FORWARDED_FOR="192.0.2.2") == 302


def test_one_address_gets_no_further_by_many_names():
    statuses = [attempt(name=f"name{n}") for n in range(MOST_OF_ADDRESS + 1)]
    assert statuses == [200] * MOST_OF_ADDRESS + [429]
    assert attempt(RIGHT) == 429
    assert attempt(RIGHT, REMOTE_ADDR="192.0.2.9") == 302


def test_next_hour_is_another(monkeypatch):
    for _ in range(5):
        attempt()
    later = timezone.now() + datetime.timedelta(hours=1)
    monkeypatch.setattr("provisions.sign_in.timezone.now", lambda: later)
    take_back(begin_attempt(username=NAME, address="127.0.0.1"))
    hours = set(SenderCount.objects.values_list("hour", flat=True))
    assert hours == {later.replace(minute=0, second=0, microsecond=0)}


def test_neither_name_nor_address_is_kept():
    attempt(REMOTE_ADDR="203.0.113.77")
    kept = [str(value) for row in SenderCount.objects.values() for value in row.values()]
    assert len(kept) == 8
    assert [value for value in kept if NAME in value or "203.0.113" in value] == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection at a time, in memory")
@pytest.mark.django_db(transaction=True)
def test_attempts_at_once_get_no_further():
    def begin(_number):
        try:
            begin_attempt(username=NAME, address="192.0.2.1")
        except TooManyAttempts:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        begun = list(threads.map(begin, range(16)))
    assert sum(begun) == MOST_OF_ACCOUNT
