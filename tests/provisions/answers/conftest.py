"""The answers are tested on the real record, loaded once for this folder and removed after it."""

from __future__ import annotations

import pytest

from provisions.models import Agreement
from tests.conftest import committed_record


@pytest.fixture(scope="package", autouse=True)
def loaded_record(django_db_setup, django_db_blocker):
    """Commit the real record to the test database while this folder's tests run."""
    with committed_record(django_db_blocker):
        yield


@pytest.fixture
def record(db):
    """The Armenia-Azerbaijan agreement."""
    return Agreement.objects.get(slug="armenia-azerbaijan")
