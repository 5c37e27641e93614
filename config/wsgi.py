"""The WSGI callable that web servers load: kept answers first, then Django."""

import os

from config.watch.serving import PLACE

# isort: split
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.edge.layer import KeptAnswers
from config.edge.store import Store
from config.edge.version import Versions
from config.watch.kept import SharedFigures

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()
# While templates are being worked on, each page is made anew.
application = (
    django_application
    if settings.DEBUG
    else KeptAnswers(
        django_application,
        Store(settings.KEPT_ANSWERS_BYTES, SharedFigures(PLACE)),
        Versions(),
    )
)
