"""The site's own settings, with two things more.

Each answer that Django makes is counted, so that nobody takes a kept answer for one that was
made. With ``COLD`` set nothing is kept anywhere: not in front of Django, not in its cache.
"""

import os

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE as OWN

MIDDLEWARE = ["tests.bench.http.counted.counted", *OWN]
if "COLD" in os.environ:
    KEPT_ANSWERS_BYTES = 0
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
