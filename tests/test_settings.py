"""The settings refuse to start unsafe. Each case is a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRINT = "import config.settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT)"
GOOD = "k7f0Q2x9" * 8
DEPLOYED = {
    "SECRET_KEY": GOOD,
    "ALLOWED_HOSTS": "a.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


def inherited():
    return {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}


def start(code=PRINT, /, **environment):
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=inherited() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATABASE_URL": "sqlite:///x"}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "aaaa" * 20, "ALLOWED_HOSTS": "a.example"}, "SECRET_KEY must be set"),
        (
            {"SECRET_KEY": "django-insecure-" + GOOD, "ALLOWED_HOSTS": "a.example"},
            "SECRET_KEY must be set",
        ),
        ({"SECRET_KEY": GOOD}, "ALLOWED_HOSTS must name"),
        ({"SECRET_KEY": GOOD, "ALLOWED_HOSTS": "*"}, "must not be '*'"),
        ({"SECRET_KEY": GOOD, "ALLOWED_HOSTS": "*", "DEBUG": "on"}, "must not be '*'"),
        (DEPLOYED | {"DEBUG": "on"}, "DEBUG must be off"),
        (DEPLOYED | {"CACHE_URL": "memcached://cache:11211"}, "CACHE_URL must be redis://"),
        (DEPLOYED | {"CACHE_URL": "redis://"}, "CACHE_URL must be redis://"),
        (DEPLOYED | {"CACHE_URL": "redis://cache:port"}, "CACHE_URL must be redis://"),
        (DEPLOYED | {"CACHE_URL": "redis://cache:6379/first"}, "CACHE_URL must be redis://"),
        (DEPLOYED | {"RATE_LIMIT": "many"}, "RATE_LIMIT must be a whole number"),
        (DEPLOYED | {"RATE_LIMIT": "-1"}, "RATE_LIMIT must be a whole number"),
        (DEPLOYED | {"PROXIES_IN_FRONT": "-1"}, "PROXIES_IN_FRONT must be a whole number"),
        (DEPLOYED | {"KEPT_ANSWERS_MB": "½"}, "KEPT_ANSWERS_MB must be a whole number"),
        (DEPLOYED | {"SECURE_HSTS_SECONDS": "1y"}, "SECURE_HSTS_SECONDS must be a whole number"),
        (DEPLOYED | {"METRICS_TOKEN": "guess"}, "METRICS_TOKEN must have at least 20"),
        (DEPLOYED | {"LOG_FORMAT": "xml"}, "LOG_FORMAT must be text or json"),
        (DEPLOYED | {"LOG_LEVEL": "DEBUG"}, "LOG_LEVEL must be INFO, WARNING or ERROR"),
    ],
)
def test_unsafe_settings_refuse_to_start(environment, words):
    run = start(**environment)
    assert run.returncode == 1
    assert words in run.stderr


def test_deployed_settings_are_safe_by_default():
    run = start(**DEPLOYED)
    assert (run.returncode, run.stdout.strip()) == (0, "False True")


def test_deployed_settings_pass_djangos_own_check():
    run = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=inherited() | DEPLOYED | {"CACHE_URL": "redis://localhost:6379/0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "no issues (0 silenced)" in run.stdout


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "text 6000 LocMemCache"),
        (DEPLOYED, "json 300 LocMemCache"),
        (DEPLOYED | {"RATE_LIMIT": "0", "LOG_FORMAT": "text"}, "text 0 LocMemCache"),
        (DEPLOYED | {"CACHE_URL": "rediss://:word@cache.example/3"}, "json 300 SharedCache"),
    ],
)
def test_what_is_not_set_has_a_default(environment, words):
    code = (
        "import config.settings as s;"
        "print(s.LOG_FORMAT, s.RATE_LIMIT, s.CACHES['limits']['BACKEND'].split('.')[-1])"
    )
    assert start(code, **environment).stdout.strip() == words
