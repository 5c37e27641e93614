"""A small record, its site in two languages, and what was published of it, once for the folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from config.edge.compression import version_seen
from config.publishing.publish import publish
from tests.config.edge.asking import MEGABYTE, Edge, edge_before
from tests.conftest import committed_record

TINY = Path(__file__).parents[2] / "tiny"
ORIGIN = "http://testserver"


@dataclass(frozen=True)
class Published:
    """The site, the folder to which it was published, and what was said meanwhile."""

    site: WSGIHandler
    edge: Edge
    folder: Path
    said: list[str]


@pytest.fixture(scope="package")
def published(django_db_setup, django_db_blocker, tmp_path_factory):
    two = override_settings(LANGUAGES=settings.LANGUAGES[:2])
    with two, committed_record(django_db_blocker, TINY), django_db_blocker.unblock():
        folder, said, site = tmp_path_factory.mktemp("published") / "site", [], WSGIHandler()
        publish(folder, ORIGIN, site, said.append)
        yield Published(site, edge_before(site, version_seen, 64 * MEGABYTE), folder, said)
