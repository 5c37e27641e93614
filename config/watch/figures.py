"""What is counted while requests are answered. Nothing in it tells of a reader."""

from __future__ import annotations

import os

from prometheus_client import Counter, Histogram

from config.watch.together import VARIABLE

# Where all processes of this server count together; empty where this one counts for itself.
# Told at the same moment at which prometheus_client decides it.
FOLDER = os.environ.get(VARIABLE, "")

REQUESTS = Counter(
    "tracker_requests",
    "Requests that Django answered.",
    ("method", "route", "status"),
)
SECONDS = Histogram(
    "tracker_request_seconds",
    "How long Django took to answer.",
    ("route",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
LIMITED = Counter(
    "tracker_limited_requests", "Requests refused with 429: one client asked too much."
)
