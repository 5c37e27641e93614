"""The real record and the fictional one, for tests that need them."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from whitenoise import WhiteNoise

from config.server import ROWS_BETWEEN_COLLECTIONS
from provisions.guards import lift_guards, set_guards
from provisions.models import Agreement
from tests.snapshot import put_record
from tests.statements import Sent
from tracker.api.held import held

FIXTURES = Path(__file__).parent.parent / "fixtures"
RECORD = FIXTURES / "armenia-azerbaijan"
REAL = RECORD / "01-record"
SAMPLE = FIXTURES / "sample"


# Pages show what the reads behind them and the API give; these ask more of a database.
PAGES_ON_EACH = ("test_known.py", "test_query_counts.py", "test_report.py", "test_timeline.py")


def pytest_collection_modifyitems(items):
    """Mark tests that would tell nothing new of another database."""
    for item in items:
        asks = {"db", "transactional_db", "live_server", "scene"} & set(item.fixturenames)
        is_page = item.path.parent.name == "pages" and item.path.name not in PAGES_ON_EACH
        if is_page or (not asks and not item.get_closest_marker("django_db")):
            item.add_marker("once")


def pytest_collection_finish():
    """Collect garbage as the server does: what was imported stays, and is not looked through."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(ROWS_BETWEEN_COLLECTIONS)


@pytest.fixture(autouse=True)
def checkpoints(settings, tmp_path):
    """Keep the key and the last checkpoint of each test to itself."""
    settings.CHECKPOINT_DIR = tmp_path / "checkpoints"


# Servers that tests start are asked by one client alone, and in a hurry.
os.environ.setdefault("RATE_LIMIT", "0")


@pytest.fixture(autouse=True)
def no_rates(settings):
    """Ask as often as a test likes; those about limits set their own."""
    settings.RATE_LIMIT = 0


@pytest.fixture
def within_an_hour():
    """Begin in the next hour where this one is about to end, for what is counted by the hour."""
    left = 3600 - time.time() % 3600
    if left < 30:
        time.sleep(left)


@pytest.fixture
def django_assert_num_queries():
    """Say how often the database is to be asked; a pipeline of queries is one journey."""

    @contextmanager
    def asked(wanted: int, info: Any = "") -> Iterator[Sent]:
        with Sent() as sent:
            yield sent
        assert len(sent) == wanted, (info, sent.statements)

    return asked


@pytest.fixture(autouse=True)
def nothing_kept():
    """Begin each test without the answers that another test had kept."""
    cache.clear()
    caches["limits"].clear()
    held.cache_clear()


@pytest.fixture
def record(db):
    """The Armenia-Azerbaijan agreement, its record loaded in the test's own transaction."""
    put_record(REAL, reason="Load of the first record")
    return Agreement.objects.get(slug="armenia-azerbaijan")


@pytest.fixture
def sample(db):
    """The fictional agreement, with all its steps loaded in the test's own transaction."""
    put_record(SAMPLE, reason="Load of the fictional record")
    return Agreement.objects.get(slug="callowmere-tindral")


@contextmanager
def committed_record(django_db_blocker: Any, folder: Path = REAL) -> Iterator[None]:
    """Commit the real record to the test database for a while, and empty it afterwards.

    Where no test asks for a database none is made, and the site's own would be emptied.
    """
    name = str(connection.settings_dict["NAME"])
    assert "test_" in name or "mode=memory" in name, f"{name} is no test database"
    with django_db_blocker.unblock():
        put_record(folder, reason="Load of the first record")
    yield
    with django_db_blocker.unblock():
        lift_guards()
        call_command("flush", interactive=False, verbosity=0)
        set_guards()


def _tear_down_unguarded(test: TransactionTestCase) -> None:
    """Empty the tables after a test that committed, which the guards would refuse."""
    lift_guards()
    _tear_down(test)
    set_guards()


_tear_down = TransactionTestCase._fixture_teardown
TransactionTestCase._fixture_teardown = _tear_down_unguarded


def _update_files_once(site: WhiteNoise, root: str, prefix: str) -> None:
    """Look through the static files once for all clients of the tests, not for each anew."""
    key = (root, prefix, str(settings.STORAGES["staticfiles"]))
    if key not in _static_files:
        others, site.files = site.files, {}
        _update_files(site, root, prefix)
        _static_files[key], site.files = site.files, others
    site.files.update(_static_files[key])


_static_files: dict[tuple[str, str, str], dict[str, Any]] = {}
_update_files = WhiteNoise.update_files_dictionary
WhiteNoise.update_files_dictionary = _update_files_once
