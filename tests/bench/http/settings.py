"""The site's own settings, with two things more.

Each answer that Django makes is counted, so that nobody takes a kept answer for one that was
made. With ``COLD`` set no answer is kept: not in front of Django, not in its cache. Where it is
``bare``, no rows of the API are held either, as for whoever asks first after a save.
"""

import os

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE as OWN

MIDDLEWARE = ["tests.bench.http.counted.counted", *OWN]
if "COLD" in os.environ:
    KEPT_ANSWERS_BYTES = 0
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    if os.environ["COLD"] == "bare":
        KEPT_ROWS_BYTES = 0
