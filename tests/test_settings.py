"""The settings refuse to start unsafe. Each case is a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRINT = "import config.settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT)"
GOOD = "k7f0Q2x9" * 8


def start(code=PRINT, /, **environment):
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=keep | environment,
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
    ],
)
def test_unsafe_settings_refuse_to_start(environment, words):
    run = start(**environment)
    assert run.returncode == 1
    assert words in run.stderr


def test_deployed_settings_are_safe_by_default():
    run = start(SECRET_KEY=GOOD, ALLOWED_HOSTS="a.example", DATABASE_URL="sqlite:///:memory:")
    assert (run.returncode, run.stdout.strip()) == (0, "False True")
