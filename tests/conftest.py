"""The real record and the fictional one, for tests that need them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from provisions.models import Agreement
from provisions.transfer.reader import load_folder

FIXTURES = Path(__file__).parent.parent / "fixtures"
REAL = FIXTURES / "armenia-azerbaijan"
SAMPLE = FIXTURES / "sample"


@pytest.fixture
def record(db):
    """The Armenia-Azerbaijan agreement, its record loaded in the test's own transaction."""
    load_folder(REAL, reason="Load of the first record")
    return Agreement.objects.get(slug="armenia-azerbaijan")


@pytest.fixture
def sample(db):
    """The fictional agreement, with all its steps loaded in the test's own transaction."""
    load_folder(SAMPLE, reason="Load of the fictional record")
    return Agreement.objects.get(slug="callowmere-tindral")


@contextmanager
def committed_record(django_db_blocker: Any) -> Iterator[None]:
    """Commit the real record to the test database for a while, and empty it afterwards."""
    with django_db_blocker.unblock():
        load_folder(REAL, reason="Load of the first record")
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
