"""The site with a planted fault: the version of the record is looked up once a second at most."""

import time

from config.edge.layer import KeptAnswers
from config.edge.store import Store
from config.edge.version import Versions
from config.wsgi import django_application

MOST = 64 * 1024 * 1024


class OldVersions(Versions):
    def __call__(self):
        if time.monotonic() > getattr(self, "until", 0):
            self.until, self.seen = time.monotonic() + 1, super().__call__()
        return self.seen


application = KeptAnswers(django_application, Store(MOST), OldVersions())
