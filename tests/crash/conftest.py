"""A migrated database for each deed, on SQLite always and on PostgreSQL where there is one."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.crash.scenes import ROOT, deed, postgresql_scene, sqlite_scene

__all__ = ["ROOT"]

ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
Deed = Callable[..., Any]


@pytest.fixture(
    scope="session", params=["postgresql"] if ON_POSTGRESQL else ["sqlite", "postgresql"]
)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Return a function that makes a fresh copy of the scene and gives its address."""
    if request.param == "sqlite":
        yield from sqlite_scene(tmp_path_factory.mktemp("scene"))
    elif ON_POSTGRESQL:
        yield from postgresql_scene(os.environ["DATABASE_URL"])
    else:
        pytest.skip("PostgreSQL: DATABASE_URL does not name one")


@pytest.fixture
def run(scene: Callable[[], str]) -> Deed:
    """Run a deed on a fresh copy of the scene and return its report."""
    return lambda *words: deed(scene(), *words)
